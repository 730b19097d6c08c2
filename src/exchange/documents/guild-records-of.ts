import { givenVotes } from '../../reviews/counting/helpful-votes.ts';
import type { Votes } from '../../reviews/counting/votes.ts';
import type { Moderation } from '../../reviews/moderation/moderation.ts';
import { partsOfKey, type Review } from '../../reviews/review.ts';
import type { Uncounted } from '../../storage/entries/data-entries.ts';
import type { GuildRecord, MemberNotices, MemberRecord, ReportCase } from '../../storage/entries/entries.ts';
import type { GuildSectionRecord } from './guild-document.ts';
import type { SettingsRecord } from './guild-records.ts';
import type { VotesRecord } from './review-records.ts';

/** What managers have set, as it stands in a document. */
export const settingsRecordOf = (record: GuildRecord): SettingsRecord => {
  const { channelId, logChannelId, moderatorChannelId, writerRoleId, voterRoleId, emoji } = record;
  const { reviewsPerHour, priorReviews, fold, tellAuthors } = record;
  return {
    ...{ channelId, logChannelId, moderatorChannelId, writerRoleId, voterRoleId, emoji },
    ...{ reviewsPerHour, priorReviews, fold, tellAuthors },
  };
};

/** @param votes the stored votes on it; undefined: none */
export const reviewRecordOf = (review: Review, votes: Votes | undefined): GuildSectionRecord<'reviews'> => ({
  ...review,
  earlierScores: [...review.earlierScores],
  votes: votes && votesRecordOf(votes, review.author.id),
});

/** Undefined for a key that is none. */
export const decisionsRecordOf = (
  key: string,
  { covered, hidden, frozen }: Moderation,
): GuildSectionRecord<'decisions'> | undefined => {
  const parts = partsOfKey(key);
  if (parts === undefined) return undefined;
  const votes = frozen?.votes && [...frozen.votes];
  return { ...parts, covered, hidden, frozen: frozen && { ...frozen, votes } };
};

export const reportsRecordOf = (
  key: string,
  { reports, settledAt }: ReportCase,
): GuildSectionRecord<'reports'> | undefined => {
  const parts = partsOfKey(key);
  return parts && { ...parts, reports: [...reports], settledAt };
};

/** Undefined when there is nothing that lasts. */
export function memberChoicesOf(
  userId: string,
  { hidesProfile, publishes }: MemberRecord,
  told: Omit<MemberNotices, 'notices'> | undefined,
): GuildSectionRecord<'members'> | undefined {
  const { noMessages, knowsOwnVote, milestones } = told ?? {};
  const chosen = { hidesProfile, publishes, noMessages, knowsOwnVote, milestones };
  return Object.values(chosen).some((value) => value !== undefined) ? { userId, ...chosen } : undefined;
}

export const uncountedRecordOf = (
  pseudonym: string,
  { since, heard }: Uncounted,
): GuildSectionRecord<'uncounted'> => ({ pseudonym, since, heard: [...heard] });

/** The votes that count where nobody is left out, whatever emoji they were given with; undefined without any. */
function votesRecordOf(votes: Votes, authorId: string): VotesRecord | undefined {
  const given = givenVotes(votes, authorId);
  if (given.length === 0) return undefined;
  const by = (isHelpful: boolean) =>
    given.filter((vote) => vote.isHelpful === isHelpful).map(({ userId }) => userId);
  const days = Map.groupBy(
    given.filter(({ day }) => day !== undefined),
    ({ day }) => String(day),
  );
  return {
    helpful: by(true),
    notHelpful: by(false),
    ...(days.size > 0 && {
      days: Object.fromEntries(Array.from(days, ([day, of]) => [day, of.map(({ userId }) => userId)])),
    }),
  };
}
