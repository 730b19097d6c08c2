import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { cleanLine, codePointLength } from '../../reviews/plain-text.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { ShowIds } from '../../reviews/shows/show-ids.ts';
import { isYear, MAX_TITLE, titleKey } from '../../reviews/shows/title.ts';
import type { ListedEntry } from '../index/catalogue-index.ts';

/** What is used of the package's data: https://github.com/bangumi-data/bangumi-data. */
const dataSchema = z.object({
  items: z.array(
    z.object({
      title: z.string(),
      titleTranslate: z.record(z.string(), z.array(z.string())),
      begin: z.string(),
      sites: z.array(z.object({ site: z.string(), id: z.string().optional() })),
    }),
  ),
});
type Item = z.infer<typeof dataSchema>['items'][number];

/** The version of the package that is installed. */
export async function bangumiVersion(): Promise<string> {
  const text = await readFile(new URL(import.meta.resolve('bangumi-data/package.json')), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/**
 * All anime of bangumi-data that Bangumi has, each once, the best known first. It takes half a second of the thread. Rejects when the
 * package is damaged or not installed.
 * @param now milliseconds since the epoch
 */
export async function bangumiEntries(now: number): Promise<ListedEntry[]> {
  const text = await readFile(new URL(import.meta.resolve('bangumi-data')), 'utf8');
  const { items } = dataSchema.parse(JSON.parse(text));
  const byId = new Map<string, Item[]>();
  for (const item of items) {
    const id = siteId(item, 'bangumi', /^\d+$/);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), item]);
  }
  const apart = calledApart([...byId.values()]);
  const ordered = [...byId].sort(([, [a]], [, [b]]) => interest(b) - interest(a));
  return ordered.flatMap(([id, about], place) => {
    const entry = entryOf(id, about, apart);
    const popularity = MOST_POPULAR * (1 - place / ordered.length);
    return entry === undefined ? [] : { entry, popularity, fetchedAt: now, isComplete: true };
  });
}

/** Nobody says how popular they are: sources that do come first. */
const MOST_POPULAR = 0.6;

/** A show is taken to be as well known as one that is on one site more and so much older, in milliseconds. */
const A_SITE_LATER = 5 * 365 * 24 * 60 * 60_000;

const interest = (item: Item | undefined): number =>
  item === undefined ? 0 : item.sites.length + Date.parse(item.begin || '1970') / A_SITE_LATER;

/** Those that have title and year of an earlier one, as the second half of a season may: they are called as their makers do. */
function calledApart(shows: readonly (readonly Item[])[]): ReadonlySet<Item> {
  const begun = ([item]: readonly Item[]) => item?.begin ?? '';
  const inOrder = shows.toSorted((one, other) => (begun(one) < begun(other) ? -1 : 1));
  const taken = new Set<string>();
  return new Set(
    inOrder.flatMap((about) => {
      const key = JSON.stringify([titleKey(usualTitle(titlesOf(about)) ?? ''), yearOf(begun(about))]);
      const isTaken = taken.has(key);
      taken.add(key);
      return isTaken ? about.slice(0, 1) : [];
    }),
  );
}

const usualTitle = (titles: readonly string[]): string | undefined =>
  titles.find((text) => /\p{Script=Latin}/u.test(text)) ?? titles[0];

const yearOf = (begin: string): number => Number(begin.slice(0, 4));

function entryOf(id: string, about: readonly Item[], apart: ReadonlySet<Item>): CatalogueEntry | undefined {
  const [first] = about;
  if (first === undefined) return undefined;
  const titles = titlesOf(about);
  const usual = usualTitle(titles);
  const others = titles.filter((other) => other !== usual);
  const own = others.find((other) => other === cleanLine(first.title)) ?? others[0];
  const title = apart.has(first) ? (own ?? usual) : usual;
  if (title === undefined) return undefined;
  const year = yearOf(first.begin);
  const ids: ShowIds = {
    bangumi: id,
    anilist: siteId(first, 'aniList', /^\d+$/),
    mal: siteId(first, 'mal', /^\d+$/),
    // That of a season, or of an episode, is no id of the show.
    tmdb: siteId(first, 'tmdb', /^(?:tv|movie)\/\d+$/),
  };
  return {
    ref: `bangumi:${id}`,
    title,
    titles: titles.filter((other) => other !== title),
    ...(isYear(year) && { year }),
    kind: 'anime',
    ids,
  };
}

const siteId = ({ sites }: Item, name: string, form: RegExp): string | undefined =>
  sites.find(({ site, id = '' }) => site === name && form.test(id))?.id;

/** English titles first, then those of their makers, then Chinese ones; none with the key of another. */
function titlesOf(about: readonly Item[]): string[] {
  const byKey = new Map<string, string>();
  const ordered = [
    ...about.flatMap(({ titleTranslate }) => titleTranslate.en ?? []),
    ...about.map(({ title }) => title),
    ...about.flatMap(({ titleTranslate: { en: _, ...others } }) => Object.values(others).flat()),
  ];
  for (const title of ordered.map(cleanLine)) {
    const key = titleKey(title);
    if (title !== '' && codePointLength(title) <= MAX_TITLE && !byKey.has(key)) byKey.set(key, title);
  }
  return [...byKey.values()];
}
