import { Ballot } from '../../reviews/counting/ballot.ts';
import type { CountedVote, HelpfulCounts, Votes } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import { NOBODY } from '../../reviews/nobody.ts';
import { partsOfKey } from '../../reviews/review.ts';
import type { GuildRecord, MemberNotices, RemovedReview, ReportCase } from '../../storage/entries/entries.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';

/** Whose data are erased, and from before which time. */
export interface Erased {
  readonly userId: string;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** What is left of an entry; the entry itself when it holds nothing of the member, undefined when it is theirs. */
type Scrub<K extends Kind> = (
  entry: GuildEntries[K],
  erased: Erased,
  key: string,
) => GuildEntries[K] | undefined;

/**
 * What is left of each kind of entry when a member is erased. Only `blocked` keeps them, as the member who is blocked: otherwise who
 * is blocked could erase that. What others have said, and what moderators have decided about others, stays; nobody stands in the
 * place of the member. What has a time, and is newer than the erasure, stays as it is.
 */
export const SCRUBS: { readonly [K in Kind]: Scrub<K> } = {
  guilds: (record, erased) => scrubRecord(record, erased),
  shows: (show, { userId, at }) =>
    show.addedBy === userId && show.addedAt <= at ? { ...show, addedBy: NOBODY } : show,
  linking: (finding) => finding,
  reviews: (review, erased, key) => unlessTheirs(key, review, erased),
  votes: (votes, erased, key) => unlessTheirs(key, scrubVotes(votes, erased), erased),
  moderation: (moderation, erased, key) => unlessTheirs(key, scrubModeration(moderation, erased), erased),
  reports: (reportCase, erased, key) => unlessTheirs(key, scrubReports(reportCase, erased), erased),
  blocked: (decision, erased) => scrubDecision(decision, erased),
  voters: (role, { userId }, key) => (key === userId ? undefined : role),
  notices: (notices, erased, key) => (key === erased.userId ? scrubNotices(notices, erased) : notices),
  members: (member, { userId }, key) => (key === userId ? undefined : member),
  activity(activity, { userId, at }, key) {
    if (key !== userId) return activity;
    const since = (times: readonly number[]) => times.filter((time) => time > at);
    const [reviews, shows, reports] = [activity.reviews, activity.shows, activity.reports].map(since);
    const isEmpty = [reviews, shows, reports].every((times) => times?.length === 0);
    return isEmpty ? undefined : { reviews: reviews ?? [], shows: shows ?? [], reports: reports ?? [] };
  },
  drafts: (draft, { userId, at }, key) =>
    key.split(':')[1] === userId && draft.savedAt <= at ? undefined : draft,
  removed: (removed, erased) => scrubRemoved(removed, erased),
  // A request to remove a message is theirs, too, and ends when the message is gone.
  outbox: (entry) => entry,
  jobs: (job, { userId, at }) =>
    job.startedBy === userId && job.startedAt <= at ? { ...job, startedBy: NOBODY } : job,
  messages(message, { userId, at }) {
    if (message.userId !== userId) return message;
    const notices = message.notices.filter((notice) => notice.at > at);
    if (notices.length === message.notices.length) return message;
    return notices.length === 0 ? undefined : { ...message, notices };
  },
  uncounted(uncounted, erased) {
    const heard = uncounted.heard.filter((reviewKey) => !isTheirs(reviewKey, erased));
    return heard.length === uncounted.heard.length ? uncounted : { ...uncounted, heard };
  },
  leftovers(leftovers, erased, key) {
    if (key.startsWith(`${erased.userId}:`)) return leftovers;
    const reactions = leftovers.reactions.filter(({ reviewKey }) => !isTheirs(reviewKey, erased));
    return reactions.length === leftovers.reactions.length ? leftovers : { ...leftovers, reactions };
  },
  erasures: (erasure, { userId }) =>
    erasure.by === userId && erasure.userId !== userId ? { ...erasure, by: NOBODY } : erasure,
  imports: (record, { userId, at }) =>
    record.userId === userId && record.startedAt <= at ? undefined : record,
  staged: (staged) => staged,
  imported(imported, erased) {
    const replaced = Object.entries(imported.replaced);
    const left = replaced.filter(([reviewKey]) => !isTheirs(reviewKey, erased));
    return left.length === replaced.length ? imported : { ...imported, replaced: Object.fromEntries(left) };
  },
};

/** Whether a review key is that of a review by the member. */
export const isTheirs = (reviewKey: string, { userId }: Erased): boolean =>
  partsOfKey(reviewKey)?.authorId === userId;

const unlessTheirs = <Entry>(key: string, entry: Entry, erased: Erased): Entry | undefined =>
  isTheirs(key, erased) ? undefined : entry;

const scrubDecision = <Decided extends Decision>(decision: Decided, { userId, at }: Erased): Decided =>
  decision.by === userId && decision.at <= at ? { ...decision, by: NOBODY } : decision;

function scrubRecord(record: GuildRecord, erased: Erased): GuildRecord {
  const { staffNotes } = record;
  if (staffNotes === undefined) return record;
  const left = staffNotes
    .filter((note) => note.kind !== 'deleted' || !isTheirs(note.reviewKey, erased))
    .map((note) =>
      note.kind === 'emptied' && note.said?.by === erased.userId
        ? { ...note, said: { ...note.said, by: NOBODY } }
        : note,
    );
  const isSame = left.length === staffNotes.length && left.every((note, index) => note === staffNotes[index]);
  return isSame ? record : { ...record, staffNotes: left };
}

function scrubVotes(votes: Votes, { userId }: Erased): Votes {
  const ballot = Ballot.fromEntry(votes);
  return ballot.erase(userId) ? ballot.toEntry() : votes;
}

function scrubModeration(moderation: Moderation, erased: Erased): Moderation {
  const { covered, hidden, frozen } = moderation;
  const [coveredLeft, hiddenLeft] = [covered, hidden].map((one) => one && scrubDecision(one, erased));
  const decided = frozen && scrubDecision(frozen, erased);
  const votes = decided?.votes?.filter((vote) => vote.userId !== erased.userId);
  const frozenLeft =
    decided?.votes === undefined || votes === undefined || votes.length === decided.votes.length
      ? decided
      : { ...decided, votes, counts: countsWithout(decided.counts, decided.votes, erased) };
  if (coveredLeft === covered && hiddenLeft === hidden && frozenLeft === frozen) return moderation;
  return {
    ...moderation,
    ...(coveredLeft && { covered: coveredLeft }),
    ...(hiddenLeft && { hidden: hiddenLeft }),
    ...(frozenLeft && { frozen: frozenLeft }),
  };
}

function countsWithout(
  { helpful, notHelpful }: HelpfulCounts,
  votes: readonly CountedVote[],
  { userId }: Erased,
): HelpfulCounts {
  const theirs = votes.filter((vote) => vote.userId === userId);
  const saidHelpful = theirs.filter(({ isHelpful }) => isHelpful).length;
  return { helpful: helpful - saidHelpful, notHelpful: notHelpful - (theirs.length - saidHelpful) };
}

function scrubReports(reportCase: ReportCase, { userId, at }: Erased): ReportCase | undefined {
  const { settled, settledAt = 0 } = reportCase;
  const reports = reportCase.reports.filter((report) => report.by !== userId || report.at > at);
  const isSettledByThem = settled?.by === userId && settledAt <= at;
  if (reports.length === reportCase.reports.length && !isSettledByThem) return reportCase;
  // Nothing was reported, then, and nobody has decided anything.
  const isEmpty = reports.length === 0 && settled === undefined && reportCase.messageId === undefined;
  if (isEmpty) return undefined;
  return { ...reportCase, reports, ...(isSettledByThem && { settled: { ...settled, by: NOBODY } }) };
}

/** What the member has been told once and for all concerns what is erased. */
function scrubNotices(before: MemberNotices, { at }: Erased): MemberNotices | undefined {
  const notices = before.notices.filter((notice) => notice.at > at);
  if (notices.length === 0) return undefined;
  return notices.length === before.notices.length && Object.keys(before).length === 1 ? before : { notices };
}

function scrubRemoved(removed: RemovedReview, erased: Erased): RemovedReview | undefined {
  if (removed.review.author.id === erased.userId) return undefined;
  const votes = removed.votes && scrubVotes(removed.votes, erased);
  const isByThem = removed.removedBy === erased.userId && removed.removedAt <= erased.at;
  if (votes === removed.votes && !isByThem) return removed;
  return { ...removed, votes, ...(isByThem && { removedBy: NOBODY }) };
}
