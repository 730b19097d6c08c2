import { describe, expect, test } from 'vitest';
import { showCard } from '../../../../src/presentation/cards/shows/show-card.ts';
import type { QuotedReview, ShowCardView } from '../../../../src/presentation/cards/shows/show-view.ts';
import { histogramPicture } from '../../../../src/presentation/pictures/histogram-picture.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import type { ShowFacts } from '../../../../src/reviews/counted-facts.ts';
import { ScoreCounts } from '../../../../src/reviews/score-counts.ts';
import type { Listing, Show } from '../../../../src/reviews/shows/show.ts';
import { SHOW } from '../../samples.ts';
import { brokenLimits, componentsOf, labelsOf, textsOf, wrapping } from '../card-limits.ts';

const t = createTexts().for('en-US');

const countsOf = (...scores: readonly number[]): ScoreCounts => {
  const counts = new ScoreCounts();
  for (const score of scores) counts.add(score);
  return counts;
};
const factsOf = (scores: ScoreCounts, more: Partial<ShowFacts> = {}): ShowFacts => ({
  reviews: scores.count,
  scores,
  aspects: {},
  statuses: { completed: 0, watching: 0, dropped: 0 },
  ...more,
});
const QUOTED: QuotedReview = {
  headline: 'A laundrette that opens at midnight',
  body: 'Every episode somebody comes in with a stain.',
  isCovered: false,
  name: 'Noor',
  score: 100,
  isHelpful: true,
  counts: { helpful: 12, notHelpful: 3 },
  notHelpfulOff: false,
  link: 'https://discord.com/channels/1/2/3',
};

const viewOf = (view: Partial<ShowCardView> = {}): ShowCardView => ({
  place: { here: { card: 'show', showId: SHOW.id }, isPublic: true },
  show: SHOW,
  facts: factsOf(countsOf(90, 85)),
  given: [],
  readable: [],
  isModerator: false,
  t,
  ...view,
});
const texts = (view: Partial<ShowCardView>) => textsOf(showCard(viewOf(view), undefined));

