import { titleKey } from './title.ts';

/** How many of the catalogue's titles are kept with a show: each is one more that every search of the server looks through. */
const MOST_KEPT_TITLES = 6;

const SCRIPTS =
  /^[^\p{L}]*(?:(?<latin>\p{Script=Latin})|(?<hangul>\p{Script=Hangul})|(?<kana>[\p{Script=Hiragana}\p{Script=Katakana}])|(?<han>\p{Script=Han})|(?<cyrillic>\p{Script=Cyrillic})|(?<greek>\p{Script=Greek})|(?<arabic>\p{Script=Arabic})|(?<hebrew>\p{Script=Hebrew})|(?<thai>\p{Script=Thai})|(?<devanagari>\p{Script=Devanagari}))/u;

/** The writing system of a title's first letter; '' for one of another, or of none. */
const scriptOf = (title: string): string =>
  Object.entries(SCRIPTS.exec(title)?.groups ?? {}).find(([, letter]) => letter !== undefined)?.[0] ?? '';

/**
 * Which titles of a show to keep: the best known, and at least the first in each writing system, since a member types the one that
 * their keyboard has.
 * @param titles the best known first
 * @param without keys of titles that are there already, or are not to come back
 */
export function keptTitles(titles: readonly string[], without: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const title of titles) {
    const key = titleKey(title);
    if (key !== '' && !without.includes(key) && !byKey.has(key)) byKey.set(key, title);
  }
  const all = [...byKey.values()];
  if (all.length <= MOST_KEPT_TITLES) return all;
  const firsts = [...Map.groupBy(all, scriptOf).values()].flatMap(([first]) => first ?? []);
  const chosen = new Set([...new Set([...firsts, ...all])].slice(0, MOST_KEPT_TITLES));
  return all.filter((title) => chosen.has(title));
}
