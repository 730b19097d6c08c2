import type {
  MessageComponentInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import { inPlace, type MessageReply, privately } from '../../../src/discord/interactions/command.ts';
import { checkMay } from '../../../src/guilds/reviews/rights.ts';
import { errorMessage } from '../../../src/presentation/error-message.ts';
import { customId } from '../../../src/presentation/payload/custom-id.ts';
import { reviewModal } from '../../../src/presentation/reviews/review-modal.ts';
import {
  confirmReplaceMessage,
  textEmbeds,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { chooseShowMessage } from '../../../src/presentation/shows/choose-show-message.ts';
import { cleanText } from '../../../src/reviews/plain-text.ts';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import { formatScore } from '../../../src/reviews/score.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { parseTitle } from '../../../src/reviews/shows/title.ts';
import { readPaste } from '../../../src/reviews/submission/paste.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { createId, isId } from '../../../src/storage/create-id.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { actorOf } from '../actor.ts';
import type { ReviewHandler, ReviewInvocation } from '../invocation.ts';
import { chosenEntry, nameShow } from '../naming/name-show.ts';
import { keptReply, postDraft } from './post-draft.ts';
import { readFields } from './submit.ts';

/** No draft was there when the form was filled with a message. */
const BEFORE_ALL = Number.NEGATIVE_INFINITY;

/** "Make this my review" in a message's context menu: opens the form with the message's text. */
export const openFromMessage: ReviewHandler<MessageContextMenuCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'never',
  async run(invocation) {
    const { interaction, guild, userId, t } = invocation;
    checkMay(guild, 'begin', actorOf(invocation));
    const { author, content } = interaction.targetMessage;
    if (author.id !== userId) throw new UserError('not-own-message');
    const body = cleanText(content);
    if (body === '') throw new UserError('message-without-text');
    const typed = { headline: '', body, score: '', spoilers: false };
    return {
      kind: 'modal',
      modal: reviewModal({
        customId: customId('make-review', createId()),
        isOfMessage: true,
        fields: typed,
        t,
      }),
    };
  },
};

/** The submitted form, which names a show: saves the text as a draft, or gives it back to the member. */
export const submitFromMessage: ReviewHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  async run(invocation, formId = '') {
    const { interaction, t } = invocation;
    // It becomes the id of a new show, and part of custom ids.
    const draftId = isId(formId) ? formId : createId();
    const { fields } = interaction.fields;
    const typed = readFields(interaction);
    const typedShow = fields.has('show') ? interaction.fields.getTextInputValue('show') : '';
    try {
      const choice = await nameShow(invocation, typedShow, draftId);
      if (choice.kind === 'one') return await postOrConfirmReplace(invocation, choice.show, typed);
      const { title, year } = parseTitle(typedShow);
      const { shows, fresh } = choice;
      const draft = draftOf(invocation, { id: draftId, title, year }, typed);
      return await keptReply(invocation, draft, {}, () =>
        chooseShowMessage({ typed: { title, year }, shows, fresh, draftId, t }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return privately({ ...errorMessage(t, error), embeds: textEmbeds(typed) });
    }
  },
};

/** The show picked for "Which one do you mean?" */
export const submitForChosenShow: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  async run(invocation, draftId = '', showId = '') {
    const { interaction, guild, userId, services } = invocation;
    const id = (interaction.isStringSelectMenu() ? interaction.values[0] : showId) ?? '';
    const draft = await services.drafts.find(guild.memory.id, userId, draftId);
    const show =
      (await chosenEntry(invocation, id, draftId)) ??
      guild.memory.show(id) ??
      (id === draftId && draft ? { ...draft, id } : undefined);
    if (draft === undefined || show === undefined) throw new UserError('draft-not-found');
    return inPlace(await postOrConfirmReplace(invocation, show, draft.typed, draftId));
  },
};

/**
 * Posts the text as a review of this show, or asks for confirmation when the member has already reviewed it. It replaces no
 * draft about the show: its form was filled with the message.
 */
async function postOrConfirmReplace(
  invocation: ReviewInvocation,
  show: NamedShow,
  typed: ReviewFields,
  instead = show.id,
): Promise<MessageReply> {
  const { guild, userId, t } = invocation;
  const before = guild.memory.review(show.id, userId);
  if (before === undefined)
    return postDraft(invocation, draftOf(invocation, show, typed), { instead, seenAt: BEFORE_ALL });
  // A form without the review's score does not ask to take that away.
  const score = readPaste(typed).score ?? before.score;
  const scored = typed.score === '' && score !== undefined ? { ...typed, score: formatScore(score) } : typed;
  return keptReply(invocation, draftOf(invocation, show, scored), { instead, until: BEFORE_ALL }, (id) =>
    confirmReplaceMessage({ ...show, id }, t),
  );
}

const draftOf = (
  { services }: ReviewInvocation,
  { id: showId, title, year, entry }: NamedShow,
  typed: ReviewFields,
): Draft => ({ showId, title, year, entry, typed, submitted: true, savedAt: services.clock.now() });
