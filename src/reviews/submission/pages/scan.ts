import { isHandle, isTitle, isUserName } from '../lines/names.ts';
import type { Facts, Site } from './page.ts';
import type { PageLines } from './page-lines.ts';
import { type Piece, pieceAbove, pieceBelow } from './pieces.ts';
import { isProvedBy, isUnreadable, type Proof, proofOf } from './proof.ts';

export interface Above {
  /** Indexes of the page's lines. */
  readonly taken: readonly number[];
  readonly headline?: number | undefined;
  /** The index behind the last of them. */
  readonly end: number;
  readonly facts: readonly Facts[];
  readonly proof: Proof;
}

export interface Below {
  readonly taken: readonly number[];
  /** The place, among the lines that are not blank, of the first of them. */
  readonly from: number;
  readonly facts: readonly Facts[];
  readonly proof: Proof;
}

const MOST_ABOVE = 30;
const MOST_BELOW = 40;
/** How many lines of the member's may stand between those of a page. */
const MOST_BETWEEN = 2;
const LONGEST_BETWEEN = 60;
const LONGEST_HEADLINE = 100;
const NOTHING: Above = { taken: [], end: 0, facts: [], proof: { pages: 0, hints: 0 } };

/**
 * Reads the lines of a site's page above a review, in any order.
 * @param until the place where the lines below the review begin
 * @param isProved whether those prove a page: then one hint is enough
 */
export function readAbove(lines: PageLines, site: Site, until: number, isProved: boolean): Above {
  const pieces: { piece: Piece; place: number }[] = [];
  /** Places of names, and the headline's. */
  const names: number[] = [];
  let headline: number | undefined;
  let between = 0;
  let pending: number[] = [];
  let startsWithName = false;
  let place = 0;
  while (place < Math.min(until, MOST_ABOVE) && lines.plain(place) !== '') {
    const piece = pieceAbove(lines, site, place);
    const last = pieces.at(-1);
    if (piece !== undefined && isAllowed(piece, pieces)) {
      if (isSentence(lines, site, place, piece)) break;
      pieces.push({ piece, place });
      names.push(...pending);
      pending = [];
      place += piece.places;
    } else if (
      pending.length < 2 &&
      isNameAt(lines, site, place, last?.piece.is, pending.length > 0) &&
      !last?.piece.isLast
    ) {
      startsWithName ||= place === 0;
      pending.push(place);
      place += 1;
    } else if (headline === undefined && isHeadlineAt(lines, site, place, last?.piece.is)) {
      headline = place;
      place += 1;
    } else if (
      between < MOST_BETWEEN &&
      !last?.piece.isLast &&
      pieces.length > 0 &&
      isBetween(lines, site, place, until)
    ) {
      between += 1;
      pending = [];
      place += 1;
    } else break;
  }
  const lastPiece = pieces.at(-1);
  const proof = proofOf(pieces.map(({ piece }) => piece));
  if (
    lastPiece === undefined ||
    !isProvedBy(
      proof,
      pieces.map(({ piece }) => piece),
      isProved,
      startsWithName,
    )
  )
    return NOTHING;
  const readable = pieces.filter(({ piece }) => !isUnreadable(piece));
  const taken = [
    ...names,
    ...readable.flatMap(({ piece, place: at }) =>
      Array.from({ length: piece.places }, (_, more) => at + more),
    ),
  ];
  return {
    taken: taken.map((at) => lines.index(at)),
    headline: headline === undefined || headline > lastPiece.place ? undefined : lines.index(headline),
    end: lines.index(lastPiece.place + lastPiece.piece.places - 1) + 1,
    facts: readable.map(({ piece }) => piece.facts),
    proof,
  };
}

/**
 * Reads the lines of a site's page below a review. The topmost of them has to be one that nobody would write.
 * @param isProved whether the lines above the review prove a page: then one hint is enough
 */
