import { type Logger, pino } from 'pino';

/**
 * Creates a logger that writes JSON lines. It logs only an error's name, message, code, status, stack and cause,
 * because discord.js adds request bodies and URLs with tokens to its errors.
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
