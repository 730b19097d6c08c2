import { codePointLength } from '../../reviews/plain-text.ts';
import type { Score } from '../../reviews/score.ts';
import { CATALOGUE_SOURCES } from '../../reviews/shows/catalogue-entry.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { SHOW_KINDS, type Show } from '../../reviews/shows/show.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { CATALOGUES } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';
import { namesApart } from './names-apart.ts';
import { plainTitle } from './show-title.ts';

/** Discord's limit for the name, and the value, of a choice, in code points. */
export const CHOICE_LENGTH = 100;

/** Stands in a name for the title: no title has a line break. Names without their titles are few, and remembered. */
const TITLE = '\n';

/**
 * "✎ 8.5 · Glass Heart (2025) · film": the mark comes first, because phones cut the end.
 * @param own the member's review of the show, with a score or without one
 * @param ref tells it apart from another of that name: "Glass Heart (2025) · film · tmdb:movie/5"
 */
export function showName(
  show: Pick<Show, 'title' | 'year' | 'kind'>,
  own: { readonly score?: Score | undefined } | undefined,
  t: Translate,
  ref?: string,
): string {
  const title = own === undefined ? TITLE : markedTitle(own.score, t);
  return withTitle(withRef(withKind(title, show.kind, t), ref, t), show);
}

/** "Glass Heart (2025) · drama", for a show of the catalogue; otherwise as `showName`. */
export const entryName = (entry: Pick<Show, 'title' | 'year' | 'kind'>, t: Translate, ref?: string): string =>
  withTitle(withRef(withKind(TITLE, entry.kind, t), ref, t), entry);

const withKind = (title: string, kind: Show['kind'], t: Translate): string =>
  kind === undefined ? title : t(`choice.kind.${kind}`, { title });

const withRef = (title: string, ref: string | undefined, t: Translate): string =>
  ref === undefined ? title : t('choice.ref', { title, ref });

const markedTitle = (score: Score | undefined, t: Translate): string =>
  score === undefined
    ? t('choice.own', { title: TITLE })
    : t('choice.own.scored', { score: score / 10, title: TITLE });

/** Puts the title at its place in a name, shortened so that Discord takes the name. */
function withTitle(name: string, show: TitleAndYear, length = CHOICE_LENGTH): string {
  const room = length - codePointLength(name) + TITLE.length;
  return name.replace(TITLE, () => plainTitle(show, room));
}

const MARK = /^✎ (?:\d+(?:[.,]\d)? · )?/u;
/** What names end with that tell a show's kind, in all languages. */
const KINDS = Object.values(CATALOGUES).flatMap((texts) =>
  SHOW_KINDS.flatMap((kind) => texts[`choice.kind.${kind}`]?.replace('{{title}}', '') ?? []),
);

/** The ref of a catalogue's entry, with which a name ends that is told apart. */
const REF = new RegExp(` · ((?:${CATALOGUE_SOURCES.join('|')}):[\\w/]+)$`);

/** The ref with which a name of `showName` or `entryName` tells its show apart, if it does. */
export const refInName = (name: string): string | undefined => REF.exec(name)?.[1];

/** The title in a name of `showName` or `entryName`; of any other name, all of it. */
export function titleInName(name: string): string {
  const unmarked = name.replace(MARK, '').replace(REF, '');
  const kind = KINDS.find((ending) => unmarked.endsWith(ending)) ?? '';
  return unmarked.slice(0, unmarked.length - kind.length);
}

/** What buttons and selects know of a show: one of the guild, or of the catalogue. */
export type Labelled = NamedShow & Pick<Show, 'kind' | 'listing'>;

/** "Glass Heart (2025) · drama" for buttons or options beside each other, of which Discord takes so many code points each. */
export const showLabels = (shows: readonly Labelled[], t: Translate, length: number): string[] =>
  namesApart(shows, (show, isApart) => {
    const { kind = show.entry?.kind, listing, entry } = show;
    const ref = isApart ? (listing ?? entry)?.ref : undefined;
    return withTitle(withRef(withKind(TITLE, kind, t), ref, t), show, length);
  });

/** "Add “Glass Heart”" */
export const addName = (show: TitleAndYear, t: Translate): string =>
  withTitle(t('choice.add', { title: TITLE }), show);

/** The title that the name of an adding choice has; any other name as it is. */
export function withoutAdd(name: string, t: Translate): string {
  const [before = '', after = ''] = t('choice.add', { title: TITLE }).split(TITLE);
  const isAdd = name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return isAdd ? name.slice(before.length, name.length - after.length) : name;
}

interface Named<Draft> {
  readonly draft: Draft;
  readonly name: string;
}

/** "✎ Continue: Glass Heart", for each of a member's drafts. Of several with one title, older ones are numbered. */
export function draftNames<Draft extends TitleAndYear>(
  drafts: readonly Draft[],
  t: Translate,
): Named<Draft>[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const title = plainTitle(draft, CHOICE_LENGTH);
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    const name =
      count === 1
        ? t('choice.continue', { title: TITLE })
        : t('choice.continue.another', { title: TITLE, count });
    return { draft, name: withTitle(name, draft) };
  });
}
