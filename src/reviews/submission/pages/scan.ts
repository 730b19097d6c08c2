import { isTitle, isUserName } from '../lines/names.ts';
import { readScoreLine } from '../scores/score-line.ts';
import type { Facts, PageLine, Site } from './page.ts';
import type { PageLines } from './page-lines.ts';

/** How many different lines prove a page, and how many hint at one. */
export interface Proof {
  readonly pages: number;
  readonly hints: number;
}

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

interface Piece {
  readonly is: string;
  readonly proves: NonNullable<PageLine['proves']>;
  readonly facts: Facts;
  readonly places: number;
  readonly repeats: boolean;
  readonly isLast: boolean;
}

const MOST_ABOVE = 30;
const MOST_BELOW = 40;
/** How many lines of the member's may stand between those of a page. */
const MOST_BETWEEN = 2;
const LONGEST_BETWEEN = 60;
const LONGEST_HEADLINE = 100;
/** What stands above a review on any site. */
const COMMON_ABOVE = ['date', 'votes', 'spoilers', 'heart', 'icons', 'watched', 'rating', 'byline'];
const COMMON_BELOW = ['date', 'votes', 'question', 'button', 'answer', 'heart', 'icons', 'watched', 'byline'];
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
    } else if (isNameAt(lines, site, place, last?.piece.is, pending.length > 0) && !last?.piece.isLast) {
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
      isBetween(lines, site, place)
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
    const piece = pieceBelow(lines, site, place);
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

/** Whether a line, the only one, is one of the site's page. */
export const isPieceOf = (line: PageLines, site: Site): boolean =>
  pieceAbove(line, site, 0) !== undefined || pieceBelow(line, site, 0) !== undefined;

function pieceAbove(lines: PageLines, site: Site, place: number): Piece | undefined {
  const own = ownPiece(lines.plain(place), site.above);
  if (own !== undefined) return own;
  const aspects = lines.aspects(place);
  if (aspects !== undefined) {
    const facts = { scores: aspects.scores };
    const is = aspects.scores
      .map(({ of }, at) => (of === 'other' ? `${of} ${lines.plain(place + at)}` : of))
      .join(' ');
    return { is, proves: 'hint', facts, places: aspects.places, repeats: false, isLast: true };
  }
  const outOf = /^\/ ?(?:5|10|100)$/.test(lines.plain(place + 1))
    ? readScoreLine(lines.plain(place) + lines.plain(place + 1))
    : undefined;
  if (outOf?.isWhole) {
    const facts = { scores: [{ of: 'overall' as const, score: outOf.score }] };
    return { is: 'rating', proves: 'hint', facts, places: 2, repeats: false, isLast: false };
  }
  const common = lines.common(place);
  if (common === undefined || !COMMON_ABOVE.includes(common.is)) return undefined;
  return {
    ...common,
    places: 1,
    repeats: false,
    isLast: common.is === 'spoilers',
    proves: common.is === 'rating' ? 'hint' : common.proves,
  };
}

function pieceBelow(lines: PageLines, site: Site, place: number): Piece | undefined {
  const own = ownPiece(lines.plain(place), site.below);
  if (own !== undefined) return own;
  const common = lines.common(place);
  if (common === undefined) return undefined;
  const isNotice = common.is === 'spoilers' && common.proves === 'page';
  if (!isNotice && !COMMON_BELOW.includes(common.is)) return undefined;
  return { ...common, facts: isNotice ? { spoilers: true } : {}, places: 1, repeats: true, isLast: false };
}

function ownPiece(plain: string, known: readonly PageLine[]): Piece | undefined {
  for (const { is, line, proves = 'hint', repeats = false, isLast = false, reads } of known) {
    const match = line.exec(plain);
    if (match === null) continue;
    const facts = reads === undefined ? {} : reads(match);
    if (facts !== undefined) return { is, proves, repeats, isLast, facts, places: 1 };
  }
  return undefined;
}

/** Whether a line that people write, too, goes on below: "Recommended" above "by my sister". */
function isSentence(lines: PageLines, site: Site, place: number, piece: Piece): boolean {
  const next = place + piece.places;
  if (piece.proves === 'page' || !lines.goesOn(next - 1)) return false;
  return pieceAbove(lines, site, next) === undefined && !isNameAt(lines, site, next, piece.is, false);
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
  isSecond: boolean,
): boolean {
  if (isSecond) return false;
  const plain = lines.plain(place);
  const follows = pieceAbove(lines, site, place + 1) !== undefined;
  if (place === 0)
    return follows && (isUserName(plain) || (site.names?.titleFirst === true && isTitle(plain)));
  const isThere = after !== undefined && site.names?.after?.includes(after);
  return isThere === true && follows && (isUserName(plain) || isTitle(plain));
}

function isHeadlineAt(lines: PageLines, site: Site, place: number, after: string | undefined): boolean {
  const { above, below } = site.headline ?? {};
  if (above === undefined || lines.plain(place).length > LONGEST_HEADLINE) return false;
  return (below === undefined || after === below) && pieceAbove(lines, site, place + 1)?.is === above;
}

/** Whether a line stands right between two lines of a page, the lower of which only a page has. */
function isBetween(lines: PageLines, site: Site, place: number): boolean {
  if (lines.plain(place).length > LONGEST_BETWEEN || lines.index(place - 1) + 1 !== lines.index(place))
    return false;
  const follows = [place + 1, place + 2].find((next) => pieceAbove(lines, site, next)?.proves === 'page');
  return (
    follows !== undefined &&
    lines.index(place) + follows - place === lines.index(follows) &&
    pieceAbove(lines, site, follows)?.is !== 'votes'
  );
}

function proofOf(pieces: readonly Piece[]): Proof {
  const count = (proves: Piece['proves']) =>
    new Set(pieces.filter((piece) => piece.proves === proves).map(({ is }) => is)).size;
  return { pages: count('page'), hints: count('hint') };
}

function isProvedBy(
  proof: Proof,
  pieces: readonly Piece[],
  isProved: boolean,
  startsWithName: boolean,
): boolean {
  const scores = pieces.flatMap(({ facts, isLast }) => (isLast ? (facts.scores ?? []) : []));
  const others = pieces.filter(({ facts }) => facts.scores === undefined).length;
  if (proof.pages > 0) return !startsWithName || pieces.length > 1 || isProved;
  if (isProved) return proof.hints > 0;
  if (startsWithName && others < 2) return others === 1 && scores.length === 0 && proof.hints > 1;
  if (others > 0 || scores.length === 0) return proof.hints > 1;
  // Scores alone: all of them have a place in a review, or there are many and the whole one is among them.
  return scores.every(({ of }) => of !== 'other')
    ? scores.length > 1
    : scores.length > 2 && scores.some(({ of }) => of === 'overall');
}

const isUnreadable = ({ facts }: Piece): boolean =>
  facts.scores?.some(({ score }) => score === undefined) === true;
