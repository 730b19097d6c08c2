import { ApplicationCommandType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY, privately } from '../src/discord/interactions/command.ts';
import { UserError } from '../src/reviews/user-error.ts';
import { decideBecause, decideInPanel, openReasonModal, readCase, submitReason } from './moderate/case.ts';
import { panelOf } from './moderate/case-answers.ts';
import type { ModerateServices } from './moderate/invocation.ts';
import { undoDecision } from './moderate/undo-decision.ts';

/** "Moderate review" in the context menu of a review's message, for moderators. */
export const moderateReview: Command<ModerateServices> = {
  definition: (texts) => ({
    ...texts.menu('moderate-review'),
    ...GUILD_ONLY,
    type: ApplicationCommandType.Message,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
  }),
  onMessage: {
    for: 'moderator',
    defer: 'private',
    async run(invocation) {
      const facts = invocation.guild.memory.reviewByMessage(invocation.interaction.targetId);
      if (facts === undefined) throw new UserError('no-review-message');
      return privately(await panelOf(invocation, facts));
    },
  },
  components: {
    moderate: decideInPanel,
    because: decideBecause,
    'own-words': openReasonModal,
    'case-text': readCase,
    'undo-case': undoDecision,
  },
  modals: { 'own-words': submitReason },
};
