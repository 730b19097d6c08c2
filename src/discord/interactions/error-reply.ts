import { errorMessage } from '../../presentation/error-message.ts';
import type { MessagePayload } from '../../presentation/payload/payload.ts';
import { settledMessage } from '../../presentation/settled-message.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { UserError, type UserErrorCode } from '../../reviews/user-error.ts';
import { StorageError, UncertainError, UnreadableEntryError } from '../../storage/storage-errors.ts';
import {
  type AnswerableInteraction,
  type Invocation,
  inPlace,
  type MessageReply,
  privately,
  type UpdateReply,
} from './command.ts';
import { privateSource } from './source-message.ts';

/** Explains an expected error in words. Reports any other: the answer names the interaction's id, which the log has, too. */
export function errorReply(
  { interaction, id, t }: Pick<Invocation<AnswerableInteraction>, 'interaction' | 'id' | 't'>,
  error: unknown,
  report: (error: unknown) => void,
): MessageReply | UpdateReply {
  if (error instanceof UserError) return refusal(interaction, error, t);
  // The bot was removed from the server meanwhile, whatever failed by that.
  if (interaction.client.guilds.cache.get(interaction.guildId) === undefined)
    return privately(errorMessage(t, new UserError('not-in-server')));
  report(error);
  const message = errorMessage(t, toldAs(error, id));
  return error instanceof UncertainError ? privately(message, outcomeOf(error, t)) : privately(message);
}

/** What a member is told of an unexpected error. @param id of the interaction, which the log has, too */
export function toldAs(error: unknown, id: string): UserError {
  if (error instanceof UnreadableEntryError) return new UserError('unreadable', { id });
  if (error instanceof UncertainError) return new UserError('storage-uncertain');
  if (error instanceof StorageError) return new UserError('storage-unavailable');
  return new UserError('unknown', { id });
}

/** Says how it ended, once the database does. */
async function* outcomeOf({ settled }: UncertainError, t: Translate): AsyncGenerator<MessagePayload> {
  const isDone = await settled.then(
    () => true,
    () => false,
  );
  yield settledMessage(isDone, t);
}

/** What a private message offered is over, so its buttons would do nothing any more. */
const OVER: ReadonlySet<UserErrorCode> = new Set([
  'draft-not-found',
  'not-pasted',
  'review-not-found',
  'rewritten',
  'stale-button',
  'undo-expired',
]);

/** Takes the place of a message that offers what is over, but leaves the texts that it shows. */
function refusal(
  interaction: AnswerableInteraction,
  error: UserError,
  t: Translate,
): MessageReply | UpdateReply {
  const message = errorMessage(t, error);
  const source = OVER.has(error.code) && !hasChanged(interaction) ? privateSource(interaction) : undefined;
  if (source === undefined) return privately(message);
  return inPlace({ message: { ...message, embeds: source.embeds.map((embed) => embed.toJSON()) } });
}

/** Whether the message has lost the component since the click, as with the second of two clicks: what it offers by now stays. */
const hasChanged = (interaction: AnswerableInteraction): boolean =>
  interaction.isMessageComponent() && !interaction.component;
