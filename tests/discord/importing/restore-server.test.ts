import { expect, test } from 'vitest';
import type { GuildHeader } from '../../../src/exchange/documents/guild-document.ts';
import { readFiles } from '../../../src/exchange/reading/read-files.ts';
import { writeGuild } from '../../../src/exchange/writing/write-guild.ts';
import { put } from '../../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { addReport } from '../../../src/guilds/moderation/reports.ts';
import { setProfileVisible, setPublished } from '../../../src/guilds/reviews/member-choices.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import { mergeShows } from '../../../src/guilds/shows/change-show.ts';
import { tieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { Author } from '../../../src/reviews/review.ts';
import { NOOR, OPINION, openedGuild } from '../../guilds/memory/opened-guild.ts';
import { entryOf } from '../../support/listed-catalogue.ts';
import { carriedOut, staged, undone } from './import-by-hand.ts';

const JUN: Author = { id: '22', name: 'Jun', avatarUrl: 'https://cdn.example/22.png' };
const SERVER = { guildId: '1', application: '12', channels: new Set(['7']) };
const HEADER: Omit<GuildHeader, 'part'> = {
  ...{ format: 'ovation-server', version: 1, exportedAt: 9, application: SERVER.application },
  ...{ server: { id: SERVER.guildId, name: 'Drama Corner' }, settings: { channelId: '7', priorReviews: 3 } },
};

/** A server in which members have done much. */
async function busyServer(): Promise<OpenGuild> {
  const { guild } = await openedGuild();
  const write = (author: Author, id: string, more: object = {}) =>
    guild.run(
      writeReview({
        ...{ author, hasWriterRole: true, show: { id, title: `Show ${id}`, year: 2020 } },
        ...{ opinion: OPINION, channelId: '7', now: 1, ...more },
      }),
    );
  await guild.run(changeSettings({ channelId: '7', priorReviews: 3 }));
  for (const id of ['glass', 'harbour', 'night']) await write(NOOR, id);
  await write(JUN, 'harbour', { opinion: { headline: 'Loud', score: 20, spoilers: true } });
  await write(NOOR, 'glass', { opinion: { ...OPINION, score: 30 }, now: 7_200_000 });
  // As if their messages stood, with votes on one.
  for (const [index, { key }] of [...guild.memory.reviews()].entries()) {
    const review = await guild.review(key);
    if (review === undefined) throw new Error('There is no review');
    const messageId = key === 'glass:21' ? '77' : `8${index}`;
    const posting = { state: 'posted', id: `p${index}`, channelId: '7', messageId, postedAt: 2 } as const;
    await guild.commit([put('reviews', key, { ...review, posting })]);
  }
  for (const userId of ['31', '32'])
    await guild.votes.change('glass:21', '77', (ballot) =>
      ballot.add({ emoji: userId === '31' ? '👍' : '👎', userId, kind: 'normal', bot: false }),
    );
  await guild.run(tieShow('harbour', entryOf(1, 'Show harbour')));
  await guild.run(mergeShows('night', 'harbour'));
  await guild.run(moderateReview('harbour:22', 'hide', { by: '9', at: 3, reason: 'Off topic' }));
  await guild.run(addReport('glass:21', { by: '31', reason: 'other', at: 3 }));
  await guild.run(blockMember('41', { by: '9', at: 3 }));
  await guild.run(setProfileVisible('22', false));
  return guild;
}

/** The server's export as rows; with each of its lists in a file of its own, the last one first. */
async function exportedRows(guild: OpenGuild, isParted = false, restores = SERVER) {
  const { document } = await writeGuild(guild.store, HEADER, { limit: 10 * 1024 * 1024 });
  const files = isParted ? parted(Buffer.from(document[0]?.bytes ?? []).toString()) : document;
  const read = await readFiles(files, { restores }, new AbortController().signal);
  if ('question' in read) throw new Error('There is a question');
  const rows = [];
  for await (const batch of read.rows) rows.push(...batch);
  return rows;
}

/** A document's lists, each in a document of its own, as exports that are too large for one file come. */
function parted(text: string) {
  const document: Record<string, unknown> = JSON.parse(text);
  const lists = Object.entries(document).filter(([, value]) => Array.isArray(value));
  const header = Object.entries(document).filter(([, value]) => !Array.isArray(value));
  return lists.toReversed().map((list, index) => {
    const part = { ...Object.fromEntries([...header, list]), part: index + 1 };
    return { name: `part-${index}.json`, bytes: Buffer.from(JSON.stringify(part)) };
  });
}

/** All that an export has of a server, but for the votes, which are the same in another form. */
async function entriesOf(guild: OpenGuild): Promise<string[]> {
  const found: string[] = [];
  const kinds = [
    'shows',
    'linking',
    'reviews',
    'moderation',
    'reports',
    'blocked',
    'members',
    'uncounted',
  ] as const;
  for (const kind of kinds)
    for await (const [key, entry] of guild.store[kind].entries())
      found.push(`${kind} ${key} ${JSON.stringify(entry, (_, value) => sorted(value))}`);
  return found.sort();
}

const sorted = (value: unknown) =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What memory says of a server's reviews. */
function seen({ memory }: OpenGuild): unknown {
  const reviews = [...memory.reviews()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return { reviews, settings: memory.record, about: memory.aboutGuild };
}

test.each([
  ['in one file', false],
  ['in many files', true],
])(
  'A server that was exported %s and wiped is the same once it is restored, votes included',
  async (_, isParted) => {
    const before = await busyServer();
    const rows = await exportedRows(before, isParted);
    const { guild } = await openedGuild();
    const record = await staged(guild, rows, { restores: true });
    expect(guild.memory.reviewCount).toBe(0);
    const done = await carriedOut(guild, record);
    const left = Object.values(done.skipped).reduce((sum, count) => sum + count, 0);
    expect(done.rows).toBe((done.counts.imported ?? 0) + (done.counts.replaced ?? 0) + left);
    expect(await entriesOf(guild)).toEqual(await entriesOf(before));
    expect(await guild.counts('glass:21')).toEqual(await before.counts('glass:21'));
    expect(await guild.counts('glass:21')).toMatchObject({ helpful: 1, notHelpful: 1 });
    expect(seen(guild)).toEqual(seen(before));

    expect(await undone(guild, done)).toMatchObject({ state: 'undone', counts: { stayed: 0 } });
    expect(guild.memory.reviewCount).toBe(0);
    expect((await entriesOf(guild)).filter((entry) => !entry.startsWith('shows'))).toEqual([]);
  },
);

test('Restoring a server’s export changes nothing where all of it is there', async () => {
  const guild = await busyServer();
  const before = await entriesOf(guild);
  const rows = await exportedRows(guild);
  const done = await carriedOut(guild, await staged(guild, rows, { restores: true }), { clashes: 'theirs' });
  expect(await entriesOf(guild)).toEqual(before);
  expect(done.skipped).toEqual({ same: done.rows });
});

test('Nobody but a manager who restores brings in what others wrote', async () => {
  const rows = await exportedRows(await busyServer());
  const { guild } = await openedGuild();
  await expect(staged(guild, rows)).rejects.toMatchObject({ code: 'of-a-guild' });
});

test.each([
  ['theirs', { hidesProfile: true, publishes: false }],
  ['mine', { publishes: false }],
  ['newer', { publishes: false }],
] as const)(
  'A restored export puts nobody on the public page who took that back since, where %s stays',
  async (clashes, choices) => {
    const guild = await busyServer();
    await guild.run(setPublished('22', true));
    const rows = await exportedRows(guild);
    await guild.run(setPublished('22', false));
    await guild.run(setProfileVisible('22', true));
    await carriedOut(guild, await staged(guild, rows, { restores: true }), { clashes });
    expect(guild.memory.member('22')).toEqual(choices);

    const { guild: wiped } = await openedGuild();
    await carriedOut(wiped, await staged(wiped, await exportedRows(guild), { restores: true }));
    await carriedOut(wiped, await staged(wiped, rows, { restores: true }), { clashes: 'theirs' });
    expect(wiped.memory.member('22').publishes, 'an older one restored after a newer one').toBe(false);
  },
);

test('Who agreed to the public page of one server is not on that of another, where its export is restored', async () => {
  const before = await busyServer();
  await before.run(setPublished('22', true));
  const rows = await exportedRows(before, false, { ...SERVER, guildId: '2' });
  const { guild } = await openedGuild();
  await carriedOut(guild, await staged(guild, rows, { restores: true }));
  expect(guild.memory.member('22')).toEqual({ hidesProfile: true });
});
