import { Ballot } from '../../reviews/counting/ballot.ts';
import type { Votes } from '../../reviews/counting/votes.ts';
import { NOBODY } from '../../reviews/nobody.ts';
import type { ImportedRows, ImportRecord, StagedRows } from '../../storage/entries/data-entries.ts';
import type { GuildRecord, MemberNotices, RemovedReview } from '../../storage/entries/entries.ts';
import { OWN_FORMATS, SHARED_FORMATS } from '../../storage/entries/entry-formats.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import { isUnderWay } from '../importing/import-records.ts';
import { type Erased, isTheirs } from './erased.ts';
import { scrubDecision, scrubModeration, scrubReports } from './scrub-decisions.ts';

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
  imports: scrubImport,
  staged: scrubStaged,
  imported: scrubImported,
};

const unlessTheirs = <Entry>(key: string, entry: Entry, erased: Erased): Entry | undefined =>
  isTheirs(key, erased) ? undefined : entry;

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
  return isSame(left, staffNotes) ? record : { ...record, staffNotes: left };
}

function scrubVotes(votes: Votes, { userId }: Erased): Votes {
  const ballot = Ballot.fromEntry(votes);
  return ballot.erase(userId) ? ballot.toEntry() : votes;
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

/** Who restores a server's export has nothing in it, and the rest of it is not to be missing. */
function scrubImport(record: ImportRecord, { userId, at }: Erased): ImportRecord | undefined {
  if (record.userId !== userId || record.startedAt > at) return record;
  if (record.restores !== true || !isUnderWay(record)) return undefined;
  return { ...record, userId: NOBODY, author: { name: '', avatarUrl: '' } };
}

function scrubStaged(staged: StagedRows, erased: Erased): StagedRows {
  const restored = staged.restored?.map((row) => {
    const entries = row.entries.flatMap((one) => {
      const entry = scrubAny(one.kind, one.key, one.entry, erased);
      return entry === undefined ? [] : [entry === one.entry ? one : { ...one, entry }];
    });
    return isSame(entries, row.entries) ? row : { ...row, entries };
  });
  if (restored === undefined || isSame(restored, staged.restored ?? [])) return staged;
  // A row without entries is none.
  return { ...staged, restored: restored.filter(({ entries }) => entries.length > 0) };
}

function scrubImported(imported: ImportedRows, erased: Erased): ImportedRows {
  const { replaced, others = [] } = imported;
  const theirs = new Set(Object.keys(replaced).filter((reviewKey) => isTheirs(reviewKey, erased)));
  const othersLeft = others.flatMap((other) => {
    if (other.before === null) return isOwnKey(other.key, erased) ? [] : [other];
    const before = scrubAny(other.kind, other.key, other.before, erased);
    return before === undefined ? [] : [before === other.before ? other : { ...other, before }];
  });
  if (theirs.size === 0 && isSame(othersLeft, others)) return imported;
  const left = <T>(byKey: { readonly [reviewKey: string]: T }) =>
    Object.fromEntries(Object.entries(byKey).filter(([reviewKey]) => !theirs.has(reviewKey)));
  return { ...imported, replaced: left(replaced), made: left(imported.made), others: othersLeft };
}

/** Scrubs an entry whose kind is known only now. What can't be read goes when it holds the member. */
function scrubAny(kind: string, key: string, entry: unknown, erased: Erased): unknown {
  const format = { ...OWN_FORMATS, ...SHARED_FORMATS }[kind as Kind];
  const read = format?.schema.safeParse(entry);
  if (isOwnKey(key, erased)) return undefined;
  if (!JSON.stringify(entry).includes(erased.userId)) return entry;
  if (read?.success !== true) return undefined;
  const scrub = SCRUBS[kind as Kind] as Scrub<Kind>;
  const left = scrub(read.data, erased, key);
  return left === read.data ? entry : left;
}

/** Whether an entry with this key can only be the member's. */
const isOwnKey = (key: string, erased: Erased): boolean => key === erased.userId || isTheirs(key, erased);

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index]);
