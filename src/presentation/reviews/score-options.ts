import type { APISelectMenuOption } from 'discord-api-types/v10';
import { ALL_SCORES, formatScore, type Score } from '../../reviews/score.ts';
import type { TextKey } from '../texts/catalogues.ts';
import type { Translate } from '../texts/texts.ts';

/** What whole scores mean; halves lie between. */
const WORDS: { readonly [score: Score]: Extract<TextKey, `score.word.${string}`> } = {
  100: 'score.word.10',
  90: 'score.word.9',
  80: 'score.word.8',
  70: 'score.word.7',
  60: 'score.word.6',
  50: 'score.word.5',
  40: 'score.word.4',
  30: 'score.word.3',
  20: 'score.word.2',
  10: 'score.word.1',
};

/** The 21 scores as options of a select, best first. Their values are as `formatScore` writes them. */
export const scoreOptions = (selected: Score | undefined, t: Translate): APISelectMenuOption[] =>
  ALL_SCORES.map((score) => ({
    label: t('score.option', { score: score / 10 }),
    value: formatScore(score),
    ...(score === selected && { default: true }),
  }));

/** `scoreOptions` for a whole review, with words at whole scores. */
export const wordedScoreOptions = (selected: Score | undefined, t: Translate): APISelectMenuOption[] =>
  scoreOptions(selected, t).map((option) => {
    const word = WORDS[Number(option.value) * 10];
    return word === undefined ? option : { ...option, label: `${option.label} · ${t(word)}` };
  });
