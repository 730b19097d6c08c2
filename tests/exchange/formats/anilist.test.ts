import { describe, expect, test } from 'vitest';
import { question, read } from './read.ts';

const json = (value: unknown) => ({ 'gdpr_data.json': JSON.stringify(value) });

const LISTED = {
  id: 1,
  user_id: 1,
  series_type: 0,
  series_id: 154587,
  status: 2,
  score: 85,
  progress: 28,
  private: 0,
  repeat: 0,
  notes: null,
  started_on: 20230929,
  finished_on: 20240322,
  updated_at: '2024-03-23 10:00:00',
};

describe('A download of AniList', () => {
  const USER = { id: 1, display_name: 'heron', email: 'heron@example.org', ip: '192.0.2.7' };

  test('has scores of 100, whatever the member uses, and no titles', async () => {
    const { format, reviews, notes } = await read(
      json({
        user: USER,
        lists: [
          LISTED,
          { ...LISTED, series_id: 2, score: 8, finished_on: 0 },
          { ...LISTED, series_id: 3, score: 73, status: 0 },
        ],
        activity: [{ text: 'Hello' }],
        reviews: [],
      }),
    );
    expect(format).toBe('anilist');
    expect(reviews).toMatchObject([
      {
        ids: { anilist: '154587' },
        kind: 'anime',
        opinion: { score: 85, progress: { status: 'completed' } },
        line: 1,
      },
      {
        ids: { anilist: '2' },
        opinion: { score: 10 },
        rounded: '8/100',
        writtenAt: Date.UTC(2024, 2, 23, 10),
      },
      { ids: { anilist: '3' }, opinion: { score: 75, progress: { status: 'watching' } }, rounded: '73/100' },
    ]);
    expect(reviews[0]?.title).toBeUndefined();
    expect(reviews[0]?.rounded).toBeUndefined();
    expect(new Date(reviews[0]?.writtenAt ?? 0).toISOString()).toMatch(/^2024-03-22/);
    expect(notes).toEqual(['titles-missing', 'no-texts']);
    expect(JSON.stringify(reviews)).not.toMatch(/example|192/);
  });

  test('leaves out manga, what is private, and what has no score; notes are never texts', async () => {
    const { reviews, reasons, notes } = await read(
      json({
        lists: [
          { ...LISTED, series_type: 1 },
          { ...LISTED, private: 1 },
          { ...LISTED, score: 0, notes: 'With Ada' },
          { ...LISTED, series_id: 4, notes: 'A secret' },
        ],
      }),
    );
    expect(reasons).toEqual(['manga', 'private', 'no-opinion']);
    expect(reviews).toHaveLength(1);
    expect(JSON.stringify(reviews)).not.toMatch(/secret|Ada/);
    expect(notes).toEqual(['private-notes', 'titles-missing', 'manga', 'no-texts']);
  });

  test('has reviews, which keep their covers', async () => {
    const { reviews, reasons } = await read(
      json({
        user: USER,
        lists: [LISTED],
        reviews: [
          {
            id: 5,
            series_id: 9,
            series_type: 0,
            summary: 'A walk that takes its time',
            text: 'Quiet. ~!She was the narrator.!~ Kind.',
            score: 91,
            private: 0,
            updated_at: 1711188000,
          },
          { id: 6, series_id: 10, series_type: 0, summary: 'Mine', text: 'Alone.', score: 50, private: 1 },
        ],
      }),
    );
    expect(reviews).toMatchObject([
      { ids: { anilist: '154587' } },
      {
        ids: { anilist: '9' },
        opinion: {
          headline: 'A walk that takes its time',
          body: 'Quiet. ||She was the narrator.|| Kind.',
          score: 90,
        },
        rounded: '91/100',
        writtenAt: 1711188000_000,
      },
    ]);
    expect(reasons).toEqual(['private']);
  });

  test('is read where it has reviews alone', async () => {
    const { reviews } = await read(
      json({
        user: USER,
        lists: [],
        reviews: [{ series_id: 9, series_type: 0, summary: 'Fine', text: 'Fine.', score: 0 }],
      }),
    );
    expect(reviews).toMatchObject([{ opinion: { headline: 'Fine', body: 'Fine.' } }]);
  });
});

