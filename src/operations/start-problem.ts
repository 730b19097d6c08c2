import { DiscordAPIError, HTTPError } from '@discordjs/rest';
import { StorageError } from '../storage/storage-errors.ts';

const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/** One sentence that tells the operator what to do about a start that failed; undefined for what nobody expected. */
export function startProblem(error: unknown, apiUrl: string): string | undefined {
  if (error instanceof StorageError) return error.message;
  if (error instanceof DiscordAPIError && error.status === 401) {
    return 'Discord refused the token: copy it again from the Bot page of your application into DISCORD_TOKEN.';
  }
  if (error instanceof HTTPError || isUnreachable(error)) {
    return `Discord cannot be reached at ${apiUrl}: check the network of this machine, then start again.`;
  }
  if (error instanceof Error && /disallowed intents/i.test(error.message)) {
    return 'Discord refused the intents: Ovation needs no privileged intent, so check that DISCORD_TOKEN is the token of its own application.';
  }
  return undefined;
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    UNREACHABLE.has(code) ||
    code.startsWith('UND_ERR_') ||
    error.name === 'AbortError' ||
    isUnreachable(error.cause) ||
    (error instanceof AggregateError && error.errors.some(isUnreachable))
  );
}
