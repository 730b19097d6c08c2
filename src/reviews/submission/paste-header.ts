import { codePointLength } from '../plain-text.ts';
import type { Aspects, Progress } from '../review.ts';
import type { Score } from '../score.ts';
import {
  type HeaderPiece,
  type HeaderScore,
  readHeaderLine,
  readLabelAndNumber,
} from './paste-header-line.ts';

/** What a pasted review's page header says. */
export interface PasteHeader {
  /** Header lines whose number is not a score; they stay in the text. */
  readonly kept: readonly string[];
  /** The lines after the header. */
  readonly rest: readonly string[];
  readonly overall?: Score | undefined;
  readonly aspects?: Aspects | undefined;
  readonly progress?: Progress | undefined;
  readonly spoilers: boolean;
}

interface FoundPiece {
  readonly piece: HeaderPiece;
  readonly lines: readonly string[];
}

/** How many lines of a page header may match no pattern: the title and the member's name. */
const MAX_NAMES = 2;
const MAX_NAME_LENGTH = 100;
/** List items, sentences and ratings are not names. */
const NOT_A_NAME = /^[-•>|]|[.,;:…]$|\d ?\/ ?\d+$/;
/** Only a review site's page has these. The others could be part of the review, so one of them alone proves nothing. */
const PAGE_ONLY_KINDS: readonly HeaderPiece['kind'][] = ['helpful', 'episodes', 'spoilers'];
/** These come last in a page header: a line after them that matches no pattern belongs to the review. */
const LAST_KINDS: readonly HeaderPiece['kind'][] = ['scores', 'spoilers'];

/**
 * Reads the page header at the beginning of a text that was copied whole from a review site: its lines in any order,
 * with blank lines and at most two names (title, member) between them. A header that begins with a name needs three
 * lines, one of them of the kinds that only a page has. Returns undefined when there is none: a single "Completed" or
 * "Overall 8" is not a header.
 */
export function readHeader(lines: readonly string[]): PasteHeader | undefined {
  const { found, end, startsWithName } = scan(lines);
  const scores = found.flatMap(({ piece }) => (piece.kind === 'scores' ? piece.scores : []));
  const pieces = found.length + Math.max(0, scores.length - 1);
  const isPage = found.some(({ piece }) => PAGE_ONLY_KINDS.includes(piece.kind));
  if (startsWithName ? !isPage || pieces < 3 : !isPage && pieces < 2) return undefined;
  return {
    kept: found.filter(({ piece }) => isUnreadable(piece)).flatMap((each) => each.lines),
    rest: lines.slice(end),
    overall: scores.find(({ of }) => of === 'overall')?.score,
    aspects: aspectsOf(scores),
    progress: progressOf(found.map(({ piece }) => piece)),
    spoilers: found.some(({ piece }) => piece.kind === 'spoilers'),
  };
}

/** Whether a line looks like part of a page header, wherever it is in the text. */
export function isHeaderLine(line: string): boolean {
  return readHeaderLine(line) !== undefined;
}

function scan(lines: readonly string[]): { found: FoundPiece[]; end: number; startsWithName: boolean } {
  const found: FoundPiece[] = [];
  let end = 0;
  let names = 0;
  let startsWithName = false;
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? '';
    // Looks for no piece at a blank line, as that looks for the next line: a text can be thousands of blank lines.
    const isBlank = line.trim() === '';
    const next = isBlank ? undefined : readPieceAt(lines, index);
    if (isBlank) index += 1;
    else if (next !== undefined && isFirstOfItsKind(found, next.piece)) {
      startsWithName ||= found.length === 0 && names > 0;
      found.push(next);
      index += next.lines.length;
      end = index;
    } else if (
      isName(line) &&
      names < MAX_NAMES &&
      !found.some(({ piece }) => LAST_KINDS.includes(piece.kind))
    ) {
      names += 1;
      index += 1;
    } else break;
  }
  return { found, end, startsWithName };
}

function readPieceAt(lines: readonly string[], index: number): FoundPiece | undefined {
  const line = lines[index] ?? '';
  const piece = readHeaderLine(line);
  if (piece !== undefined) return { piece, lines: [line] };
  const below = lines.findIndex((other, at) => at > index && other.trim() !== '');
  const pair = below < 0 ? undefined : readLabelAndNumber(line, lines[below] ?? '');
  return pair && { piece: pair, lines: lines.slice(index, below + 1) };
}

/** A page says each thing once; a second time, it belongs to the review. */
function isFirstOfItsKind(found: readonly FoundPiece[], piece: HeaderPiece): boolean {
  if (piece.kind !== 'scores') return found.every((each) => each.piece.kind !== piece.kind);
  const known = found.flatMap((each) => (each.piece.kind === 'scores' ? each.piece.scores : []));
  return piece.scores.every(({ of }) => known.every((score) => score.of !== of));
}

function isName(line: string): boolean {
  return codePointLength(line) <= MAX_NAME_LENGTH && !NOT_A_NAME.test(line.trim());
}

function isUnreadable(piece: HeaderPiece): boolean {
  return piece.kind === 'scores' && piece.scores.some(({ score }) => score === undefined);
}

function aspectsOf(scores: readonly HeaderScore[]): Aspects | undefined {
  const aspects = scores.filter(({ of, score }) => of !== 'overall' && score !== undefined);
  return aspects.length === 0 ? undefined : Object.fromEntries(aspects.map(({ of, score }) => [of, score]));
}

function progressOf(pieces: readonly HeaderPiece[]): Progress | undefined {
  const progress: { status?: Progress['status']; seen?: number; total?: number | undefined } = {};
  for (const piece of pieces) {
    if (piece.kind === 'status') progress.status = piece.status;
    if (piece.kind === 'episodes')
      Object.assign(progress, { seen: piece.seen }, piece.total !== undefined && { total: piece.total });
  }
  return Object.keys(progress).length === 0 ? undefined : progress;
}
