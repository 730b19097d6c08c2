import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuildHeader } from '../../../src/exchange/documents/guild-document.ts';
import {
  decisionsRecordOf,
  memberChoicesOf,
  reportsRecordOf,
  reviewRecordOf,
  settingsRecordOf,
  uncountedRecordOf,
} from '../../../src/exchange/documents/guild-records-of.ts';
import {
  documentKind,
  readGuildHeader,
  readGuildRecord,
  readOwnReview,
  readSettings,
} from '../../../src/exchange/documents/read-document.ts';
import { ImportProblem } from '../../../src/exchange/import-problem.ts';
import { countedVotes } from '../../../src/reviews/counting/helpful-votes.ts';
import type { Votes } from '../../../src/reviews/counting/votes.ts';
import type { Posting, Review } from '../../../src/reviews/review.ts';
import { ALL_SCORES } from '../../../src/reviews/score.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';

const PLACE = { file: 'ovation.json', line: 7 };
const HERE = { guildId: '11', application: '12', channels: new Set(['5']) };
const HEADER: GuildHeader = {
  format: 'ovation-server',
  version: 1,
  exportedAt: 1,
  application: '12',
  server: { id: '11', name: 'Drama Corner' },
  part: 1,
  settings: {},
};
/** What another program that reads the file finds. */
const asFile = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const restore = (section: Parameters<typeof readGuildRecord>[0], record: unknown, into = HERE) =>
  readGuildRecord(section, asFile(record), PLACE, HEADER, into);
const restored = (...entries: readonly object[]) => ({ restored: { ...PLACE, entries } });

const user = fc.integer({ min: 1, max: 40 }).map(String);
const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const score = fc.constantFrom(...ALL_SCORES);
const line = fc.constantFrom(
  'Every shot is a painting',
  '달빛 세탁소',
  'A ||twist|| 👩‍👩‍👧',
  '"quotes", commas; 1',
);
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const posting: fc.Arbitrary<Posting> = fc.oneof(
  fc.constantFrom<Posting>(
    { state: 'withheld', reason: 'imported' },
    { state: 'withheld', reason: 'deleted', lastChannelId: '5', at: 4 },
    { state: 'withheld', reason: 'lost' },
    { state: 'posted', id: 'abc', channelId: '5', messageId: '77', postedAt: 3 },
  ),
);
const review: fc.Arbitrary<Review> = fc.record({
  showId: fc.constantFrom('glass', 'a-Show_1'),
  author: fc.record({ id: user, name: line, avatarUrl: fc.constant('https://cdn.example/1.png') }),
  headline: some(line),
  body: some(fc.constant('One.\n\n**Two.**')),
  score: some(score),
  spoilers: fc.boolean(),
  aspects: some(fc.record({ story: some(score), rewatch: some(score) })),
  progress: some(fc.record({ status: fc.constantFrom('watching', 'dropped'), seen: fc.nat(50) })),
  writtenAt: time,
  editedAt: some(time),
  textEditedAt: some(time),
  earlierScores: fc.array(fc.record({ score, until: time, shown: some(fc.boolean()) }), { maxLength: 3 }),
  pasted: some(fc.record({ headline: line, body: line, score: fc.constant(''), spoilers: fc.boolean() })),
  imported: some(fc.record({ at: time, from: fc.constant('letterboxd'), id: some(fc.constant('abcdef')) })),
  posting,
});
const votes: fc.Arbitrary<Votes> = fc.record({
  messageId: fc.constant('77'),
  emoji: some(fc.constantFrom({ helpful: '❤️' }, { helpful: '👍', notHelpful: '👎' })),
  reactions: fc.dictionary(
    fc.constantFrom('👍', '👍🏽', '👎', '❤️', '😀'),
    fc.record({ normal: fc.uniqueArray(user), super: fc.uniqueArray(user, { maxLength: 2 }) }),
  ),
  bots: fc.uniqueArray(user, { maxLength: 2 }),
  carried: some(fc.record({ helpful: fc.uniqueArray(user), notHelpful: fc.uniqueArray(user) })),
  days: some(fc.dictionary(fc.constantFrom('20000', '20001'), fc.uniqueArray(user))),
});

test('A review comes back from a server’s export as it was stored', () => {
  const property = fc.property(review, (stored) => {
    const key = `${stored.showId}:${stored.author.id}`;
    expect(asFile(restore('reviews', reviewRecordOf(stored, undefined)))).toEqual(
      asFile(restored({ kind: 'reviews', key, entry: stored })),
    );
  });
  fc.assert(property);
});