describe("Lists of AniList's API", () => {
  const entry = (mediaId: number, score: number, more: object = {}) => ({
    mediaId,
    status: 'COMPLETED',
    score,
    completedAt: { year: 2024, month: 3, day: 22 },
    media: {
      id: mediaId,
      idMal: 52990 + mediaId,
      title: { romaji: 'Sousou', english: 'Beyond' },
      episodes: 28,
    },
    ...more,
  });
  const collection = (...scores: number[]) => ({
    data: {
      MediaListCollection: {
        lists: [{ name: 'Completed', entries: scores.map((score, at) => entry(at + 1, score)) }],
      },
    },
  });

  test('A score over 10 says that all are of 100', async () => {
    const { reviews } = await read(json(collection(80, 8, 0)));
    expect(reviews).toMatchObject([
      { title: 'Beyond', ids: { anilist: '1', mal: '52991' }, opinion: { score: 80 } },
      { opinion: { score: 10 }, rounded: '8/100' },
    ]);
  });

  test('A fraction says that they are of 10', async () => {
    const { reviews } = await read(json(collection(7.5, 8, 7.3)));
    expect(reviews.map(({ opinion }) => opinion.score)).toEqual([75, 80, 75]);
  });

  test.each([
    [
      [7, 10],
      ['100', '10'],
    ],
    [
      [4, 5],
      ['100', '10', '5'],
    ],
    [
      [1, 3],
      ['100', '10', '5', '3'],
    ],
  ])('Otherwise the member is asked: %j can be of %j', async (scores, scales) => {
    expect(await question(json(collection(...scores)))).toEqual({ ask: 'score-scale', scales });
    // An answer that the scores contradict is none.
    expect(await question(json(collection(...scores, 9)), { scale: '5' })).toMatchObject({
      ask: 'score-scale',
    });
  });

  test.each([
    ['100', [10, 20, 30]],
    ['10', [10, 20, 30]],
    ['5', [20, 40, 60]],
    ['3', [35, 60, 85]],
  ] as const)('By the answer %s they are read', async (scale, read100) => {
    const { reviews } = await read(json(collection(...(scale === '100' ? [10, 20, 30] : [1, 2, 3]))), {
      scale,
    });
    expect(reviews.map(({ opinion }) => opinion.score)).toEqual(read100);
    expect(reviews[0]?.rounded).toBe(scale === '3' ? '1/3' : undefined);
  });

  test('The scale that the file names is taken', async () => {
    const answer = collection(1, 3) as { data: { MediaListCollection: object } };
    Object.assign(answer.data.MediaListCollection, {
      user: { mediaListOptions: { scoreFormat: 'POINT_5' } },
    });
    expect((await read(json(answer))).reviews.map(({ opinion }) => opinion.score)).toEqual([20, 60]);
  });

  test('Nobody is asked where there is no score', async () => {
    expect((await read(json(collection(0, 0)))).reasons).toEqual(['no-opinion', 'no-opinion']);
  });

  test('They are read as people save them: anime and manga, with and without data, flat', async () => {
    const lists = [
      {
        entries: [
          entry(1, 90),
          entry(1, 90, { notes: 'Mine' }),
          entry(2, 70, { private: true }),
          entry(7, 70, { private: 1 }),
        ],
      },
    ];
    const both = await read(
      json({ data: { anime: { lists }, manga: { lists: [{ entries: [entry(3, 80)] }] } } }),
    );
    expect(both.reviews).toMatchObject([{ ids: { anilist: '1' }, opinion: { score: 90 } }]);
    expect(both.reasons.toSorted()).toEqual(['manga', 'private', 'private', 'repeated']);
    expect(both.notes).toContain('private-notes');
    expect((await read(json({ MediaListCollection: { lists } }))).reviews).toHaveLength(1);
    expect(
      (await read(json({ data: { anime: { lists: [entry(5, 60), entry(6, 50)] } } }))).reviews,
    ).toHaveLength(2);
  });
});