describe('the card of a show', () => {
  test('tells all that is known, in its order', () => {
    const scores = countsOf(100, 100, 95, 80, 75, 60, 40);
    const show: Show = { ...SHOW, kind: 'drama', aliases: ['Moonlight Laundry'] };
    const view = viewOf({
      show,
      facts: factsOf(scores, {
        reviews: 8,
        aspects: {
          story: { sum: 178, count: 2 },
          acting: { sum: 252, count: 3 },
          music: { sum: 90, count: 1 },
        },
        statuses: { completed: 5, watching: 0, dropped: 1 },
      }),
      standing: { rank: 1, of: 112, weighted: 85.6 },
      given: [
        { score: 100, count: 2, names: ['Noor', 'Léa'] },
        { score: 95, count: 1, names: ['준'] },
      ],
      quoted: QUOTED,
      picture: histogramPicture(show, scores.each, t),
    });
    expect(textsOf(showCard(view, undefined))).toEqual([
      '## Glass Heart (2025)\n### 8.56 · #1 of 112\nmean 7.9 · 8 reviews',
      '-# Drama\n-# Moonlight Laundry',
      '-# Story 8.9 · Acting 8.4\n-# 5 completed · 1 dropped',
      expect.stringMatching(/^`[▁-█]{21}`\n`0 {3}2/),
      '### Who reviewed it\n**10** · Noor, Léa\n**9.5** · 준\n-# and 4 more, from 4 to 8\n-# and 1 without a score',
      [
        '### Most helpful',
        '> **A laundrette that opens at midnight**',
        '> Every episode somebody comes in with a stain.',
        '-# Noor · 10 · 12 of 15 found it helpful',
        '-# [Go to review](https://discord.com/channels/1/2/3)',
      ].join('\n'),
    ]);
    const image = { name: 'histogram.png', data: new Uint8Array(1), description: 'Scores of Glass Heart' };
    const drawn = showCard(view, image);
    expect(textsOf(drawn).join()).not.toContain('▁');
    expect(drawn.files).toEqual([image]);
  });

  test('tells what the catalogue knows, and where that is from', () => {
    const listing: Listing = {
      ref: 'tvmaze:81',
      titles: ['グラスハート', '玻璃之心'],
      genres: ['Music', 'Drama', 'Coming of [Age](x)'],
      episodes: 10,
    };
    const show: Show = { ...SHOW, kind: 'drama', aliases: ['GH'], ids: { tvmaze: '81' }, listing };
    const about = (change: Partial<Listing>, more: Partial<Show> = {}) =>
      texts({ show: { ...show, ...more, listing: { ...listing, ...change } } })[1]?.split('\n');
    expect(about({})).toEqual([
      '-# Drama · 10 episodes',
      '-# Music · Drama',
      '-# GH',
      '-# グラスハート',
      '-# [TVmaze](https://www.tvmaze.com/shows/81) · [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)',
    ]);
    expect(about({ ref: 'tmdb:movie/550', episodes: 1, genres: [], titles: [] }, { aliases: [] })).toEqual([
      '-# Drama',
      '-# [TMDB](https://www.themoviedb.org/movie/550)',
    ]);
    expect(about({ ref: 'anilist:7' })?.at(-1)).toBe('-# [AniList](https://anilist.co/anime/7)');
    expect(about({ ref: 'wikidata:Q9' })?.at(-1)).toBe('-# [Wikidata](https://www.wikidata.org/wiki/Q9)');
    expect(about({ ref: 'bangumi:3' })?.at(-1)).toBe(
      '-# [bangumi-data](https://github.com/bangumi-data/bangumi-data) · [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)',
    );
    expect(about({ ref: 'anilist:1](https://evil.example)' })?.at(-1)).toBe('-# AniList');
    expect(about({ genres: ['**Mu\nsic**'] })?.[1]).toBe('-# \\*\\*Mu sic\\*\\*');
  });

  test('of one review says who gave what: no mean, no rank, no list', () => {
    const one = { facts: factsOf(countsOf(90)), only: { name: 'Jun', score: 90 } };
    expect(texts({ ...one, standing: { rank: 3, of: 9, weighted: 78 } })).toEqual([
      '## Glass Heart (2025)\n**One review:** Jun gave 9.',
    ]);
    for (const isHelpful of [true, false])
      expect(texts({ ...one, quoted: { ...QUOTED, isHelpful } }).at(-1)).toMatch(/^### The review\n> /);
    const unscored = { facts: factsOf(countsOf(), { reviews: 1 }), only: { name: 'Jun' } };
    expect(texts(unscored)[0]).toBe('## Glass Heart (2025)\n**One review**, by Jun.');
  });

  test('of reviews without scores, or with one, has no mean', () => {
    expect(texts({ facts: factsOf(countsOf(), { reviews: 2 }) })[0]).toBe('## Glass Heart (2025)\n2 reviews');
    const standing = { rank: 3, of: 9, weighted: 78 };
    expect(texts({ facts: factsOf(countsOf(90), { reviews: 2 }), standing })[0]).toBe(
      '## Glass Heart (2025)\n### 7.80 · #3 of 9\n2 reviews',
    );
  });

  test('without reviews invites to write the first, and leads on', () => {
    const card = showCard(viewOf({ facts: factsOf(countsOf()) }), undefined);
    expect(textsOf(card)).toEqual(['## Glass Heart (2025)\nNobody here has reviewed it yet.']);
    expect(labelsOf(card)).toEqual(['Be the first', 'Best shows', 'Newest reviews']);
    expect(card.components[0]).toMatchObject({ accent_color: 0x80848e });
  });

  test('opens reviews by score and author, and leads moderators on where they are alone', () => {
    const readable = [
      { authorId: '1', name: '준', score: 95 },
      { authorId: '2', name: 'Léa' },
    ];
    const shared = showCard(viewOf({ readable, isModerator: true }), undefined);
    expect(labelsOf(shared)).toEqual(['Write or edit yours', 'All reviews', 'More like this']);
    expect(componentsOf(shared).find(({ type }) => type === 3)).toMatchObject({
      placeholder: 'Read a review',
      options: [
        { label: '9.5 · 준', value: '1' },
        { label: 'Léa', value: '2' },
      ],
    });
    const place = { here: { card: 'show', showId: SHOW.id }, back: { card: 'recent', page: 2 } } as const;
    const alone = showCard(viewOf({ readable, isModerator: true, place }), undefined);
    expect(labelsOf(alone)).toEqual([
      'Write or edit yours',
      'All reviews',
      'More like this',
      'Manage show',
      '‹ Newest reviews',
    ]);
    expect(labelsOf(showCard(viewOf({ readable, place }), undefined))).not.toContain('Manage show');
  });

  test('names as many people as fit into a line of a phone', () => {
    const names = ['Bartholomew-the-Unhurried', '달빛세탁소의단골손님', 'نور الهدى'];
    const given = [
      { score: 100, count: 1200, names },
      { score: 95, count: 3, names: ['Malik', 'さくら', 'Kofi'] },
      { score: 90, count: 2, names: names.slice(0, 2) },
    ];
    const list = texts({ facts: factsOf(countsOf(100, 95)), given }).at(-1) ?? '';
    expect(wrapping(list)).toEqual([]);
    expect(list.split('\n').slice(1, 4)).toEqual([
      '**10** · Bartholomew… and 1,199 more',
      '**9.5** · Malik, さくら, Kofi',
      '**9** · Bartholomew…, 달빛세탁소…',
    ]);
  });

  test('quotes no spoiler, and says nothing of votes that there are not', () => {
    const covered = { ...QUOTED, isCovered: true, counts: { helpful: 0, notHelpful: 2 }, isHelpful: false };
    expect(texts({ quoted: covered }).at(-1)).toBe(
      [
        '### One of the reviews',
        '> **A laundrette that opens at midnight**',
        '> contains spoilers',
        '-# Noor · 10',
        '-# [Go to review](https://discord.com/channels/1/2/3)',
      ].join('\n'),
    );
    expect(texts({ quoted: { ...QUOTED, notHelpfulOff: true } }).at(-1)).toContain('· 12 found it helpful');
  });

  test('keeps the limits of Discord with the longest values', () => {
    const scores = new ScoreCounts(Array.from({ length: 21 }, () => 40_000));
    const name = '*'.repeat(32);
    const show: Show = {
      ...SHOW,
      id: 'x'.repeat(16),
      title: '_'.repeat(150),
      kind: 'anime',
      aliases: Array.from({ length: 20 }, () => '*'.repeat(150)),
      poster: 'https://x.example/1.png',
      listing: {
        ref: 'bangumi:400602',
        titles: Array.from({ length: 12 }, () => '*'.repeat(150)),
        genres: Array.from({ length: 10 }, () => '*'.repeat(60)),
        episodes: 100_000,
      },
    };
    const aspect = { sum: 200, count: 2 };
    const view = viewOf({
      show,
      place: { here: { card: 'show', showId: show.id }, back: { card: 'show', showId: 'y'.repeat(16) } },
      facts: factsOf(scores, {
        reviews: 1_000_000,
        aspects: { story: aspect, acting: aspect, music: aspect, rewatch: aspect },
        statuses: { completed: 400_000, watching: 300_000, dropped: 300_000 },
      }),
      standing: { rank: 99_999, of: 99_999, weighted: 100 },
      given: [100, 95, 90, 85, 80].map((score) => ({ score, count: 40_000, names: [name, name, name] })),
      quoted: {
        ...QUOTED,
        headline: '*'.repeat(150),
        body: '_'.repeat(4000),
        name,
        counts: { helpful: 100_000, notHelpful: 100_000 },
        link: `https://discord.com/channels/${'9'.repeat(19)}/${'9'.repeat(19)}/${'9'.repeat(19)}`,
      },
      readable: Array.from({ length: 25 }, (_, index) => ({
        authorId: String(index).padStart(19, '9'),
        name,
        score: 95,
      })),
      picture: histogramPicture(show, scores.each, t),
      isModerator: true,
    });
    const image = { name: 'histogram.png', data: new Uint8Array(1), description: 'x'.repeat(2000) };
    for (const each of [image, undefined]) {
      const card = showCard(view, each);
      expect(brokenLimits(card)).toEqual([]);
      expect(componentsOf(card).length).toBeLessThanOrEqual(22);
      expect(textsOf(card).join('').length).toBeLessThan(2750);
    }
  });
});
