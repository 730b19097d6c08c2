import { expect, test, vi } from 'vitest';
import { memberDocument } from '../../../src/exchange/documents/member-document.ts';
import { writeMember } from '../../../src/exchange/writing/write-member.ts';
import type { Review } from '../../../src/reviews/review.ts';
import { SHARED_KINDS } from '../../../src/storage/entries/entry-formats.ts';
import type { GuildEntries, Kind } from '../../../src/storage/entries/guild-entries.ts';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { GuildCollections, Write } from '../../../src/storage/store/store.ts';
import { openedStore } from '../../storage/store/opened-store.ts';

const GUILD = '100000000000000011';
/** Whose data they are, and two others. */
const [NOOR, MALIK, ADA] = ['100000000000000021', '100000000000000022', '100000000000000031'];
const AT = 1_700_000_000_000;

const review = (showId: string, id: string, changes: Partial<Review> = {}): Review => ({
  ...{ showId, author: { id, name: id === NOOR ? 'Noor' : 'Malik', avatarUrl: 'https://cdn.example/1.png' } },
  ...{ score: 85, spoilers: false, writtenAt: AT, earlierScores: [] },
  posting: { state: 'posted', id: 'abc', channelId: '5', messageId: '77', postedAt: 3 },
  ...changes,
});
const [NOORS, MALIKS] = [`glass:${NOOR}`, `glass:${MALIK}`];
const notice = { act: 'hide', title: 'Glass Heart', at: 3 } as const;

