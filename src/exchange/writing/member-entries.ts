import { givenVotes, votersIn } from '../../reviews/counting/helpful-votes.ts';
import { timeOfDay } from '../../reviews/counting/vote-days.ts';
import type { Decision } from '../../reviews/moderation/moderation.ts';
import { partsOfKey, type Review } from '../../reviews/review.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { OwnReviewRecord } from '../documents/review-records.ts';
import { namedShowOf } from '../documents/show-records.ts';
import type { DocumentNames, MemberListed, MemberOfGuild } from './member-context.ts';

/** What a document says of one entry that may be about the member. */
export type Listing<K extends Kind> = (
  entry: GuildEntries[K],
  key: string,
  member: MemberOfGuild,
  names: DocumentNames,
) => readonly MemberListed[] | Promise<readonly MemberListed[]>;

const isTheirs = (key: string, { userId }: MemberOfGuild): boolean => partsOfKey(key)?.authorId === userId;

/** An entry, or a part of it, as it is stored. */
const other = (kind: Kind, key: string, entry: unknown): readonly MemberListed[] => [
  { section: 'other', record: { kind, key, entry } },
];

/** The whole entry, where it is the member's. */
const whole =
  <K extends Kind>(
    kind: K,
    isMembers: (entry: GuildEntries[K], key: string, member: MemberOfGuild) => boolean,
  ) =>
  (entry: GuildEntries[K], key: string, member: MemberOfGuild): readonly MemberListed[] =>
    isMembers(entry, key, member) ? other(kind, key, entry) : [];

const byKey = (_: unknown, key: string, { userId }: MemberOfGuild): boolean => key === userId;

