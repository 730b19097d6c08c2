import { createRequire } from 'node:module';
import { refsOf, type ShowIds } from '../../../../../src/reviews/shows/show-ids.ts';
import { type Chance, pick, whole } from '../chance.ts';
import { chinese } from '../languages/chinese.ts';
import type { GeneratedTitle, Language } from '../languages/language.ts';
import { english, japanese } from '../languages/languages.ts';
import { letters } from '../letters.ts';
import { KANA_STYLES, romanisedKana } from '../romanised/kana.ts';
import type { GeneratedShow, Season } from '../shows.ts';
import { makeQuery } from './make-query.ts';
import { QUERY_KINDS, type QueryDraft } from './query.ts';

interface BangumiItem {
  readonly title: string;
  readonly titleTranslate: Readonly<Record<string, readonly string[]>>;
  readonly begin: string;
  readonly sites: readonly { readonly site: string; readonly id: string }[];
}

const KANA = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
/** Particles that sound otherwise than they are written stand in these: only a reader knows which are particles. */
const DOUBTFUL = /[はへ]/;
const SEASON = /^(.*[^\s(（])[ (（]*(?:Season ([2-5])|第([二三四五])季|第([2-5])期)[)）]?$/u;

function languageOf(title: string, name: string): Language {
  if (name === 'ja') return japanese;
  return name.startsWith('zh') && /\p{Script=Han}/u.test(title) ? chinese : english;
}

/** Its language, and how it is romanised: only where it is all kana. Kanji and hanzi of real titles have readings that no table has. */
function titleOf(text: string, name: string): GeneratedTitle {
  const isRead = KANA.test(text) && !DOUBTFUL.test(text);
  const ways = isRead ? [...new Set(KANA_STYLES.map((style) => romanisedKana(text, style)))] : [];
  return { text, language: languageOf(text, name), romanised: ways.filter((way) => /^[a-z]+$/.test(way)) };
}

function seasonOf(titles: readonly GeneratedTitle[]): Season | undefined {
  const parts = titles.flatMap((title) => {
    const [, text, latin, han, kana] = SEASON.exec(title.text) ?? [];
    if (text === undefined) return [];
    return [{ title: { ...title, text }, number: Number(latin ?? kana ?? ' 一二三四五'.indexOf(han ?? '')) }];
  });
  const number = parts[0]?.number;
  return number === undefined ? undefined : { number, of: parts.map(({ title }) => title) };
}

const idsOf = (sites: BangumiItem['sites']): ShowIds => {
  const id = (name: string) => sites.find(({ site }) => site === name)?.id;
  return { bangumi: id('bangumi'), anilist: id('aniList'), mal: id('mal') };
};

const JAPAN = 9 * 60 * 60_000;

/** The first night of the year is the last afternoon of the year before in UTC. */
const yearInJapan = (begin: string): number => new Date(Date.parse(begin) + JAPAN).getUTCFullYear();

/** All of bangumi-data as its package has it, read without the bot's own rules. Nobody knows how well known its shows are. */
export function bangumiShows(): readonly GeneratedShow[] {
  const { items } = createRequire(import.meta.url)('bangumi-data/dist/data.json') as { items: BangumiItem[] };
  return items.flatMap(({ title, titleTranslate, begin, sites }) => {
    const ids = idsOf(sites);
    const [ref] = refsOf({ ids });
    const named = [
      [title, 'ja'],
      ...Object.entries(titleTranslate).flatMap(([name, all]) => all.map((one) => [one, name])),
    ];
    const titles = named.map(([text = '', name = '']) => titleOf(text, name));
    if (ref === undefined) return [];
    const entry = {
      ref,
      title,
      titles: [],
      year: yearInJapan(begin),
      kind: 'anime',
      ids,
    } as const;
    return [{ entry, titles, season: seasonOf(titles) }];
  });
}

type ShowAndLetters = readonly [show: GeneratedShow, letters: readonly string[]];

/**
 * A beginning of which nobody could say whom it means, since nobody knows how well known these shows are, is typed on until no other
 * show begins so. One or two characters are whole titles.
 */
function narrowed(
  draft: QueryDraft,
  show: GeneratedShow,
  all: readonly ShowAndLetters[],
): QueryDraft | undefined {
  if (draft.kind === 'one or two characters')
    return show.titles.some(({ text }) => text === draft.typed) ? draft : undefined;
  if (draft.kind !== 'beginning') return draft;
  const title =
    show.titles.find(({ text }) => text.toLowerCase().startsWith(draft.typed.toLowerCase()))?.text ?? '';
  for (let length = draft.typed.length; length < title.length; length += 1) {
    const typed = title.slice(0, length);
    const key = letters(typed);
    if (all.some(([other, keys]) => other !== show && keys.some((one) => one.startsWith(key)))) continue;
    return {
      ...draft,
      typed,
      levels: [[{ how: 'spells', letters: key }], [{ how: 'begins', letters: key }]],
    };
  }
  return undefined;
}

/** So many queries about bangumi-data's shows, of each kind that their titles have. */
export function bangumiDrafts(
  next: Chance,
  shows: readonly GeneratedShow[],
  count: number,
): readonly QueryDraft[] {
  const all = shows.map((show) => [show, show.titles.map(({ text }) => letters(text))] as const);
  const drafts: QueryDraft[] = [];
  for (let at = 0; drafts.length < count; at += 1) {
    const kind = QUERY_KINDS[at % QUERY_KINDS.length] as QueryDraft['kind'];
    for (let tries = 0; tries < 500; tries += 1) {
      const show = pick(next, shows);
      if (kind === 'season behind' && show.season === undefined && whole(next, 10) > 0) continue;
      const made = makeQuery(next, kind, show);
      const draft = made === undefined ? undefined : narrowed(made, show, all);
      if (draft === undefined) continue;
      drafts.push(draft);
      break;
    }
  }
  return drafts;
}
