import { codePointLength } from '../plain-text.ts';
import { type CatalogueEntry, FITS, type FoundEntry } from './catalogue-entry.ts';
import { isRefused } from './listed-show.ts';
import type { Show, ShowKind } from './show.ts';
import { isYearNear } from './show-ids.ts';
import { titleLetters } from './similar-title.ts';
import { titleKey } from './title.ts';

/** Which entry a show that members typed is: this one for certain, perhaps one of several, or none. */
export type EntryMatch =
  | { readonly kind: 'certain'; readonly entry: CatalogueEntry }
  | { readonly kind: 'doubtful' }
  | { readonly kind: 'none' };

/** A title that is one word says too little when it is shorter, in code points, and has fewer Chinese or Korean syllables. */
const TELLING_LETTERS = 10;
const TELLING_SYLLABLES = 4;

/**
 * Decides which entry a show is. Certain is the only one that has its title and its year; where the year isn't known, or one off,
 * the only one that has its title, if that is no short word: "Monster" is the title of many, some of which the catalogue lacks.
 * Another whose title differs in spaces and signs only may be meant as well: "SPY×FAMILY" by "Spy x Family".
 * What contradicts the show's kind, or what a moderator has untied it from, is never certain.
 * @param found what the catalogue found for the show's titles
 */
export function matchEntries(show: Show, found: readonly FoundEntry[]): EntryMatch {
  const possible = found.filter(({ entry }) => isYearNear(show, entry));
  const alike = possible
    .map(({ entry }) => entry)
    .filter((entry) => isTitledAlike(show, entry) && isKindNear(show, entry) && !isRefused(show, entry));
  const ofYear = alike.filter(({ year }) => year !== undefined && year === show.year);
  const isOfYear = ofYear.some((entry) => hasTitle(show, entry));
  const [only, ...others] = isOfYear ? ofYear : alike;
  if (
    only !== undefined &&
    others.length === 0 &&
    hasTitle(show, only) &&
    (isOfYear || isTelling(show.title))
  )
    return { kind: 'certain', entry: only };
  return { kind: possible.length > 0 ? 'doubtful' : 'none' };
}

/** Orders what the catalogue found for a show by what speaks for it: the title, then the year, then how it fits, then the kind. */
export function likeliestFirst(show: Show, found: readonly FoundEntry[]): readonly CatalogueEntry[] {
  const signs = ({ entry, fit }: FoundEntry): number[] => [
    hasTitle(show, entry) ? 0 : 1,
    entry.year === show.year ? 0 : isYearNear(show, entry) ? 1 : 2,
    FITS.indexOf(fit),
    isKindNear(show, entry) ? 0 : 1,
  ];
  const ranked = found.map((one) => ({ entry: one.entry, signs: signs(one) }));
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((sign, place) => sign - (b[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return ranked.sort((a, b) => compare(a.signs, b.signs)).map(({ entry }) => entry);
}

function hasTitle({ title, aliases = [] }: Show, entry: CatalogueEntry): boolean {
  const keys = [title, ...aliases].map(titleKey);
  return [entry.title, ...entry.titles].some((one) => keys.includes(titleKey(one)));
}

/** Whether a title of one is that of the other, but for articles, spaces and signs. */
function isTitledAlike({ title, aliases = [] }: Show, entry: CatalogueEntry): boolean {
  const letters = [title, ...aliases].map(titleLetters);
  return [entry.title, ...entry.titles].some((one) => letters.includes(titleLetters(one)));
}

/** A drama is a series, too; where nobody has said the kind, it may be any. */
function isKindNear({ kind }: Show, entry: CatalogueEntry): boolean {
  const isSeries = (one: ShowKind) => one === 'drama' || one === 'series';
  if (kind === undefined || entry.kind === undefined) return true;
  return kind === entry.kind || (isSeries(kind) && isSeries(entry.kind));
}

function isTelling(title: string): boolean {
  const key = titleKey(title);
  const syllables = key.match(/[\p{Script=Han}\p{Script=Hangul}]/gu)?.length ?? 0;
  return key.includes(' ') || codePointLength(key) >= TELLING_LETTERS || syllables >= TELLING_SYLLABLES;
}