/** What each kind of entry holds of a member, in the words of their document. Nothing that others have said, or who they are, is in it. */
export const LISTINGS: { readonly [K in Kind]: Listing<K> } = {
  guilds: ({ staffNotes = [] }, key, { userId }) =>
    staffNotes.flatMap((note) =>
      note.kind === 'emptied' && note.said?.by === userId ? other('guilds', key, note) : [],
    ),
  shows: (show, _, { userId }) =>
    show.addedBy === userId
      ? [{ section: 'shows', record: { ...namedShowOf(show), addedAt: show.addedAt } }]
      : [],
  linking: () => [],
  reviews: async (review, key, member, names) =>
    isTheirs(key, member)
      ? [{ section: 'reviews', record: await ownReview(review, key, member, names) }]
      : [],
  votes: async (votes, key, { userId }, names) => {
    if (!votersIn(votes).has(userId)) return [];
    const { authorId = '' } = partsOfKey(key) ?? {};
    const counted = givenVotes(votes, authorId).find((vote) => vote.userId === userId);
    const day = Object.entries(votes.days ?? {}).find(([, users]) => users.includes(userId))?.[0];
    const reactions = Object.entries(votes.reactions).flatMap(([emoji, { normal, super: burst }]) =>
      normal.includes(userId) || burst.includes(userId) ? [emoji] : [],
    );
    const record = {
      ...(await names.review(key)),
      ...(counted && { helpful: counted.isHelpful }),
      reactions,
      ...(day !== undefined && { day: timeOfDay(Number(day)) }),
    };
    return [{ section: 'votes', record }];
  },
  moderation: async (moderation, key, { userId, ...member }, names) => {
    const { covered, hidden, frozen } = moderation;
    const votes = frozen?.votes?.filter((vote) => vote.userId === userId) ?? [];
    const acts = Object.entries({ covered, hidden, frozen }).flatMap(([what, decision]) =>
      decision?.by === userId ? [[what as 'covered' | 'hidden' | 'frozen', decision] as const] : [],
    );
    const named = acts.length > 0 ? await names.review(key) : undefined;
    return [
      ...(isTheirs(key, { userId, ...member })
        ? other('moderation', key, {
            covered: untold(covered),
            hidden: untold(hidden),
            frozen: untold(frozen),
          })
        : []),
      ...acts.map(
        ([what, { at, reason }]) => ({ section: 'acts', record: { what, ...named, at, reason } }) as const,
      ),
      ...(votes.length > 0 ? other('moderation', key, { frozen: { votes } }) : []),
    ] as MemberListed[];
  },
  reports: async ({ reports, settled, settledAt }, key, { userId }, names) => {
    const sent = reports.filter((report) => report.by === userId);
    const isSettled = settled?.by === userId;
    if (sent.length === 0 && !isSettled) return [];
    const named = await names.review(key);
    return [
      ...sent.map(
        ({ by: _, ...report }): MemberListed => ({ section: 'reports', record: { ...named, ...report } }),
      ),
      ...(isSettled
        ? [{ section: 'acts', record: { what: 'settled', ...named, at: settledAt } } as const]
        : []),
    ];
  },
  blocked: ({ by, at, reason }, key, { userId }, names) =>
    by === userId
      ? [{ section: 'acts', record: { what: 'blocked', author: names.person(key), at, reason } }]
      : [],
  voters: whole('voters', byKey),
  notices: whole('notices', byKey),
  // What they have chosen stands in the header.
  members: () => [],
  activity: whole('activity', byKey),
  drafts: ({ title, year, typed, savedAt }, key, { userId }) =>
    key.split(':')[1] === userId ? [{ section: 'drafts', record: { title, year, ...typed, savedAt } }] : [],
  removed: (removed, key, { userId }) => {
    const { review, votes, removedBy, removedAt } = removed;
    if (review.author.id === userId) return other('removed', key, { review, removedAt });
    const hasVoted = votes !== undefined && votersIn(votes).has(userId);
    if (removedBy !== userId && !hasVoted) return [];
    return other('removed', key, { ...(removedBy === userId && { removedBy, removedAt }), hasVoted });
  },
  outbox: whole('outbox', ({ reviewKey }, _, member) => isTheirs(reviewKey, member)),
  jobs: whole('jobs', ({ startedBy }, _, { userId }) => startedBy === userId),
  messages: whole('messages', (message, _, { userId }) => message.userId === userId),
  uncounted: ({ since }, key, { pseudonym }) => (key === pseudonym ? other('uncounted', key, { since }) : []),
  leftovers: whole('leftovers', (_, key, { userId }) => key.startsWith(`${userId}:`)),
  erasures: whole('erasures', (erasure, _, { userId }) => erasure.userId === userId || erasure.by === userId),
  imports: async (record, key, { userId, guild }) => {
    if (record.userId !== userId) return [];
    const listed = [...other('imports', key, record)];
    for await (const [chunk, rows] of guild.staged.entries(`${record.id}:`))
      listed.push(...other('staged', chunk, record.restores ? { reported: rows.reported } : rows));
    for await (const [chunk, { reported }] of guild.imported.entries(`${record.id}:`))
      listed.push(...other('imported', chunk, { reported }));
    return listed;
  },
  // Of a server's export, which a manager restores: rows of the member's own imports are listed with these.
  staged: ({ restored = [] }, key, member) =>
    restored.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry.kind === 'reviews' && isTheirs(entry.key, member) ? other('staged', key, entry) : [],
      ),
    ),
  imported: ({ replaced }, key, member) => {
    const theirs = Object.entries(replaced).filter(([reviewKey]) => isTheirs(reviewKey, member));
    return theirs.length > 0 ? other('imported', key, { replaced: Object.fromEntries(theirs) }) : [];
  },
};

/** A decision without who made it: its author is told what moderators did, not who they are. */
const untold = (decision: Decision | undefined) =>
  decision && { at: decision.at, ...(decision.reason !== undefined && { reason: decision.reason }) };

async function ownReview(
  { author, posting, showId, ...review }: Review,
  key: string,
  { guildId, guild, counts }: MemberOfGuild,
  names: DocumentNames,
): Promise<OwnReviewRecord> {
  const { covered, hidden, frozen } = (await guild.moderation.get(key).catch(undefinedIfUnreadable)) ?? {};
  const { helpful, notHelpful } = await counts(key);
  const { imported, ...written } = review;
  return {
    show: await names.show(showId),
    ...written,
    earlierScores: [...review.earlierScores],
    ...(imported && { imported }),
    author: { name: author.name, ...(author.avatarUrl !== '' && { avatarUrl: author.avatarUrl }) },
    ...(posting.state === 'posted' && {
      message: `https://discord.com/channels/${guildId}/${posting.channelId}/${posting.messageId}`,
    }),
    ...{ helpful, notHelpful },
    ...{ covered: untold(covered), hidden: untold(hidden), frozen: untold(frozen) },
  };
}
