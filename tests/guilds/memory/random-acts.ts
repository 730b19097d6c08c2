import fc from 'fast-check';
import { createJob, finishJob } from '../../../src/guilds/background/jobs.ts';
import { updateVoterRoles } from '../../../src/guilds/counting/voter-roles.ts';
import { put } from '../../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { BallotUpdate } from '../../../src/guilds/memory/vote-ledger.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { moderateReview, type ReviewAct } from '../../../src/guilds/moderation/moderate-review.ts';
import { addReport, closeReports } from '../../../src/guilds/moderation/reports.ts';
import { addNotices, forgetNotices } from '../../../src/guilds/notices/notices.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { judgeLost } from '../../../src/guilds/posting/lost-reviews.ts';
import { markDeletedByHand, markLost } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { setProfileVisible, setPublished } from '../../../src/guilds/reviews/member-choices.ts';
import { restoreReview } from '../../../src/guilds/reviews/restore-review.ts';
import { setDetails } from '../../../src/guilds/reviews/set-details.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import {
  addAlias,
  mergeShows,
  removeAlias,
  renameShow,
  setKind,
  setPoster,
  unmergeShow,
} from '../../../src/guilds/shows/change-show.ts';
import { followEntry, missEntry, tieShow, untieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { SHOW_KINDS } from '../../../src/reviews/shows/show.ts';
import { OPINION } from './opened-guild.ts';

export const SHOWS = ['s1', 's2'];
/** The first two write reviews; all of them vote. */
export const MEMBERS = ['21', '22', '31', '32'];
const AUTHORS = MEMBERS.slice(0, 2);
export const CHANNELS = ['7', '8', '9'];
const ROLES = ['role-a', 'role-b'];
const EMOJI = [{ helpful: '👍', notHelpful: '👎' }, { helpful: '🎉' }];
const MODERATION: readonly ReviewAct[] = [
  'cover',
  'uncover',
  'hide',
  'unhide',
  'post-again',
  'freeze',
  'unfreeze',
];

/** One thing that somebody does in a guild, with the time at which they do it. */
export type RandomAct = (guild: OpenGuild, now: number) => Promise<unknown>;

/** The same show twice, by two sources, and another one of that name. */
export const ENTRIES: readonly CatalogueEntry[] = [
  { ref: 'tvmaze:1', title: 'Harbour', titles: ['港', 'Bay'], year: 2024, ids: { tvmaze: '1', imdb: 'tt1' } },
  { ref: 'tmdb:tv/2', title: 'HARBOUR', titles: [], kind: 'drama', ids: { tmdb: 'tv/2', imdb: 'tt1' } },
  { ref: 'anilist:3', title: 'Harbour', titles: ['港'], year: 2024, ids: { anilist: '3' }, episodes: 12 },
];
const entry = fc.constantFrom(...ENTRIES);
const show = fc.constantFrom(...SHOWS);
const member = fc.constantFrom(...MEMBERS);
const author = fc.constantFrom(...AUTHORS);
const key = fc.tuple(show, author).map((parts) => parts.join(':'));
const channel = fc.constantFrom(...CHANNELS);

const authorOf = (reviewKey: string): string => reviewKey.split(':')[1] ?? '';

const actorOf = (reviewKey: string) => ({ userId: authorOf(reviewKey), hasWriterRole: true });

const postingOf = (guild: OpenGuild, reviewKey: string) => {
  const posting = guild.memory.reviewByKey(reviewKey)?.posting;
  return { reviewKey, postingId: posting !== undefined && 'id' in posting ? posting.id : '' };
};

const write = (showId: string, userId: string, channelId: string, now: number, more: object = {}) =>
  writeReview({
    author: { id: userId, name: userId, avatarUrl: 'https://cdn.example/1.png' },
    hasWriterRole: true,
    show: { id: showId, title: `Show ${showId}` },
    opinion: OPINION,
    channelId,
    now,
    ...more,
  });

async function post(guild: OpenGuild, reviewKey: string, now: number): Promise<void> {
  const entry = await guild.store.outbox.get(outboxKey(guild.memory.id, reviewKey));
  if (entry !== undefined) await guild.run(markPosted(entry, `message-${entry.postingId}`, now));
}

/** As if a review had come from elsewhere. */
async function importReview(reviewKey: string, guild: OpenGuild, now: number): Promise<void> {
  const review = await guild.review(reviewKey);
  if (review !== undefined)
    await guild.commit([put('reviews', reviewKey, { ...review, imported: { at: now, from: 'a file' } })]);
}

function vote(guild: OpenGuild, reviewKey: string, update: BallotUpdate): Promise<unknown> {
  const posting = guild.memory.reviewByKey(reviewKey)?.posting;
  return guild.votes.change(reviewKey, posting?.state === 'posted' ? posting.messageId : '', update);
}

/** Gives every author a posted review of each show, with a vote on it. */
export async function beginWithReviews(guild: OpenGuild): Promise<void> {
  for (const showId of SHOWS)
    for (const userId of AUTHORS) {
      await guild.run(write(showId, userId, userId === AUTHORS[0] ? '7' : '8', 0));
      await post(guild, `${showId}:${userId}`, 0);
      const reaction = { emoji: '👍', userId: '31', kind: 'normal', bot: false } as const;
      await vote(guild, `${showId}:${userId}`, (ballot) => ballot.add(reaction));
    }
}

const act = <T>(
  arbitrary: fc.Arbitrary<T>,
  run: (given: T, guild: OpenGuild, now: number) => Promise<unknown>,
) =>
  arbitrary.map(
    (given): RandomAct =>
      (guild, now) =>
        run(given, guild, now),
  );

const details = fc.record({
  aspects: fc.option(
    fc.nat(20).map((halves) => ({ story: halves * 5 })),
    { nil: undefined },
  ),
  progress: fc.constantFrom(undefined, { status: 'completed' as const }, { status: 'dropped' as const }),
});

/** Everything that members, moderators, managers and Discord can do. */
export const randomAct: fc.Arbitrary<RandomAct> = fc.oneof(
  {
    weight: 5,
    arbitrary: act(
      fc.record({
        ...{ show, author, channel, score: fc.nat(20), draft: fc.boolean() },
        picked: fc.option(entry, { nil: undefined }),
      }),
      ({ show: id, author: userId, channel: channelId, score, draft, picked }, guild, now) => {
        const opinion = { ...OPINION, score: score * 5 };
        const named = picked && { show: { id, title: `Show ${id}`, entry: picked } };
        const more = { opinion, ...named, ...(draft && { draftsOf: [id] }) };
        return guild.run(write(id, userId, channelId, now, more));
      },
    ),
  },
  { weight: 4, arbitrary: act(key, (reviewKey, guild, now) => post(guild, reviewKey, now)) },
  act(key, importReview),
  {
    weight: 4,
    arbitrary: act(
      fc.record({
        ...{ key, userId: member, emoji: fc.constantFrom('👍', '👎', '🎉'), takesBack: fc.boolean() },
        day: fc.constantFrom(undefined, 0, 30, 31, 364),
      }),
      ({ key: reviewKey, userId, emoji, takesBack, day }, guild) => {
        const reaction = { emoji, userId, kind: 'normal' as const };
        return vote(guild, reviewKey, (ballot) =>
          takesBack ? ballot.remove(reaction) : ballot.add({ ...reaction, bot: false, day }),
        );
      },
    ),
  },
  act(fc.record({ key, users: fc.subarray(MEMBERS) }), ({ key: reviewKey, users }, guild) => {
    const posting = guild.memory.reviewByKey(reviewKey)?.posting;
    const messageId = posting?.state === 'posted' ? posting.messageId : '';
    const reactors = { normal: users, super: [] };
    return guild.votes.replace(
      reviewKey,
      messageId,
      async () => (ballot) => ballot.replace('👍', reactors, []),
    );
  }),
  act(fc.tuple(key, details), ([reviewKey, some], guild, now) =>
    guild.run(setDetails(reviewKey, actorOf(reviewKey), some, now)),
  ),
  {
    weight: 2,
    arbitrary: act(key, (reviewKey, guild, now) =>
      guild.run(deleteReview(reviewKey, { by: authorOf(reviewKey), now })),
    ),
  },
  {
    weight: 2,
    arbitrary: act(key, (reviewKey, guild, now) =>
      guild.run(restoreReview(reviewKey, { by: authorOf(reviewKey), now })),
    ),
  },
  act(fc.tuple(key, channel), ([reviewKey, channelId], guild, now) =>
    guild.run(repostReview(reviewKey, channelId, now)),
  ),
  act(key, (reviewKey, guild, now) => guild.run(markLost(postingOf(guild, reviewKey), now))),
  act(key, (reviewKey, guild, now) => guild.run(markDeletedByHand(postingOf(guild, reviewKey), now))),
  act(
    fc.tuple(fc.uniqueArray(key), fc.constantFrom('emptied', 'on-purpose')),
    ([keys, purpose], guild, now) => judgeLost(guild, keys, purpose, '9', now),
  ),
  act(fc.tuple(key, fc.constantFrom(...MODERATION)), ([reviewKey, name], guild, now) =>
    guild.run(moderateReview(reviewKey, name, { by: '9', at: now })),
  ),
  act(fc.tuple(member, fc.boolean()), ([userId, isBlocked], guild, now) =>
    guild.run(blockMember(userId, isBlocked ? { by: '9', at: now } : undefined)),
  ),
  act(fc.tuple(show, show), ([from, into], guild) => guild.run(mergeShows(from, into))),
  act(show, (id, guild) => guild.run(unmergeShow(id))),
  act(fc.tuple(show, fc.constantFrom('Harbour', 'Glass Heart')), ([id, title], guild) =>
    guild.run(renameShow(id, { title })),
  ),
  act(fc.tuple(show, fc.constantFrom('Bay', 'Lighthouse')), ([id, title], guild) =>
    guild.run(addAlias(id, title)),
  ),
  act(fc.tuple(show, fc.constantFrom('Bay', 'Lighthouse', '港')), ([id, title], guild) =>
    guild.run(removeAlias(id, title)),
  ),
  {
    weight: 2,
    arbitrary: act(fc.tuple(show, entry), ([id, listed], guild) => guild.run(tieShow(id, listed))),
  },
  act(show, (id, guild) => guild.run(untieShow(id))),
  act(fc.tuple(show, entry), ([id, listed], guild, now) => guild.run(followEntry(id, listed, now))),
  act(fc.tuple(show, fc.boolean()), ([id, forget], guild, now) => guild.run(missEntry(id, now, forget))),
  act(show, (id, guild, now) => guild.run(setPoster(id, `https://images.example/${now}.png`))),
  act(fc.tuple(show, fc.constantFrom(undefined, ...SHOW_KINDS)), ([id, kind], guild) =>
    guild.run(setKind(id, kind)),
  ),
  act(fc.tuple(member, fc.boolean()), ([userId, isVisible], guild) =>
    guild.run(setProfileVisible(userId, isVisible)),
  ),
  act(fc.tuple(member, fc.boolean()), ([userId, publishes], guild) =>
    guild.run(setPublished(userId, publishes)),
  ),
  act(fc.option(channel, { nil: undefined }), (channelId, guild) => guild.run(changeSettings({ channelId }))),
  {
    weight: 2,
    arbitrary: act(fc.constantFrom(undefined, ...ROLES), (voterRoleId, guild) =>
      guild.run(changeSettings({ voterRoleId })),
    ),
  },
  act(fc.constantFrom(undefined, ...EMOJI), (emoji, guild) => guild.run(changeSettings({ emoji }))),
  {
    weight: 2,
    arbitrary: act(fc.tuple(member, fc.subarray(ROLES)), ([userId, roles], guild) =>
      guild.run(updateVoterRoles(new Map([[userId, roles]]))),
    ),
  },
  act(fc.tuple(key, member), ([reviewKey, by], guild, now) =>
    guild.run(addReport(reviewKey, { by, reason: 'other', at: now })),
  ),
  act(key, (reviewKey, guild, now) => guild.run(closeReports(reviewKey, now, { by: '9', act: 'hide' }))),
  act(member, (userId, guild, now) => guild.run(addNotices(userId, { act: 'hide', at: now }))),
  act(member, (userId, guild) => guild.run(forgetNotices(userId, 1))),
  act(fc.boolean(), (starts, guild, now) =>
    guild.run<unknown>(
      starts
        ? createJob({ kind: 'recount', startedBy: '9', startedAt: now, total: 1 })
        : finishJob('recount'),
    ),
  ),
);
