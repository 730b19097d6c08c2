import { ASPECTS, type Opinion, type Progress } from '../../reviews/review.ts';
import type { Translate } from '../texts/texts.ts';

/** The progress and the aspects' scores in one line; '' when the review has neither. */
export function reviewFacts(
  { aspects, progress }: Pick<Opinion, 'aspects' | 'progress'>,
  t: Translate,
): string {
  const scores = ASPECTS.flatMap((aspect) => {
    const score = aspects?.[aspect];
    return score === undefined ? [] : [t(`aspect.${aspect}`, { score: score / 10 })];
  });
  return [...watched(progress ?? {}, t), ...scores].join(' · ');
}

function watched({ status, seen, total }: Progress, t: Translate): string[] {
  const texts = status === undefined ? [] : [t(`progress.${status}`)];
  if (seen === undefined) return texts;
  return [
    ...texts,
    total === undefined ? t('progress.seen', { count: seen }) : t('progress.seenOf', { seen, count: total }),
  ];
}
