import { codePointLength } from '../../reviews/plain-text.ts';
import type { Score } from '../../reviews/score.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import type { Translate } from '../texts/texts.ts';
import { plainTitle } from './show-title.ts';

/** Discord's limit for the name, and the value, of a choice, in code points. */
export const CHOICE_LENGTH = 100;

/** The member has reviewed the show, with this score or without one. */
export interface Mark {
  readonly score: Score | undefined;
  readonly t: Translate;
}

/** Stands in a name for the title: no title has a line break. Names without their titles are few, and remembered. */
const TITLE = '\n';

/** "✎ 8.5 · Glass Heart (2025)": the mark comes first, because phones cut the end. */
export function showName(show: TitleAndYear, mark?: Mark, length = CHOICE_LENGTH): string {
  return withTitle(mark === undefined ? TITLE : markedTitle(mark), show, length);
}

const markedTitle = ({ score, t }: Mark): string =>
  score === undefined
    ? t('choice.own', { title: TITLE })
    : t('choice.own.scored', { score: score / 10, title: TITLE });

/** Puts the title at its place in a name, shortened so that the name has at most `length` code points. */
function withTitle(name: string, show: TitleAndYear, length = CHOICE_LENGTH): string {
  const room = length - codePointLength(name) + TITLE.length;
  return name.replace(TITLE, () => plainTitle(show, room));
}

const MARK = /^✎ (?:\d+(?:[.,]\d)? · )?/u;

/** A choice's name without the mark of `showName`. */
export const withoutMark = (name: string): string => name.replace(MARK, '');

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
