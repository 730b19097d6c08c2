// From discord.js: the ES modules of @discordjs/rest have another class of this name than the requests of a client
// throw.
import { DiscordAPIError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';

/**
 * What a failed request to Discord means for the work it was part of:
 * - `message-gone`, `channel-gone`: it will never succeed;
 * - `forbidden`: it succeeds when somebody changes permissions;
 * - `refused`: Discord answered that the request itself is wrong, which is a defect of ours;
 * - `unavailable`: nobody knows whether it was carried out: Discord is down, overloaded or out of reach.
 */
export type DiscordFailure = 'message-gone' | 'channel-gone' | 'forbidden' | 'refused' | 'unavailable';

const BY_CODE: Readonly<Record<number, DiscordFailure>> = {
  [RESTJSONErrorCodes.UnknownMessage]: 'message-gone',
  [RESTJSONErrorCodes.UnknownChannel]: 'channel-gone',
  [RESTJSONErrorCodes.UnknownGuild]: 'channel-gone',
  [RESTJSONErrorCodes.MissingAccess]: 'forbidden',
  [RESTJSONErrorCodes.MissingPermissions]: 'forbidden',
  // Too many edits of messages that are over an hour old.
  [RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: 'unavailable',
  // An archived thread takes no edits until it is opened again: wait, it is not a failure.
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'unavailable',
};

/** Reads what discord.js threw for a request. */
export function discordFailure(error: unknown): DiscordFailure {
  if (!(error instanceof DiscordAPIError)) return 'unavailable';
  const known = BY_CODE[Number(error.code)];
  if (known !== undefined) return known;
  return error.status === 429 || error.status >= 500 ? 'unavailable' : 'refused';
}

/** Whether an answer to an interaction came after the three seconds that Discord gives, or the quarter of an hour after it. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  [RESTJSONErrorCodes.UnknownInteraction, RESTJSONErrorCodes.InvalidWebhookToken].includes(
    Number(error.code),
  );
