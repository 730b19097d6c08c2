// Not imported from @discordjs/rest: its ES module build has other classes of these names than the ones requests throw.
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { UnreadableEntryError } from '../../storage/storage-errors.ts';

/**
 * What a failed request to Discord means for its caller:
 * - `message-gone`, `channel-gone`: it will never succeed, unless the answer is false, which happens;
 * - `emoji-gone`, `reactions-full`: this reaction cannot be added; others can;
 * - `not-in-guild`: it succeeds once somebody invites the bot again;
 * - `forbidden`: it succeeds once somebody changes permissions, or the bot's time-out in the guild ends;
 * - `two-factor`: it succeeds once the bot's owner has two-factor authentication;
 * - `archived`: it succeeds once somebody opens the thread again;
 * - `text-refused`: a filter does not let the text through; another text may pass;
 * - `refused`: Discord rejected the request itself, so the bot has a bug;
 * - `unreadable`: what the request is about does not parse, so it was not made;
 * - `limited`: Discord puts it off, and may say until when (`putOffFor`);
 * - `blocked`: a proxy in front of Discord refuses this machine;
 * - `unavailable`: Discord is down, overloaded or out of reach, and may or may not have carried the request out.
 */
export type DiscordFailure =
  | 'message-gone'
  | 'channel-gone'
  | 'emoji-gone'
  | 'reactions-full'
  | 'not-in-guild'
  | 'forbidden'
  | 'two-factor'
  | 'archived'
  | 'text-refused'
  | 'refused'
  | 'unreadable'
  | 'limited'
  | 'blocked'
  | 'unavailable';

const Code = RESTJSONErrorCodes;

/** The codes of https://discord.com/developers/docs/topics/opcodes-and-status-codes#json that say more than a status. */
const BY_CODE: Readonly<Record<number, DiscordFailure>> = {
  [Code.UnknownMessage]: 'message-gone',
  [Code.UnknownChannel]: 'channel-gone',
  [Code.UnknownEmoji]: 'emoji-gone',
  [Code.MaximumNumberOfReactionsReached]: 'reactions-full',
  [Code.UnknownGuild]: 'not-in-guild',
  [Code.MissingAccess]: 'forbidden',
  [Code.MissingPermissions]: 'forbidden',
  [Code.ChannelVerificationLevelTooHighForYouToGainAccess]: 'forbidden',
  [Code.TwoFactorAuthenticationIsRequired]: 'two-factor',
  [Code.InvalidActionOnArchivedThread]: 'archived',
  [Code.ThreadLocked]: 'archived',
  [Code.MessageWasBlockedByAutomaticModeration]: 'text-refused',
  [Code.TitleWasBlockedByAutomaticModeration]: 'text-refused',
  [Code.MessageBlockedByHarmfulLinksFilter]: 'text-refused',
  [Code.ExplicitContentCannotBeSentToTheDesiredRecipient]: 'text-refused',
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit]: 'limited',
  [Code.AnnouncementEditLimitExceeded]: 'limited',
  [Code.OpeningDirectMessagesTooFast]: 'limited',
  [Code.ChannelWriteRateLimit]: 'limited',
  [Code.ServerWriteRateLimit]: 'limited',
  [Code.MaximumNumberOfEditsToMessagesOlderThanOneHourReached]: 'limited',
  [Code.ServiceResourceIsBeingRateLimited]: 'limited',
  [Code.CloudflareIsBlockingYourRequest]: 'blocked',
  [Code.SendMessagesHasBeenTemporarilyDisabled]: 'unavailable',
  [Code.FeatureTemporarilyDisabledServerSide]: 'unavailable',
  [Code.ApplicationNotYetAvailable]: 'unavailable',
  [Code.APIResourceOverloaded]: 'unavailable',
};

/** Classifies an error that discord.js threw for a request. */
export function discordFailure(error: unknown): DiscordFailure {
  // A defect of the bot: no request was made.
  if (error instanceof RangeError) return 'refused';
  if (error instanceof UnreadableEntryError) return 'unreadable';
  if (error instanceof RateLimitError) return 'limited';
  if (!(error instanceof DiscordAPIError)) return 'unavailable';
  const known = BY_CODE[Number(error.code)];
  if (known !== undefined) return known;
  if (error.status === 429) return 'limited';
  // Discord sometimes says this of good tokens; the token check finds out whether this one is good.
  if (error.status === 401 || error.status >= 500) return 'unavailable';
  // Discord explains itself in JSON; an HTML page comes from a proxy in front of it.
  return 'message' in error.rawError ? 'refused' : 'blocked';
}

/** For how long Discord puts a request off, in milliseconds; undefined when it does not say. */
export function putOffFor(error: unknown): number | undefined {
  if (error instanceof RateLimitError) return Math.max(error.timeToReset, error.retryAfter);
  if (!(error instanceof DiscordAPIError) || !('retry_after' in error.rawError)) return undefined;
  const seconds = Number(error.rawError.retry_after);
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** Whether the request fails as it is, however often it is tried. */
export const isRejection = (failure: DiscordFailure | 'timed-out'): boolean =>
  failure === 'refused' || failure === 'text-refused' || failure === 'unreadable';

/** Whether the same request may succeed later without anybody doing anything. */
export const mayPass = (failure: DiscordFailure): boolean =>
  failure === 'unavailable' || failure === 'limited' || failure === 'blocked';

/** Whether the same request succeeds once people give the bot access: permissions, or a reopened thread. */
export const needsAccess = (failure: DiscordFailure | 'timed-out'): boolean =>
  failure === 'forbidden' || failure === 'archived' || failure === 'two-factor' || failure === 'timed-out';

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

/**
 * Whether the interaction has been answered already: by an earlier attempt whose response was lost, or by another process
 * with the same token.
 */
export const isAcknowledged = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
