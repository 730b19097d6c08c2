import type { Command } from '../src/discord/interactions/command.ts';
import type { CardServices } from './cards/card-context.ts';
import { compareTaste } from './compare-taste.ts';
import type { DataServices } from './data/invocation.ts';
import { data } from './data.ts';
import { makeReview } from './make-review.ts';
import type { ModerateServices } from './moderate/invocation.ts';
import { moderate } from './moderate.ts';
import { moderateReview } from './moderate-review.ts';
import { profile } from './profile.ts';
import { recent } from './recent.ts';
import { recommend } from './recommend.ts';
import { reportReview } from './report-review.ts';
import type { ReviewServices } from './review/invocation.ts';
import { review } from './review.ts';
import { reviewers } from './reviewers.ts';
import type { SettingsServices } from './settings/invocation.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { theirReviews } from './their-reviews.ts';
import { top } from './top.ts';

/** What all commands together use. */
export type CommandServices = CardServices &
  ReviewServices &
  ModerateServices &
  SettingsServices &
  DataServices;

/** All commands, for registration at Discord and for routing. */
export const commands: readonly Command<CommandServices>[] = [
  review,
  top,
  show,
  recommend,
  profile,
  reviewers,
  recent,
  data,
  settings,
  moderate,
  makeReview,
  reportReview,
  moderateReview,
  theirReviews,
  compareTaste,
];
