import { titleKey } from '../../../reviews/shows/title.ts';
import { titleTexts, valuesOf, type WikidataItem } from './wikidata-item.ts';

const ENGLISH = ['en', 'en-us', 'en-gb', 'en-ca', 'mul'];

/** The languages that Discord has (https://discord.com/developers/docs/reference#locales), and those next to them that many read. */
const READ_BY_MANY = [
  ...['ja', 'ko', 'zh', 'zh-hans', 'zh-hant', 'zh-cn', 'zh-tw', 'zh-hk', 'th', 'hi', 'id', 'vi'],
  ...['es', 'pt', 'pt-br', 'fr', 'de', 'it', 'nl', 'pl', 'ru', 'uk', 'tr', 'ar', 'fa', 'he'],
  ...['sv', 'da', 'nb', 'no', 'fi', 'cs', 'hu', 'ro', 'bg', 'el', 'hr', 'lt'],
];

/** Languages whose other titles people type: what fans call a show. */
const WITH_ALIASES = [...ENGLISH, 'ja', 'ko', 'zh', 'zh-hans', 'zh-hant', 'zh-cn', 'zh-tw', 'zh-hk'];

const isLatin = (title: string): boolean => /\p{Script=Latin}/u.test(title);

/**
 * The titles of an item, the one to show first: the English one, else one in Latin letters. Then the original ones, and those that
 * most people would type.
 */
export function wikidataTitles(item: WikidataItem): readonly string[] {
  const { labels, aliases } = item;
  const originals = valuesOf(item, 'P1476', titleTexts).map(({ text }) => text);
  const labelsIn = (languages: readonly string[]) => languages.flatMap((name) => labels[name]?.value ?? []);
  const aliasesIn = (languages: readonly string[]) =>
    languages.flatMap((name) => (aliases[name] ?? []).map(({ value }) => value));
  const ordered = [
    ...originals,
    ...labelsIn(ENGLISH),
    ...labelsIn(WITH_ALIASES),
    ...aliasesIn(WITH_ALIASES),
    ...labelsIn(READ_BY_MANY),
    ...labelsIn(Object.keys(labels)),
    ...aliasesIn(Object.keys(aliases)),
  ];
  const [first] = [...labelsIn(ENGLISH), ...ordered.filter(isLatin), ...ordered];
  return first === undefined ? [] : withoutNotes([first, ...ordered]);
}

/** Leaves out "Dark (Serie)" where there is "Dark": an encyclopedia's way to tell articles apart. */
function withoutNotes(titles: readonly string[]): readonly string[] {
  const keys = new Set(titles.map(titleKey));
  return titles.filter((title) => {
    const bare = /^(.*\S)\s*[(（][^()（）]*[)）]$/u.exec(title)?.[1];
    return bare === undefined || !keys.has(titleKey(bare));
  });
}
