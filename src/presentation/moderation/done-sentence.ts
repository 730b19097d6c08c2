import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import type { Author } from '../../reviews/review.ts';
import type { Translate } from '../texts/texts.ts';
import { nameOf } from './case-card.ts';

/** Tells a moderator what they have done, and whether its author hears of it. */
export function doneSentence(act: ModeratorAct, author: Author, isTold: boolean, t: Translate): string {
  const done = t(`done.${act}`, { author: nameOf(author) });
  if (act === 'keep') return t('done.untold', { done });
  return t(isTold ? 'done.told' : 'done', { done });
}
