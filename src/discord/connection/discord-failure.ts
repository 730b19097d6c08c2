// Not from @discordjs/rest: its ES module build has another class of this name than the one that requests throw.
import { DiscordAPIError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';

/**
 * What a failed request to Discord means for its caller:
 * - `message-gone`, `channel-gone`: it will never succeed;
 * - `not-in-guild`: it succeeds once somebody invites the bot again;
 * - `forbidden`: it succeeds once somebody changes permissions;
 * - `refused`: Discord rejected the request itself, so the bot has a bug;
 * - `unavailable`: Discord is down, overloaded or out of reach, and may or may not have carried the request out.
 */
export type DiscordFailure =
  | 'message-gone'
  | 'channel-gone'
  | 'not-in-guild'
  | 'forbidden'
  | 'refused'
  | 'unavailable';

const BY_CODE: Readonly<Record<number, DiscordFailure>> = {
  [RESTJSONErrorCodes.UnknownMessage]: 'message-gone',
  [RESTJSONErrorCodes.UnknownChannel]: 'channel-gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'not-in-guild',
  [RESTJSONErrorCodes.MissingAccess]: 'forbidden',
  [RESTJSONErrorCodes.MissingPermissions]: 'forbidden',
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: 'unavailable',
  // Edits of an archived thread succeed once somebody opens it again.
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'unavailable',
};

/** Classifies an error that discord.js threw for a request. */
export function discordFailure(error: unknown): DiscordFailure {
  // A defect of the bot, which made no request of it.
  if (error instanceof RangeError) return 'refused';
  if (!(error instanceof DiscordAPIError)) return 'unavailable';
  const known = BY_CODE[Number(error.code)];
  if (known !== undefined) return known;
  return error.status === 429 || error.status >= 500 ? 'unavailable' : 'refused';
}

/**
 * Whether a response came after Discord's limit (three seconds for the first, 15 minutes for later ones), or after its
 * message was dismissed or its channel deleted: nobody waits for it any more.
 */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.InvalidWebhookToken,
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.UnknownMessage,
  ].includes(Number(error.code));
