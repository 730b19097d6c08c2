import type { ModalSubmitInteraction } from 'discord.js';
import { ComponentType } from 'discord-api-types/v10';
import { inPlace, type MessageReply, privately } from '../../../src/discord/interactions/command.ts';
import { returnedTextMessage } from '../../../src/presentation/reviews/unposted-review-messages.ts';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { isEmpty } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { ReviewHandler, ReviewInvocation } from '../invocation.ts';
import { postDraft } from './post-draft.ts';

/** The submitted modal: posts the text, keeps it as a draft, or gives it back to the member. */
export const submit: ReviewHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  run: submitted,
};

/** `submit` for a form opened by a private message, whose place the answer takes. */
export const submitHere: ReviewHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  run: async (...form) => inPlace(await submitted(...form)),
};

async function submitted(
  invocation: ReviewInvocation<ModalSubmitInteraction<'cached'>>,
  showId = '',
  openedAt = '',
  seenAt = openedAt,
): Promise<MessageReply> {
  const { interaction, t, services } = invocation;
  const typed = readFields(interaction);
  const show = await findShow(invocation, showId);
  if (show === undefined || show === 'unread') {
    if (!isEmpty(typed)) return privately(returnedTextMessage(typed, show === 'unread', t));
    throw new UserError(show === 'unread' ? 'storage-unavailable' : 'draft-not-found');
  }
  const { title, year, entry } = show;
  const draft = { showId, title, year, entry, typed, submitted: true, savedAt: services.clock.now() };
  // Forms that were opened before Ovation said when have no time.
  return postDraft(invocation, draft, {
    seenAt: Number(seenAt) || undefined,
    draftsUntil: Number(openedAt) || undefined,
  });
}

/** The show that the modal was opened for; undefined when neither the disk nor memory has it, `unread` when the disk can't say. */
async function findShow(
  { guild, userId, services }: ReviewInvocation<ModalSubmitInteraction<'cached'>>,
  showId: string,
): Promise<Omit<NamedShow, 'id'> | 'unread' | undefined> {
  try {
    const context = await services.drafts.find(guild.memory.id, userId, showId);
    if (context !== undefined) return context;
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    services.log.error({ err: error }, 'A draft could not be read');
    const opened = services.drafts.formShow(guild.memory.id, userId, showId);
    return opened ?? guild.memory.show(showId) ?? 'unread';
  }
  return guild.memory.show(showId);
}

/** Tolerates missing fields, because an older version of the bot may have opened the modal. */
export function readFields({ fields }: ModalSubmitInteraction<'cached'>): ReviewFields {
  const isCheckbox = fields.fields.get('spoilers')?.type === ComponentType.Checkbox;
  const textIn = (id: string) => (fields.fields.has(id) ? fields.getTextInputValue(id) : '');
  // Earlier versions had a text field for it.
  const isSelect = fields.fields.get('score')?.type === ComponentType.StringSelect;
  return {
    headline: textIn('headline'),
    body: textIn('body'),
    score: isSelect ? (fields.getStringSelectValues('score')[0] ?? '') : textIn('score'),
    spoilers: isCheckbox && fields.getCheckbox('spoilers'),
  };
}
