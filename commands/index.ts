import type { Command } from '../src/discord/interactions/command.ts';
import { makeReview } from './make-review.ts';
import { moderate } from './moderate.ts';
import { moderateReview } from './moderate-review.ts';
import { reportReview } from './report-review.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { top } from './top.ts';

/** Every command there is: what is registered at Discord and what interactions are routed by. */
export const commands: readonly Command[] = [
  review,
  top,
  settings,
  moderate,
  makeReview,
  reportReview,
  moderateReview,
];
