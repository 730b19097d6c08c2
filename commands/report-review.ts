import type { ModalSubmitInteraction } from 'discord.js';
import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY, privately } from '../src/discord/interactions/command.ts';
import { addReport } from '../src/guilds/moderation/reports.ts';
import { reportModal } from '../src/presentation/moderation/report-modal.ts';
import { message } from '../src/presentation/payload/payload.ts';
import { REPORT_REASONS } from '../src/reviews/moderation/moderation.ts';
import { cleanLine } from '../src/reviews/plain-text.ts';
import { reviewKey } from '../src/reviews/review.ts';
import { UserError } from '../src/reviews/user-error.ts';
import { decideForStaff } from './moderate/case.ts';
import type { ModerateHandler, ModerateServices } from './moderate/invocation.ts';

/** The submitted form: stores the report before it tells the moderators. */
const submitReport: ModerateHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run({ interaction, guild, userId, t, services }, showId = '', authorId = '') {
    const { fields } = interaction;
    const key = reviewKey(showId, authorId);
    const picked = fields.fields.has('reason') ? fields.getRadioGroup('reason') : undefined;
    const reason = REPORT_REASONS.find((known) => known === picked) ?? 'other';
    const note = fields.fields.has('note') ? cleanLine(fields.getTextInputValue('note')) : '';
    const report = { by: userId, reason, note: note || undefined, at: services.clock.now() };
    await guild.run(addReport(key, report));
    // Without a moderators' channel, or when Discord refuses, the report waits in the queue.
    services.reportBoard.show(guild, key);
    return privately(message({ content: t('report.done') }));
  },
};

/** "Report review" in the context menu of a review's message, for everybody. */
export const reportReview: Command<ModerateServices> = {
  definition: (texts) => ({
    ...texts.menu('report-review'),
    ...GUILD_ONLY,
    type: ApplicationCommandType.Message,
  }),
  onMessage: {
    for: 'everybody',
    defer: 'never',
    async run({ interaction, guild, t }) {
      const facts = guild.memory.reviewByMessage(interaction.targetId);
      if (facts === undefined) throw new UserError('no-review-message');
      return { kind: 'modal', modal: reportModal(facts, t) };
    },
  },
  components: { decide: decideForStaff },
  modals: { report: submitReport },
};