export function readBelow(lines: PageLines, site: Site, isProved: boolean): Below {
  const pieces: { piece: Piece; place: number }[] = [];
  const end = lines.shown.length;
  for (let place = end - 1; place > 0 && end - place <= MOST_BELOW; place--) {
    const piece = pieceBelow(lines, site, place) ?? nameBelow(lines, place, pieces.at(-1)?.piece.is);
    if (piece === undefined) break;
    pieces.push({ piece, place });
  }
  while (pieces.at(-1)?.piece.proves === 'nothing') pieces.pop();
  const proof = proofOf(pieces.map(({ piece }) => piece));
  if (proof.pages === 0 && proof.hints < (isProved ? 1 : 2))
    return { taken: [], from: end, facts: [], proof: { pages: 0, hints: 0 } };
  return {
    taken: pieces.map(({ place }) => lines.index(place)),
    from: pieces.at(-1)?.place ?? end,
    facts: pieces.map(({ piece }) => piece.facts),
    proof,
  };
}

/** Whether a line that people write, too, goes on below: "Recommended" above "by my sister". */
function isSentence(lines: PageLines, site: Site, place: number, piece: Piece): boolean {
  const next = place + piece.places;
  if (piece.is === 'votes' || !lines.goesOn(next - 1)) return false;
  return pieceAbove(lines, site, next) === undefined && !isNameAt(lines, site, next, piece.is, false);
}

/** A user's name above a date. */
function nameBelow(lines: PageLines, place: number, below: string | undefined): Piece | undefined {
  if (below !== 'date' || !isHandle(lines.plain(place))) return undefined;
  return { is: 'name', proves: 'nothing', facts: {}, places: 1, repeats: false, isLast: false };
}

/** A page says each thing once; a second time, it belongs to the review. */
function isAllowed(piece: Piece, before: readonly { readonly piece: Piece }[]): boolean {
  const last = before.at(-1)?.piece;
  if (last?.isLast && !piece.isLast) return false;
  if (piece.facts.scores === undefined)
    return piece.repeats || before.every((each) => each.piece.is !== piece.is);
  const known = before.flatMap((each) => each.piece.facts.scores ?? []);
  const isNew = piece.facts.scores.every(
    ({ of }) => of === 'other' || known.every((score) => score.of !== of),
  );
  return isNew && before.every((each) => each.piece.is !== piece.is);
}

/** A user's name in the first line, right above a line of the page, or a name where the site has one. */
function isNameAt(
  lines: PageLines,
  site: Site,
  place: number,
  after: string | undefined,
  second: boolean,
): boolean {
  if (pieceAbove(lines, site, place) !== undefined) return false;
  const plain = lines.plain(place);
  const next = lines.plain(place + 1);
  const follows =
    pieceAbove(lines, site, place + 1) !== undefined ||
    (!second && place > 0 && isUserName(next) && pieceAbove(lines, site, place + 2) !== undefined);
  if (second) return follows && isUserName(plain);
  if (place === 0)
    return (
      follows &&
      (isUserName(plain) || (site.names?.titleFirst === true && isTitle(plain) && /^by /i.test(next)))
    );
  const isThere = after !== undefined && site.names?.after?.includes(after);
  return (
    isThere === true && follows && (isUserName(plain) || (site.names?.titleFirst === true && isTitle(plain)))
  );
}

function isHeadlineAt(lines: PageLines, site: Site, place: number, after: string | undefined): boolean {
  const { above, below } = site.headline ?? {};
  if (above === undefined || lines.plain(place).length > LONGEST_HEADLINE) return false;
  return (below === undefined || after === below) && pieceAbove(lines, site, place + 1)?.is === above;
}

/** Whether a line stands right between two lines of a page, the lower of which only a page has. */
function isBetween(lines: PageLines, site: Site, place: number, until: number): boolean {
  if (lines.plain(place).length > LONGEST_BETWEEN || lines.index(place - 1) + 1 !== lines.index(place))
    return false;
  const follows = [place + 1, place + 2].find((next) => pieceAbove(lines, site, next)?.proves === 'page');
  return (
    follows !== undefined && follows < until && lines.index(place) + follows - place === lines.index(follows)
  );
}
