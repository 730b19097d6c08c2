import { plainLine } from '../../../reviews/submission/lines/plain-line.ts';
import { HELPFUL_QUESTION } from '../../../reviews/submission/pages/votes.ts';
import { readNameLine, readPlainTitle } from './name-line.ts';
import { pageHeaders } from './page-headers.ts';

/** Some of the lines of a pasted text, from one of them on. */
export interface Piece {
  /** The first of them, from 0. */
  readonly from: number;
  readonly lines: readonly string[];
  /** Whether they stand between the reviews of a site's page, where a line that nothing marks is no title. */
  readonly isStray?: boolean;
}

const SEPARATOR = /^[-–—_=*~•]{3,}$|^(?:[-–—_=*~•] ){2,}[-–—_=*~•]$/u;
const ANSWERS = /^(?:(?:yes|no|cancel)(?: ?\(?\d+\)?)?[ |/·]*)+$/i;

/**
 * The reviews in a text, each with what names its show: parted by lines such as "---", by what a site has above and below each
 * review, or by lines that name shows as the text's first line does.
 */
export function piecesOf(text: string): readonly Piece[] {
  const all = { from: 0, lines: text.split(/\r\n?|\n/) };
  const parted = separated(all).flatMap(pagesIn);
  const pieces = parted.length > 1 ? parted : parted.flatMap(namedIn);
  return pieces.map(trimmed).filter(({ lines }) => lines.length > 0);
}

/** Between lines such as "---"; one below which nothing names a show stands in a review. */
function separated(piece: Piece): readonly Piece[] {
  const starts = piece.lines.flatMap((line, at) => {
    if (!isSeparator(line)) return [];
    const below = piece.lines[behindBlank(piece.lines, at)] ?? '';
    return readNameLine(below) === undefined && readPlainTitle(below) === undefined ? [] : [at + 1];
  });
  return cut(piece, starts).map(({ from, lines }) => {
    const end = lines.findLastIndex((line) => !isBlank(line));
    return { from, lines: isSeparator(lines[end] ?? '') ? lines.slice(0, end) : lines };
  });
}

function behindBlank(lines: readonly string[], line: number): number {
  let at = line + 1;
  while (at < lines.length && isBlank(lines[at] ?? '')) at += 1;
  return at;
}

/** On a site's page of many reviews: where the lines above one begin, and behind the question below one. */
function pagesIn(piece: Piece): readonly Piece[] {
  const ends = piece.lines.flatMap((line, at) =>
    HELPFUL_QUESTION.test(plainLine(line)) ? [behindAnswers(piece.lines, at)] : [],
  );
  const starts = new Set(pageHeaders(piece.lines).map(({ start }) => start));
  return cut(piece, [...starts, ...ends]).map((each) => ({
    ...each,
    isStray: starts.size > 0 && !starts.has(each.from - piece.from),
  }));
}

function behindAnswers(lines: readonly string[], question: number): number {
  let at = question + 1;
  while (at < lines.length && (isBlank(lines[at] ?? '') || ANSWERS.test(plainLine(lines[at] ?? '')))) at += 1;
  return at;
}

/** Where lines name a show as the first one does: all as headings, or all with a year behind them. */
function namedIn(piece: Piece): readonly Piece[] {
  const { lines } = piece;
  const names = lines.map((line) => (isBlank(line) ? undefined : readNameLine(line)));
  const style = names[behindBlank(lines, -1)]?.style;
  if (style === undefined) return [piece];
  const isList = names.every((name, at) => name?.score !== undefined || isBlank(lines[at] ?? ''));
  // Lines that are made to name what follows need no blank line above them.
  const isFree = isList || /^(?:heading|label)/.test(style);
  return cut(
    piece,
    names.flatMap((name, at) => {
      const isName = name !== undefined && (isList || name.style === style);
      return isName && (isFree || isBlank(lines[at - 1] ?? '')) ? [at] : [];
    }),
  );
}

/** A piece cut before some of its lines. */
function cut({ from, lines, isStray }: Piece, before: readonly number[]): readonly Piece[] {
  const starts = [...new Set([0, ...before])]
    .filter((at) => at < lines.length)
    .toSorted((one, other) => one - other);
  return starts.map((start, index) => ({
    from: from + start,
    lines: lines.slice(start, starts[index + 1]),
    ...(isStray && { isStray }),
  }));
}

function trimmed({ from, lines, ...rest }: Piece): Piece {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first < 0) return { from, lines: [] };
  const last = lines.findLastIndex((line) => !isBlank(line));
  return { ...rest, from: from + first, lines: lines.slice(first, last + 1) };
}

const isBlank = (line: string): boolean => line.trim() === '';
const isSeparator = (line: string): boolean => SEPARATOR.test(line.trim());
