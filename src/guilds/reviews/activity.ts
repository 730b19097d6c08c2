import { timeToRetry, UserError, type UserErrorCode } from '../../reviews/user-error.ts';
import { ACTIVITY_LIFETIME, type MemberActivity } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';
import { type ChangeOf, put } from '../memory/change.ts';

/** What is limited in an hour, for each member and guild. */
export type Limited = keyof MemberActivity;

/** Nobody reviews more shows in an hour that are new to a guild: more would bury the others. */
const MOST_NEW_SHOWS = 50;
/** Nobody has seen more shows, and a guild's search is made for 100,000. Those that an import adds count, too. */
export const MOST_ADDED_SHOWS = 10_000;
const MOST_REPORTS = 20;
/** What is kept of a member's reviews while the guild has no limit, so that a limit set later counts them. */
const MOST_COUNTED = 60;

const REFUSALS = {
  reviews: 'too-many-reviews',
  shows: 'too-many-shows',
  reports: 'too-many-reports',
} as const satisfies { [What in Limited]: UserErrorCode };

const NOTHING: MemberActivity = { reviews: [], shows: [], reports: [] };

/**
 * Counts what a member does now, whatever becomes of it: deleting a review gives them no other one. Run it in the
 * member's turn. Rejects with UserError `too-many-reviews`, `too-many-shows` or `too-many-reports`, with the time at which
 * they may do it again, or `too-many-added-shows` for ever.
 * @param now milliseconds since the epoch
 */
export async function countActivity(
  { memory, store }: GuildView,
  userId: string,
  done: readonly Limited[],
  now: number,
): Promise<readonly ChangeOf<'activity'>[]> {
  if (done.length === 0) return [];
  if (done.includes('shows') && memory.showsAddedBy(userId) >= MOST_ADDED_SHOWS)
    throw new UserError('too-many-added-shows', { max: MOST_ADDED_SHOWS });
  let activity = (await store.activity.get(userId).catch(undefinedIfUnreadable)) ?? NOTHING;
  for (const what of done) {
    const recent = activity[what].filter((at) => at > now - ACTIVITY_LIFETIME);
    checkLimit(what, recent, limitOf(what, memory.record.reviewsPerHour));
    activity = { ...activity, [what]: [...recent, now].slice(-MOST_COUNTED) };
  }
  return [put('activity', userId, activity)];
}

/**
 * Checks whether a member may do something now, without counting it. Rejects as `countActivity` does; reads nothing when it is not
 * limited.
 */
export async function checkActivity(
  guild: GuildView,
  userId: string,
  done: readonly Limited[],
  now: number,
): Promise<void> {
  const { reviewsPerHour } = guild.memory.record;
  const isLimited = done.some((what) => limitOf(what, reviewsPerHour) !== Number.POSITIVE_INFINITY);
  if (isLimited) await countActivity(guild, userId, done, now);
}

const limitOf = (what: Limited, reviewsPerHour = Number.POSITIVE_INFINITY): number =>
  ({ reviews: reviewsPerHour, shows: MOST_NEW_SHOWS, reports: MOST_REPORTS })[what];

function checkLimit(what: Limited, recent: readonly number[], limit: number): void {
  const oldest = recent.at(-limit);
  if (recent.length < limit || oldest === undefined) return;
  throw new UserError(REFUSALS[what], { count: limit, time: timeToRetry(oldest + ACTIVITY_LIFETIME) });
}