/** Something of each kind about Noor, with something of somebody else beside it that she may not see. */
const ENTRIES: { readonly [K in Kind]: readonly (readonly [key: string, entry: GuildEntries[K]])[] } = {
  guilds: [
    [
      GUILD,
      {
        staffNotes: [
          {
            ...{
              kind: 'emptied',
              channelId: '5',
              messageId: '6',
              shows: 'open',
              lostIn: '7',
              at: 1,
              reviews: 3,
            },
            said: { purpose: 'emptied', by: NOOR },
          },
        ],
      },
    ],
  ],
  shows: [['glass', { id: 'glass', title: 'Glass Heart', year: 2025, addedBy: NOOR, addedAt: AT }]],
  linking: [['glass', { state: 'alone' }]],
  reviews: [
    [NOORS, review('glass', NOOR, { headline: 'Clear', earlierScores: [{ score: 20, until: 5 }] })],
    [MALIKS, review('glass', MALIK, { body: 'SECRET review' })],
  ],
  votes: [
    [NOORS, { messageId: '77', reactions: { '👍': { normal: [MALIK], super: [] } }, bots: [] }],
    [
      MALIKS,
      {
        ...{ messageId: '78', reactions: { '👍🏽': { normal: [NOOR, ADA], super: [] } }, bots: [] },
        days: { '20000': [NOOR] },
      },
    ],
  ],
  moderation: [
    [NOORS, { covered: { by: ADA, at: 2, reason: 'Tells the end' } }],
    [
      MALIKS,
      {
        hidden: { by: NOOR, at: 3, reason: 'Off topic' },
        frozen: {
          ...{ by: ADA, at: 4, counts: { helpful: 2, notHelpful: 0 } },
          votes: [
            { userId: NOOR, isHelpful: true },
            { userId: ADA, isHelpful: true },
          ],
        },
      },
    ],
  ],
  reports: [
    [NOORS, { reports: [{ by: MALIK, reason: 'abuse', note: 'SECRET report', at: 4 }] }],
    [
      MALIKS,
      {
        reports: [
          { by: NOOR, reason: 'spoilers', note: 'tells the end', at: 5 },
          { by: ADA, reason: 'other', note: 'SECRET note', at: 6 },
        ],
        ...{ settledAt: 7, settled: { by: NOOR, act: 'keep' } },
      },
    ],
  ],
  blocked: [[MALIK, { by: NOOR, at: 8, reason: 'Spam' }]],
  voters: [[NOOR, { roleId: '9', holds: true }]],
  notices: [
    [NOOR, { notices: [notice], milestones: { [NOORS]: 5 } }],
    [MALIK, { notices: [{ ...notice, reason: 'SECRET' }], milestones: { [NOORS]: 5 } }],
  ],
  members: [[NOOR, { hidesProfile: true }]],
  activity: [[NOOR, { reviews: [AT], shows: [], reports: [] }]],
  drafts: [
    [
      `${GUILD}:${NOOR}:glass`,
      {
        ...{ showId: 'glass', title: 'Glass Heart', submitted: true, savedAt: AT },
        typed: { headline: '', body: 'My draft', score: '7', spoilers: false },
      },
    ],
    [
      `${GUILD}:${MALIK}:${NOOR}`,
      {
        ...{ showId: 'glass', title: 'Glass Heart', submitted: true, savedAt: AT },
        typed: { headline: '', body: 'SECRET draft', score: '', spoilers: false },
      },
    ],
  ],
  removed: [
    [
      `${GUILD}:old:${NOOR}`,
      { review: review('old', NOOR, { body: 'Deleted' }), removedBy: ADA, removedAt: AT },
    ],
    [
      `${GUILD}:old:${MALIK}`,
      { review: review('old', MALIK, { body: 'SECRET removed' }), removedBy: NOOR, removedAt: AT },
    ],
  ],
  outbox: [
    [
      `${GUILD}:${NOORS}`,
      {
        ...{ action: 'edit', ticket: 't', guildId: GUILD, reviewKey: NOORS, postingId: 'abc' },
        ...{ channelId: '5', messageId: '77' },
      },
    ],
  ],
  jobs: [[`${GUILD}:recount`, { kind: 'recount', guildId: GUILD, startedBy: NOOR, startedAt: AT, total: 3 }]],
  messages: [[`${GUILD}:${NOOR}`, { guildId: GUILD, userId: NOOR, id: 'm', notices: [notice] }]],
  uncounted: [['ab12', { since: 1, heard: [MALIKS] }]],
  leftovers: [[`${NOOR}:abc`, { reactions: [], messages: [] }]],
  erasures: [[`${GUILD}:${MALIK}`, { guildId: GUILD, userId: MALIK, by: NOOR, at: AT }]],
  imports: [
    [
      `${GUILD}:import1`,
      {
        ...{ id: 'import1', guildId: GUILD, userId: NOOR, author: { name: 'Noor', avatarUrl: '' } },
        ...{ format: 'imdb', state: 'staged', startedAt: AT, chunks: 1, done: 0, clashes: 'mine', notes: [] },
        ...{ rows: 1, ready: 1, skipped: {}, counts: {} },
      },
    ],
  ],
  staged: [
    [
      'import1:00000',
      {
        rows: [
          { file: 'a', line: 1, showId: 'x', title: 'Staged show', opinion: { score: 50, spoilers: false } },
        ],
        reported: [],
      },
    ],
    [
      'import2:00000',
      {
        rows: [],
        restored: [
          {
            ...{ file: 'b', line: 1 },
            entries: [
              { kind: 'reviews', key: `old:${NOOR}`, entry: review('old', NOOR, { body: 'To be restored' }) },
              { kind: 'reviews', key: `old:${MALIK}`, entry: review('old', MALIK, { body: 'SECRET row' }) },
            ],
          },
        ],
        reported: [],
      },
    ],
  ],
  imported: [
    [
      'import3:00000',
      {
        replaced: {
          [NOORS]: review('glass', NOOR, { body: 'Before the import' }),
          [MALIKS]: review('glass', MALIK, { body: 'SECRET before' }),
        },
        ...{ made: {}, reported: [] },
      },
    ],
  ],
};

const writesOf = (guild: GuildCollections): readonly Write[] =>
  (Object.keys(ENTRIES) as Kind[]).flatMap((kind) =>
    ENTRIES[kind].map(([key, entry]) => guild[kind].put(key, entry as never)),
  );

