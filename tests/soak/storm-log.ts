import { RESTJSONErrorCodes } from 'discord-api-types/v10';

interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly err?: {
    readonly type: string;
    readonly message: string;
    readonly status?: number;
    readonly code?: unknown;
  };
}

/** pino's level of errors. */
const ERROR = 50;

/** The lines of level error that no fault explains: Discord down, its answers lost, or a disk that refuses. */
export function unexplainedErrors(logged: readonly string[]): string[] {
  const lines = logged.filter((line) => {
    const { level, err } = JSON.parse(line) as LogLine;
    return level >= ERROR && !isExplained(err);
  });
  return lines.map((line) => `logged: ${line.slice(0, 1500)}`);
}

function isExplained(err: LogLine['err']): boolean {
  if (err === undefined) return false;
  // discord.js repeats a request whose answer is lost: the first one was carried out.
  if (err.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) return true;
  if (err.message.includes('The disk is full')) return true;
  return err.status !== undefined && (err.status >= 500 || err.status === 429);
}
