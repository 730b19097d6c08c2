import { codePointLength } from '../../reviews/plain-text.ts';
import type { Score } from '../../reviews/score.ts';
import { SHOW_KINDS, type Show } from '../../reviews/shows/show.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { CATALOGUES } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';
import { plainTitle } from './show-title.ts';

/** Discord's limit for the name, and the value, of a choice, in code points. */
export const CHOICE_LENGTH = 100;

/** Stands in a name for the title: no title has a line break. Names without their titles are few, and remembered. */
const TITLE = '\n';

/**
 * "✎ 8.5 · Glass Heart (2025) · film": the mark comes first, because phones cut the end.
 * @param own the member's review of the show, with a score or without one
 */
export function showName(
  show: Pick<Show, 'title' | 'year' | 'kind'>,
  own: { readonly score?: Score | undefined } | undefined,
  t: Translate,
): string {
  const title = own === undefined ? TITLE : markedTitle(own.score, t);
  return withTitle(show.kind === undefined ? title : t(`choice.kind.${show.kind}`, { title }), show);
}

const markedTitle = (score: Score | undefined, t: Translate): string =>
  score === undefined
    ? t('choice.own', { title: TITLE })
    : t('choice.own.scored', { score: score / 10, title: TITLE });

/** Puts the title at its place in a name, shortened so that Discord takes the name. */
function withTitle(name: string, show: TitleAndYear): string {
  const room = CHOICE_LENGTH - codePointLength(name) + TITLE.length;
  return name.replace(TITLE, () => plainTitle(show, room));
}

const MARK = /^✎ (?:\d+(?:[.,]\d)? · )?/u;
/** What names end with that tell a show's kind, in all languages. */
const KINDS = Object.values(CATALOGUES).flatMap((texts) =>
  SHOW_KINDS.flatMap((kind) => texts[`choice.kind.${kind}`]?.replace('{{title}}', '') ?? []),
);

/** The title in a name of `showName`; of any other name, all of it. */
export function titleInName(name: string): string {
  const unmarked = name.replace(MARK, '');
  const kind = KINDS.find((ending) => unmarked.endsWith(ending)) ?? '';
  return unmarked.slice(0, unmarked.length - kind.length);
}

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
