import { readScoreLine } from '../scores/score-line.ts';
import type { Facts, PageLine, Site } from './page.ts';
import type { PageLines } from './page-lines.ts';

/** A line of a page as a site or any site writes it. */
export interface Piece {
  readonly is: string;
  readonly proves: NonNullable<PageLine['proves']>;
  readonly facts: Facts;
  readonly places: number;
  readonly repeats: boolean;
  readonly isLast: boolean;
}

/** What stands above a review on any site. */
const COMMON_ABOVE = ['date', 'votes', 'spoilers', 'heart', 'icons', 'watched', 'rating', 'byline', 'button'];
const COMMON_BELOW = ['date', 'votes', 'question', 'button', 'answer', 'heart', 'icons', 'watched', 'byline'];
/** Whether a line, the only one, is one of the site's page. */
export const isPieceOf = (line: PageLines, site: Site): boolean =>
  pieceAbove(line, site, 0) !== undefined || pieceBelow(line, site, 0) !== undefined;

/** The line of a page above a review that stands at a place. */
export function pieceAbove(lines: PageLines, site: Site, place: number): Piece | undefined {
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
    proves: common.is === 'rating' ? 'hint' : common.is === 'button' ? 'nothing' : common.proves,
  };
}

/** The line of a page below a review that stands at a place. */
export function pieceBelow(lines: PageLines, site: Site, place: number): Piece | undefined {
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
