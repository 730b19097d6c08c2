import { readDate } from '../../parsing/read-date.ts';
import { type NameLine, readNameLine, readPlainTitle } from './name-line.ts';
import { pageHeaders } from './page-headers.ts';
import type { Piece } from './pieces.ts';

/** A pasted review, and the show that it is about. */
export interface NamedPiece extends Omit<NameLine, 'style'> {
  /** All lines but those that name the show. */
  readonly lines: readonly string[];
  /** Milliseconds since the epoch. */
  readonly writtenAt?: number | undefined;
}

/** The show of a review is named by a site's lines above it, or by its first line, below which its address may stand. */
export function namedPiece({ lines, isStray = false }: Piece): NamedPiece | undefined {
  const [header] = pageHeaders(lines);
  if (header?.start !== 0) return namedByFirstLines(lines, !isStray);
  const { title = -1, date = -1 } = header;
  const name = readNameLine(lines[title] ?? '') ?? readPlainTitle(lines[title] ?? '');
  // Without a title, the first line is the user's name.
  if (name === undefined) return namedByFirstLines(lines, false);
  return { ...name, lines: lines.filter((_, at) => at !== title), writtenAt: readDate(lines[date] ?? '') };
}

/** @param isPlain whether the first line can be a title without a mark of one */
function namedByFirstLines(
  [first = '', ...rest]: readonly string[],
  isPlain: boolean,
): NamedPiece | undefined {
  const name = readNameLine(first) ?? (isPlain ? readPlainTitle(first) : undefined);
  if (name === undefined) return undefined;
  const next = rest.findIndex((line) => line.trim() !== '');
  const below = readNameLine(rest[next] ?? '');
  const isAddress = below?.style === 'address' && name.style !== 'address';
  const isTitle = name.style === 'address' && name.title === undefined && below?.title !== undefined;
  if (!isAddress && !isTitle) return { ...name, lines: rest };
  return { ...below, ...name, lines: rest.slice(next + 1) };
}