test('Its votes come back by whom they are, which way, and with their days, where nobody reacts again', () => {
  const property = fc.property(review, votes, (stored, given) => {
    const read = restore('reviews', reviewRecordOf(stored, given));
    const entries = 'restored' in read ? read.restored.entries : [];
    const back = entries.find((entry) => entry.kind === 'votes')?.entry as Votes | undefined;
    const emoji = given.emoji ?? { helpful: '👍', notHelpful: '👎' };
    const rules = { ...emoji, authorId: stored.author.id };
    const sorted = (all: ReturnType<typeof countedVotes>) =>
      all.toSorted((one, other) => Number(one.userId) - Number(other.userId));
    const anyEmoji = { ...rules, notHelpful: emoji.notHelpful ?? '👎' };
    expect(sorted(back === undefined ? [] : countedVotes(back, anyEmoji))).toEqual(
      sorted(countedVotes(given, rules)),
    );
  });
  fc.assert(property);
});

test('Messages stay a review’s where bot and server are the same; elsewhere they count as lost, and wait for a repost', () => {
  const posted = { state: 'posted', id: 'abc', channelId: '5', messageId: '77', postedAt: 3 } as const;
  const stored = (own: Posting): Review => ({
    ...{ showId: 'glass', author: { id: '1', name: 'Noor', avatarUrl: '' }, spoilers: false },
    ...{ writtenAt: 1, earlierScores: [], posting: own },
  });
  const postingAfter = (own: Posting, into = HERE) => {
    const read = restore('reviews', reviewRecordOf(stored(own), undefined), into);
    const [entry] = 'restored' in read ? read.restored.entries : [];
    return entry?.kind === 'reviews' && entry.entry.posting;
  };
  expect(postingAfter({ ...posted, successor: { id: 'def', channelId: '6' } })).toEqual(posted);
  const lost = { state: 'withheld', reason: 'lost' };
  expect(postingAfter(posted, { ...HERE, guildId: '13' })).toEqual(lost);
  expect(postingAfter(posted, { ...HERE, application: '13' })).toEqual(lost);
  expect(postingAfter({ state: 'wanted', id: 'abc', channelId: '5' })).toEqual({
    ...lost,
    lastChannelId: '5',
  });
  const gone = { state: 'withheld', reason: 'deleted', at: 4 } as const;
  expect(postingAfter({ ...gone, lastChannelId: '5' })).toEqual({ ...gone, lastChannelId: '5' });
  // Nothing that a file says brings the bot to another server's channels.
  expect(postingAfter({ ...posted, channelId: '6' })).toEqual(lost);
  expect(postingAfter({ state: 'wanted', id: 'abc', channelId: '6' })).toEqual(lost);
  expect(postingAfter({ ...gone, lastChannelId: '6' })).toEqual(gone);
  expect(postingAfter({ ...gone, lastChannelId: '5' }, { ...HERE, guildId: '13' })).toEqual(gone);
});

test('Shows, decisions, reports, blocks, choices and settings come back as they were stored', () => {
  const show: Show = {
    ...{ id: 'glass', title: 'Glass Heart', year: 2025, kind: 'drama', aliases: ['유리 심장'] },
    ...{ poster: 'https://images.example/1.png', ids: { tmdb: 'tv/1', imdb: 'tt1' }, managed: ['title'] },
    listing: {
      ...{ ref: 'tmdb:tv/1', titles: ['Glas Herz'], genres: ['Drama'], episodes: 10, checkedAt: 5 },
      own: { title: 'glass heart' },
    },
    ...{ droppedTitles: ['glas'], refused: [{ ids: { imdb: 'tt2' }, year: 2024 }], alone: false },
    ...{ mergedInto: 'heart', addedBy: '21', addedAt: 1 },
  };
  expect(restore('shows', show)).toEqual(restored({ kind: 'shows', key: 'glass', entry: show }));

  const decided = {
    covered: { at: 1 },
    hidden: { by: '31', at: 2, reason: 'Off topic' },
    frozen: {
      ...{ by: '31', at: 3, counts: { helpful: 2, notHelpful: 0 } },
      votes: [{ userId: '41', isHelpful: true, day: 20000 }],
    },
  };
  expect(restore('decisions', decisionsRecordOf('glass:21', decided))).toEqual(
    restored({ kind: 'moderation', key: 'glass:21', entry: decided }),
  );
  const reports = [{ by: '41', reason: 'spoilers', note: 'tells the end', at: 4 }] as const;
  expect(restore('reports', reportsRecordOf('glass:21', { reports, settledAt: 3, messageId: '9' }))).toEqual(
    restored({ kind: 'reports', key: 'glass:21', entry: { reports, settledAt: 3 } }),
  );
  expect(restore('links', { showId: 'glass', state: 'linked', ref: 'tmdb:tv/1' })).toEqual(
    restored({ kind: 'linking', key: 'glass', entry: { state: 'linked', ref: 'tmdb:tv/1' } }),
  );
  expect(restore('blocked', { userId: '51', by: '31', at: 2, reason: 'x' })).toEqual(
    restored({ kind: 'blocked', key: '51', entry: { by: '31', at: 2, reason: 'x' } }),
  );
  const told = { noMessages: true, milestones: { 'glass:21': 5 } };
  expect(restore('members', memberChoicesOf('21', { hidesProfile: true, publishes: true }, told))).toEqual(
    restored(
      { kind: 'members', key: '21', entry: { hidesProfile: true, publishes: true } },
      { kind: 'notices', key: '21', entry: { notices: [], ...told } },
    ),
  );
  expect(memberChoicesOf('21', {}, undefined)).toBeUndefined();
  expect(restore('uncounted', uncountedRecordOf('ab12', { since: 1, heard: ['glass:21'] }))).toEqual(
    restored({ kind: 'uncounted', key: 'ab12', entry: { since: 1, heard: ['glass:21'] } }),
  );

  const settings = { channelId: '5', emoji: { helpful: '❤️' }, priorReviews: 3, tellAuthors: false };
  const record = { ...settings, welcomedAt: 3, leftAt: 4, staffNotes: [] };
  const header = readGuildHeader(asFile({ ...HEADER, settings: settingsRecordOf(record) }), PLACE);
  expect(readSettings(header, PLACE, HERE)).toEqual(restored({ kind: 'guilds', key: '11', entry: settings }));
});

