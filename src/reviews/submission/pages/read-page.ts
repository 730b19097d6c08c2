import type { Aspects, Progress } from '../../review.ts';
import type { Score } from '../../score.ts';
import { isBlankLine } from '../lines/plain-line.ts';
import type { Facts } from './page.ts';
import { PageLines } from './page-lines.ts';
import { isPieceOf } from './pieces.ts';
import { readAbove, readBelow } from './scan.ts';
import { SITES } from './sites.ts';

/** What a pasted page says around a review. */
export interface Page {
  /** The lines of the review: without the page's, but with lines between those that are the member's. */
  readonly lines: readonly string[];
  /** Whether lines above or below the review were taken out, and which. */
  readonly taken: { readonly above: boolean; readonly below: boolean };
  /** The line that stands where this site has the headline. */
  readonly headline?: string | undefined;
  readonly overall?: Score | undefined;
  /** Whether the page has a number that is none of the 21 scores. */
  readonly aspects?: Aspects | undefined;
  readonly progress?: Progress | undefined;
  readonly spoilers: boolean;
}

/** Takes the lines that a review site's page has above and below a review out of a text; those of the site that explains most. */
export function readPage(lines: readonly string[]): Page {
  const all = new PageLines(lines);
  let best: Found | undefined;
  for (const site of SITES) {
    const alone = readBelow(all, site, false);
    const above = readAbove(all, site, alone.from, alone.proof.pages > 0);
    const below = above.taken.length > 0 && alone.taken.length === 0 ? readBelow(all, site, true) : alone;
    const weight = 3 * (above.proof.pages + below.proof.pages) + 2 * above.taken.length + below.taken.length;
    if (weight > (best?.weight ?? 0)) best = { above, below, weight };
  }
  if (best === undefined) return { lines, taken: { above: false, below: false }, spoilers: false };
  const { above, below } = best;
  const gone = new Set([
    ...above.taken,
    ...below.taken,
    ...(above.headline === undefined ? [] : [above.headline]),
  ]);
  const left = lines.filter((line, at) => !gone.has(at) && !(at < above.end && isBlankLine(line)));
  const facts = [...above.facts, ...below.facts];
  return {
    lines: left,
    taken: { above: above.taken.length > 0, below: below.taken.length > 0 },
    headline:
      above.headline === undefined
        ? facts.find((fact) => fact.headline !== undefined)?.headline
        : (lines[above.headline] ?? '').trim(),
    ...scoresOf(facts),
    progress: progressOf(facts),
    spoilers: facts.some((fact) => fact.spoilers),
  };
}

interface Found {
  readonly above: ReturnType<typeof readAbove>;
  readonly below: ReturnType<typeof readBelow>;
  readonly weight: number;
}

/** Whether a line looks like one of a page, wherever it stands. */
export function isPageLine(line: string): boolean {
  const only = new PageLines([line]);
  return only.plain(0) !== '' && SITES.some((site) => isPieceOf(only, site));
}

function scoresOf(facts: readonly Facts[]): Pick<Page, 'overall' | 'aspects'> {
  const scores = facts.flatMap((fact) => fact.scores ?? []);
  const aspects: Record<string, Score> = {};
  for (const { of, score } of scores)
    if (of !== 'overall' && of !== 'other' && score !== undefined) aspects[of] = score;
  return {
    overall: scores.find(({ of, score }) => of === 'overall' && score !== undefined)?.score,
    aspects: Object.keys(aspects).length === 0 ? undefined : aspects,
  };
}

function progressOf(facts: readonly Facts[]): Progress | undefined {
  const all = facts.flatMap(({ progress }) => progress ?? []);
  return all.length === 0 ? undefined : Object.assign({}, ...all);
}
