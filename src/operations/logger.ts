import { type Logger, pino } from 'pino';
import { currentCause } from '../cause.ts';
import type { Output } from './output.ts';

/**
 * Creates a logger that writes JSON lines. A line that an interaction causes has its id. It logs only an error's name, message, code, status, stack and cause,
 * because discord.js adds request bodies and URLs with tokens to its errors.
 */
export function createLogger(level: string, output: Pick<Output, 'write'>): Logger {
  const destination = { write: (line: string) => output.write(line.trimEnd()) };
  const mixin = () => {
    const id = currentCause();
    return id === undefined ? {} : { id };
  };
  return pino({ level, base: null, mixin, serializers: { err: serializeError } }, destination);
}

/** The line of the log that stands for lines that could not be written. */
export const lossLine = (count: number): string =>
  JSON.stringify({
    level: pino.levels.values.warn,
    time: Date.now(),
    lost: count,
    msg: 'Lines of the log are missing here: they could not be written in time',
  });

function serializeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? { code: error.code } : {};
  const status = 'status' in error ? { status: error.status } : {};
  const cause = error.cause === undefined ? {} : { cause: serializeError(error.cause) };
  return { name, message, ...code, ...status, stack, ...cause };
}
