// discord.js throws these classes; the ES modules of @discordjs/rest have others of the same names.
import { DiscordAPIError, HTTPError } from 'discord.js';
import { REFUSED_TOKEN } from './refused-token.ts';
import { storageProblem } from './storage-problem.ts';

const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

const REFUSED_INTENTS =
  'Discord refused the intents: Ovation needs no privileged intent, so check that DISCORD_TOKEN is the token of its own application.';

/** What discord.js says of the gateway's refusals that concern shards, and what an operator can do about them. */
const SHARD_PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^Sharding is required/,
    'Discord asks for more shards: leave SHARDS empty to run as many as it advises. With several processes, stop all of them first, and raise SHARD_COUNT if it is set.',
  ],
  [
    /^Invalid shard/,
    'Discord refused the number of shards: leave SHARDS empty to run as many as it advises. In more than 150,000 servers, it has to be a multiple of a number that Discord gives you.',
  ],
  [
    /^Not enough sessions remaining .*resets at (\S+)/,
    'Discord counts the logins of a day, one for each shard, and too few are left: start again after $1.',
  ],
];

function shardProblem({ message }: Error): string | undefined {
  const [said, problem] = SHARD_PROBLEMS.find(([said]) => said.test(message)) ?? [];
  return problem?.replace('$1', said?.exec(message)?.[1] ?? '');
}

/** Explains a failed start in one sentence that tells the operator what to do; undefined for an unexpected error. */
export function startProblem(error: unknown, apiUrl: string): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return storageProblem(error) ?? discordProblem(error, apiUrl) ?? sandboxProblem(error);
}

function discordProblem(error: Error, apiUrl: string): string | undefined {
  // The gateway's refusals have no class of their own: discord.js only words them.
  if (error instanceof DiscordAPIError && error.status === 401) return REFUSED_TOKEN;
  if (error.message === 'Authentication failed' || codeOf(error) === 'TokenInvalid') return REFUSED_TOKEN;
  if (/disallowed intents/i.test(error.message)) return REFUSED_INTENTS;
  const aboutShards = shardProblem(error);
  if (aboutShards !== undefined) return aboutShards;
  if (error instanceof DiscordAPIError) {
    return `The server at ${apiUrl} answered "${error.message}" (${error.status}): check DISCORD_API_URL and the application of your token.`;
  }
  if (error instanceof HTTPError || /unexpected server response/i.test(error.message)) {
    return `Discord at ${apiUrl} isn't working right now (${error.message}): wait a few minutes, then start again.`;
  }
  if (isUnreachable(error)) {
    return `Discord can't be reached at ${apiUrl}: check this machine's network, then start again.`;
  }
  return undefined;
}

function sandboxProblem(error: Error): string | undefined {
  if ('syscall' in error && error.syscall === 'listen' && 'port' in error) {
    return `The sandbox can't use port ${error.port} (${codeOf(error)}): stop the other program there, which may be another Ovation, or set SANDBOX_PORT to another port.`;
  }
  if (codeOf(error) === 'ERR_SQLITE_ERROR') {
    return `The sandbox can't use its data in data/sandbox/ (${error.message}): delete that directory to start over.`;
  }
  if (codeOf(error) === 'ERR_MODULE_NOT_FOUND') {
    return 'The sandbox needs the development tools: install them with npm ci, or go live with npm run setup.';
  }
  return undefined;
}

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    UNREACHABLE.has(codeOf(error)) ||
    codeOf(error).startsWith('UND_ERR_') ||
    error.name === 'AbortError' ||
    isUnreachable(error.cause) ||
    (error instanceof AggregateError && error.errors.some(isUnreachable))
  );
}
