import { DiscordAPIError, RateLimitError } from 'discord.js';
import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';

/** Rejects a request as discord.js does. */
const failure = (status: number, code: number, message: string) =>
  new DiscordAPIError({ code, message }, code, status, 'GET', '', {});

/** How a request fails that Discord does not carry out, for this time. */
export const REFUSALS = {
  /** Discord is down. */
  down: () => new Error('500'),
  forbidden: () => failure(403, Code.MissingPermissions, 'Missing Permissions'),
  refused: () => failure(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body'),
  /** Both are false: the message is there, and the token is valid. */
  'unknown message': () => unknownMessage(),
  unauthorized: () => failure(401, 0, '401: Unauthorized'),
} as const;

export const unknownMessage = () => failure(404, Code.UnknownMessage, 'Unknown Message');
export const unknownChannel = () => failure(404, Code.UnknownChannel, 'Unknown Channel');
export const archived = () => failure(400, Code.InvalidActionOnArchivedThread, 'Thread is archived');

/** @param wait for how many milliseconds the request is put off */
export const putOff = (method: string, wait: number) =>
  new RateLimitError({
    method,
    timeToReset: wait,
    retryAfter: wait,
    limit: 1,
    sublimitTimeout: 0,
    hash: '',
    url: '',
    route: '',
    majorParameter: '',
    global: false,
    scope: 'shared',
  });
