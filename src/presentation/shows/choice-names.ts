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

/** "✎ 8.5 · Glass Heart (2025)": the mark comes first, because phones cut the end. */
export function showName(show: TitleAndYear, mark?: Mark, length = CHOICE_LENGTH): string {
  const named = (title: string) => {
    if (mark === undefined) return title;
    const { score, t } = mark;
    return score === undefined
      ? t('choice.own', { title })
      : t('choice.own.scored', { score: score / 10, title });
  };
  return named(plainTitle(show, length - codePointLength(named(''))));
}

const MARK = /^✎ (?:\d+(?:[.,]\d)? · )?/u;

/** A choice's name without the mark of `showName`. */
export const withoutMark = (name: string): string => name.replace(MARK, '');

/** "Add “Glass Heart”" */
export const addName = (show: TitleAndYear, t: Translate): string =>
  t('choice.add', {
    title: plainTitle(show, CHOICE_LENGTH - codePointLength(t('choice.add', { title: '' }))),
  });

/** The title that the name of an adding choice has; any other name as it is. */
export function withoutAdd(name: string, t: Translate): string {
  const [before = '', after = ''] = t('choice.add', { title: '\n' }).split('\n');
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
    const title = (room: number) => plainTitle(draft, room);
    const count = (seen.get(title(CHOICE_LENGTH)) ?? 0) + 1;
    seen.set(title(CHOICE_LENGTH), count);
    const named = (shown: string) =>
      count === 1
        ? t('choice.continue', { title: shown })
        : t('choice.continue.another', { title: shown, count });
    return { draft, name: named(title(CHOICE_LENGTH - codePointLength(named('')))) };
  });
}
