import { type Logger, pino } from 'pino';

/**
 * A log in JSON lines. Of an error it keeps what says where and what it was: what discord.js adds (request bodies,
 * addresses with tokens in them) never gets into a log.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, serializers: { err: serializeError } });
}

function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? { code: error.code } : {};
  const status = 'status' in error ? { status: error.status } : {};
  const cause = error.cause === undefined ? {} : { cause: serializeError(error.cause) };
  return { name, message, ...code, ...status, stack, ...cause };
}
