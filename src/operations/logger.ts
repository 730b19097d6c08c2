import { type Logger, pino } from 'pino';
import { currentCause } from '../cause.ts';
import { describeError } from './describe-error.ts';
import type { Output } from './output.ts';

/** Creates a logger that writes JSON lines. A line that an interaction causes has its id; see src/cause.ts. */
export function createLogger(level: string, output: Pick<Output, 'write'>): Logger {
  const destination = { write: (line: string) => output.write(line.trimEnd()) };
  const mixin = () => {
    const id = currentCause();
    return id === undefined ? {} : { id };
  };
  return pino(
    { level, base: null, mixin, serializers: { err: (error: unknown) => describeError(error) } },
    destination,
  );
}

/** The line of the log that stands for lines that could not be written. */
export const lossLine = (count: number): string =>
  JSON.stringify({
    level: pino.levels.values.warn,
    time: Date.now(),
    lost: count,
    msg: 'Lines of the log are missing here: they could not be written in time',
  });