test('Channels of other servers are nobody’s settings here', () => {
  const settings = { channelId: '6', logChannelId: '7', moderatorChannelId: '8', fold: 3 };
  const header = readGuildHeader({ ...HEADER, settings }, PLACE);
  expect(readSettings(header, PLACE, HERE)).toEqual(
    restored({ kind: 'guilds', key: '11', entry: { fold: 3 } }),
  );
});

test('A member’s export names each show by all that another program may know, and is read as their reviews', () => {
  const record = {
    show: { id: 'glass', title: 'Glass Heart', year: 2025, kind: 'drama', ids: { imdb: 'tt1' } },
    ...{ headline: 'Clear', body: 'Text', score: 85, spoilers: true, writtenAt: 5, earlierScores: [] },
    ...{ author: { name: 'Noor' }, helpful: 2, notHelpful: 0 },
  };
  expect(asFile(readOwnReview(record, PLACE))).toEqual({
    review: {
      ...PLACE,
      ...{ title: 'Glass Heart', year: 2025, kind: 'drama', ids: { imdb: 'tt1' }, writtenAt: 5 },
      opinion: { headline: 'Clear', body: 'Text', score: 85, spoilers: true },
    },
  });
});

test.each([
  ['score', { score: 83 }],
  ['score', { score: 105 }],
  ['score', { score: '8' }],
  ['headline', { headline: 'x'.repeat(151) }],
  ['body', { body: '👩'.repeat(4001) }],
  ['writtenAt', { writtenAt: 1e17 }],
  ['show', { show: { id: 'glass' } }],
])(
  'A record whose %s is not as documented is a row that can’t be read: it names the property, not what is in it',
  (column, wrong) => {
    const record = {
      show: { id: 'glass', title: 'Glass Heart' },
      ...{
        spoilers: false,
        writtenAt: 5,
        earlierScores: [],
        author: { name: '' },
        helpful: 0,
        notHelpful: 0,
      },
    };
    expect(readOwnReview(record, PLACE)).toHaveProperty('review');
    expect(readOwnReview({ ...record, body: '👩'.repeat(4000) }, PLACE)).toHaveProperty('review');
    expect(readOwnReview({ ...record, ...wrong }, PLACE)).toEqual({
      skipped: { ...PLACE, reason: 'unreadable', column },
    });
  },
);

test('Lines of a restored title stay one, and what cannot be seen goes', () => {
  const show = { id: 'glass', title: 'Glass\n# Heart\u200b', addedBy: '1', addedAt: 1 };
  expect(restore('shows', show)).toMatchObject({
    restored: { entries: [{ entry: { title: 'Glass # Heart' } }] },
  });
});

test('A document says what it is, and one of a newer version is refused', () => {
  const kindOf = (beginning: Parameters<typeof documentKind>[0]) => documentKind(beginning, 'ovation.json');
  expect(kindOf({ format: 'ovation-member', version: 1 })).toBe('member');
  expect(kindOf({ format: 'ovation-server', version: 1 })).toBe('server');
  expect(kindOf({ format: 'something', version: 1 })).toBeUndefined();
  expect(kindOf({})).toBeUndefined();
  expect(() => kindOf({ format: 'ovation-member', version: 2 })).toThrow(
    new ImportProblem('newer-version', { file: 'ovation.json' }),
  );
});
