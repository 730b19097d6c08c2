import { KEYS } from './keys.ts';
import { LOOKING_AROUND } from './looking-around.ts';
import { MODERATING } from './moderating.ts';
import type { Question } from './question.ts';
import { BELOW_A_REVIEW, READING } from './reading.ts';
import { SETTINGS } from './settings.ts';
import { WRITING } from './writing.ts';

/** What the bench asks, in this order: titles are changed last, and reviews moderated after they have been written. */
export const QUESTIONS: readonly Question[] = [
  ...LOOKING_AROUND,
  ...READING,
  ...KEYS,
  ...WRITING,
  ...BELOW_A_REVIEW,
  ...SETTINGS,
  ...MODERATING,
];
