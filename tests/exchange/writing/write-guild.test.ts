import { expect, test } from 'vitest';
import {
  GUILD_SECTIONS,
  type GuildHeader,
  guildDocument,
} from '../../../src/exchange/documents/guild-document.ts';
import type { WrittenFile } from '../../../src/exchange/writing/file-writer.ts';
import { EXPORTED } from '../../../src/exchange/writing/guild-records.ts';
import { writeGuild } from '../../../src/exchange/writing/write-guild.ts';
import type { Review } from '../../../src/reviews/review.ts';
import type { Kind } from '../../../src/storage/entries/guild-entries.ts';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import type { GuildCollections, Write } from '../../../src/storage/store/store.ts';
import { openedStore } from '../../storage/store/opened-store.ts';
import { entriesIn } from './written-guild.ts';

const GUILD = '11';
const HEADER: Omit<GuildHeader, 'part'> = {
  ...{ format: 'ovation-server', version: 1, exportedAt: 1_796_000_000_000, application: '12' },
  ...{ server: { id: GUILD, name: 'Drama Corner' }, settings: { priorReviews: 3 } },
};

const review = (showId: string, id: string, changes: Partial<Review> = {}): Review => ({
  ...{ showId, author: { id, name: 'Noor', avatarUrl: 'https://cdn.example/1.png' } },
  ...{ score: 85, spoilers: false, writtenAt: 1_700_000_000_000, earlierScores: [] },
  posting: { state: 'posted', id: 'abc', channelId: '5', messageId: '77', postedAt: 3 },
  ...changes,
});

const writesOf = (guild: GuildCollections): readonly Write[] => [
  guild.guilds.put(GUILD, { priorReviews: 3, welcomedAt: 1 }),
  guild.shows.put('glass', {
    ...{ id: 'glass', title: '=Glass "Heart"', year: 2025, kind: 'drama', aliases: ['유리 심장', 'GH'] },
    ...{ ids: { tmdb: 'tv/1' }, addedBy: '21', addedAt: 1_700_000_000_000 },
  }),
  guild.shows.put('old', { id: 'old', title: 'Old', mergedInto: 'glass', addedBy: '22', addedAt: 2 }),
  guild.linking.put('glass', { state: 'linked', ref: 'tmdb:tv/1' }),
  guild.reviews.put('glass:21', review('glass', '21', { headline: 'Clear, "bright"', body: 'One.\nTwo.' })),
  guild.reviews.put('glass:22', review('glass', '22', { earlierScores: [{ score: 20, until: 5 }] })),
  guild.reviews.put('old:21', review('old', '21', { posting: { state: 'withheld', reason: 'imported' } })),
  guild.votes.put('glass:21', {
    ...{ messageId: '77', reactions: { '👍': { normal: ['22', '23'], super: [] } }, bots: ['99'] },
    ...{ carried: { helpful: [], notHelpful: ['24'] }, days: { '20000': ['22'] } },
  }),
  guild.moderation.put('glass:22', { hidden: { by: '31', at: 2, reason: 'Off topic' } }),
  guild.reports.put('glass:21', { reports: [{ by: '22', reason: 'spoilers', at: 4 }] }),
  guild.blocked.put('41', { by: '31', at: 2 }),
  guild.members.put('21', { hidesProfile: true }),
  guild.notices.put('21', { notices: [{ act: 'hide', at: 3 }], noMessages: true }),
  guild.uncounted.put('ab12', { since: 1, heard: [] }),
  guild.drafts.put(`${GUILD}:21:glass`, {
    ...{ showId: 'glass', title: 'Glass Heart', submitted: true, savedAt: 1 },
    typed: { headline: '', body: 'A secret draft', score: '', spoilers: false },
  }),
];

const textOf = ({ bytes }: WrittenFile) => Buffer.from(bytes).toString('utf8');

async function written() {
  const { store } = await openedStore(openMemory());
  const guild = store.guild(GUILD);
  await store.commit(writesOf(guild));
  const { document, tables } = await writeGuild(guild, HEADER, { limit: 10 * 1024 * 1024 });
  return { guild, texts: new Map([...document, ...tables].map((file) => [file.name, textOf(file)])) };
}

test('A server’s export restores all that it has, the votes by whom they are, and nobody’s drafts', async () => {
  const { guild, texts } = await written();
  const json = texts.get('ovation-server.json') ?? '';
  const document = guildDocument.parse(JSON.parse(json));
  const entries = entriesIn(document, {
    guildId: GUILD,
    application: '12',
    channels: new Set(['5']),
  });
  const restored = new Map(entries.map((entry) => [`${entry.kind} ${entry.key}`, entry.entry]));
  const expected = new Map<string, unknown>();
  const kinds: readonly Kind[] = [
    ...(['shows', 'linking', 'reviews', 'moderation', 'reports', 'blocked', 'members', 'uncounted'] as const),
  ];
  for (const kind of kinds)
    for await (const [key, entry] of guild[kind].entries()) expected.set(`${kind} ${key}`, entry);
  expected.set(`guilds ${GUILD}`, { priorReviews: 3 });
  expected.set('notices 21', { notices: [], noMessages: true });
  expected.set('votes glass:21', {
    ...{ messageId: '77', reactions: {}, bots: [], days: { '20000': ['22'] } },
    carried: { helpful: ['22', '23'], notHelpful: ['24'] },
  });
  expect(restored).toEqual(expected);
  expect(json).not.toContain('secret');
});

test('Its tables are for people and spreadsheets: scores of ten, days and times that both can read', async () => {
  const { texts } = await written();
  expect([...texts.keys()]).toEqual(['ovation-server.json', 'shows.csv', 'reviews.csv', 'votes.csv']);
  expect(texts.get('shows.csv')).toBe(
    '\uFEFFid,title,year,kind,aliases,anilist,mal,bangumi,imdb,tmdb,tvmaze,wikidata,letterboxd,mydramalist,' +
      'merged_into,added_by,added_at\n' +
      '"glass","\'=Glass ""Heart""",2025,"drama","유리 심장; GH",,,,,"tv/1",,,,,,"21","2023-11-14T22:13:20.000Z"\n' +
      '"old","Old",,,,,,,,,,,,,"glass","22","1970-01-01T00:00:00.002Z"\n',
  );
  expect(texts.get('reviews.csv')?.split('\n').slice(0, 3).join('\n')).toBe(
    '\uFEFFshow_id,title,year,author_id,author,score,headline,text,spoilers,story,acting,music,rewatch,status,' +
      'episodes_seen,episodes,written_at,edited_at,imported_from,helpful,not_helpful\n' +
      '"glass","\'=Glass ""Heart""",2025,"21","Noor","8.5","Clear, ""bright""","One.\n' +
      'Two.",false,,,,,,,,"2023-11-14T22:13:20.000Z",,,2,1',
  );
  expect(texts.get('votes.csv')).toBe(
    '\uFEFFshow_id,author_id,voter_id,helpful,day\n' +
      '"glass","21","22",true,"2024-10-04"\n"glass","21","23",true,\n"glass","21","24",false,\n',
  );
});

test('Each part of a document has a kind of entry that it is made of', () => {
  const parts = Object.values(EXPORTED).filter((part) => part !== undefined);
  expect(new Set(parts)).toEqual(new Set(['header', ...Object.keys(GUILD_SECTIONS)]));
});