/** @param before what happens to the guild before it is exported */
async function exported(before: (guild: GuildCollections) => void = () => {}) {
  const { store, readRaw } = await openedStore(openMemory());
  const guild = store.guild(GUILD);
  await store.commit(writesOf(guild));
  before(guild);
  const names = new Map([
    [NOOR, 'Noor'],
    [MALIK, 'Malik'],
  ]);
  const written = await writeMember(
    {
      ...{ guildId: GUILD, userId: NOOR, pseudonym: 'ab12', guild },
      counts: async () => ({ helpful: 1, notHelpful: 0 }),
      nameOf: (id) => names.get(id),
    },
    {
      ...{
        format: 'ovation-member',
        version: 1,
        exportedAt: AT,
        server: { id: GUILD, name: 'Drama Corner' },
      },
      ...{ member: { id: NOOR }, hidesProfile: true, publishes: false },
    },
    { limit: 10 * 1024 * 1024, spoilers: 'Contains spoilers.' },
  );
  const [file] = written.document;
  const json = Buffer.from(file?.bytes ?? []).toString('utf8');
  return { written, json, document: memberDocument.parse(JSON.parse(json)), readRaw };
}

test('A member gets all that is stored about them, of each kind, and nothing that others have said', async () => {
  const { written, json, document, readRaw } = await exported();
  expect(written.document.map(({ name }) => name)).toEqual(['ovation-member.json']);
  expect(written.letterboxd.map(({ name }) => name)).toEqual(['letterboxd.csv']);
  const glass = { id: 'glass', title: 'Glass Heart', year: 2025 };
  const ofMalik = { show: glass, author: { id: MALIK, name: 'Malik' } };
  expect(document.reviews).toEqual([
    {
      ...{ show: glass, headline: 'Clear', score: 85, spoilers: false, writtenAt: AT },
      ...{ earlierScores: [{ score: 20, until: 5 }], helpful: 1, notHelpful: 0 },
      author: { name: 'Noor', avatarUrl: 'https://cdn.example/1.png' },
      message: `https://discord.com/channels/${GUILD}/5/77`,
      covered: { at: 2, reason: 'Tells the end' },
    },
  ]);
  expect(document.votes).toEqual([
    { ...ofMalik, helpful: true, reactions: ['👍🏽'], day: 20000 * 86_400_000 },
  ]);
  expect(document.drafts).toEqual([
    { title: 'Glass Heart', headline: '', body: 'My draft', score: '7', spoilers: false, savedAt: AT },
  ]);
  expect(document.reports).toEqual([{ ...ofMalik, reason: 'spoilers', note: 'tells the end', at: 5 }]);
  expect(document.acts).toEqual([
    { what: 'hidden', ...ofMalik, at: 3, reason: 'Off topic' },
    { what: 'settled', ...ofMalik, at: 7 },
    { what: 'blocked', author: { id: MALIK, name: 'Malik' }, at: 8, reason: 'Spam' },
  ]);
  expect(document.shows).toEqual([{ ...glass, addedAt: AT }]);
  for (const text of ['Deleted', 'Staged show', 'To be restored', 'Before the import'])
    expect(json).toContain(text);
  for (const text of ['SECRET', ADA]) expect(json).not.toContain(text);

  // Every kind that holds the member's id stands in the document; a new one has to be thought of.
  const told = new Set(document.other?.map(({ kind }) => kind));
  const listed: readonly Kind[] = ['reviews', 'votes', 'drafts', 'reports', 'blocked', 'shows', 'members'];
  for (const kind of Object.keys(ENTRIES) as Kind[]) {
    const isShared = (SHARED_KINDS as readonly Kind[]).includes(kind);
    const raw = await readRaw(isShared ? kind : `${kind}:${GUILD}`);
    const holdsId = raw.some(([key, value]) => `${key} ${value}`.includes(NOOR));
    if (holdsId && !listed.includes(kind)) expect(told, kind).toContain(kind);
  }
  expect(told).toContain('uncounted');
});

test.for(['shows', 'moderation'] as const)(
  'When the disk fails once at %s, there is no export, rather than one without them',
  async (kind) => {
    const failure = new StorageError('unavailable', 'The disk does not answer.');
    const failing = exported((guild) => {
      vi.spyOn(guild[kind], 'get').mockRejectedValueOnce(failure);
    });
    await expect(failing).rejects.toBe(failure);
  },
);
