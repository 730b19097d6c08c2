import { describe, expect, test } from 'vitest';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { readAll } from '../../../src/exchange/reading/read-all.ts';
import { given, read } from './read.ts';

const REVIEW = {
  show: {
    id: 'a',
    title: 'Glass Heart',
    year: 2025,
    kind: 'drama',
    aliases: ['グラスハート'],
    ids: { imdb: 'tt0903747' },
  },
  headline: 'A bit contrived',
  body: 'But **full** of heart.',
  score: 75,
  spoilers: true,
  aspects: { music: 90 },
  progress: { status: 'completed' },
  writtenAt: 1_700_000_000_000,
  earlierScores: [],
  author: { name: 'Noor' },
  helpful: 3,
  notHelpful: 0,
};
const BEGINNING = { version: 1, exportedAt: 1, server: { id: '11', name: 'Drama Corner' }, part: 1 };
const member = (more: object = {}) => ({
  format: 'ovation-member',
  ...BEGINNING,
  member: { id: '21' },
  hidesProfile: false,
  publishes: false,
  reviews: [REVIEW],
  votes: [],
  drafts: [{ title: 'Secret', headline: '', body: 'Not ready', score: '', spoilers: false, savedAt: 1 }],
  shows: [],
  ...more,
});
const server = (more: object = {}) => ({
  format: 'ovation-server',
  ...BEGINNING,
  application: '12',
  settings: { reviewsPerHour: 5 },
  shows: [{ id: 'a', title: 'Glass Heart', addedBy: '21', addedAt: 1 }],
  ...more,
});
const file = (value: object) => ({ 'ovation.json': JSON.stringify(value) });

describe("A member's own export", () => {
  test('comes back as it was, without drafts and votes', async () => {
    const { format, reviews, rows } = await read(file(member()));
    expect(format).toBe('ovation');
    expect(rows).toBe(1);
    expect(reviews).toMatchObject([
      {
        title: 'Glass Heart',
        year: 2025,
        kind: 'drama',
        ids: { imdb: 'tt0903747' },
        opinion: {
          headline: 'A bit contrived',
          body: 'But **full** of heart.',
          score: 75,
          spoilers: true,
          aspects: { music: 90 },
          progress: { status: 'completed' },
        },
        writtenAt: 1_700_000_000_000,
      },
    ]);
  });

  test('may score 0, and names the property that cannot be read', async () => {
    const { reviews, skipped } = await read(
      file(member({ reviews: [{ ...REVIEW, score: 0 }, { ...REVIEW, score: 73 }, 'nothing'] })),
    );
    expect(reviews).toMatchObject([{ opinion: { score: 0 } }]);
    expect(skipped).toMatchObject([
      { line: 2, reason: 'unreadable', column: 'score' },
      { line: 3, reason: 'unreadable' },
    ]);
  });

  test('of a newer version is refused', async () => {
    await expect(read(file(member({ version: 2 })))).rejects.toMatchObject({
      code: 'newer-version',
      parameters: { file: 'ovation.json' },
    });
  });
});

describe("A server's export", () => {
  const restores = { guildId: '11', application: '12', channels: new Set<string>() };
  const restore = async (files: Readonly<Record<string, string>>) => {
    const result = await readAll(given(files), { restores }, FILE_FORMATS);
    if ('question' in result) throw new Error('A question');
    return result.rows.map((row) => ('restored' in row ? row.restored.entries.map(({ kind }) => kind) : row));
  };

  test('is no import of a member', async () => {
    await expect(read(file(server()))).rejects.toMatchObject({
      code: 'of-a-guild',
      parameters: { file: 'ovation.json' },
    });
  });

  test('is restored by a manager: settings first, then its lists', async () => {
    expect(await restore(file(server()))).toEqual([['guilds'], ['shows']]);
    expect(await restore(file(server({ shows: [] })))).toEqual([['guilds']]);
    expect(await restore(file(server({ shows: [{ id: 'a' }] })))).toMatchObject([
      ['guilds'],
      { skipped: { reason: 'unreadable', column: 'title' } },
    ]);
  });

  test('may come in parts', async () => {
    const blocked = [{ userId: '31', at: 1 }];
    const second = server({ part: 2, shows: [], blocked });
    const rows = await restore({ 'a-1.json': JSON.stringify(server()), 'a-2.json': JSON.stringify(second) });
    expect(rows).toEqual([['guilds'], ['shows'], ['guilds'], ['blocked']]);
  });
});

test('JSON that only looks like it is nobody’s', async () => {
  await expect(read(file({ format: 'else', version: 1, exportedAt: 1 }))).rejects.toMatchObject({
    code: 'unknown-format',
  });
});
