import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { entryOf, listedCatalogue } from '../../support/listed-catalogue.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const DAY = 24 * 60 * 60_000;
const poster = (name: string) => `https://static.tvmaze.com/uploads/images/medium_portrait/1/${name}.jpg`;
const HEART = entryOf(1, 'Glass Heart', { year: 2025, kind: 'drama' });
const OF_TMDB = entryOf(2, 'Glass Heart', {
  ref: 'tmdb:tv/2',
  ids: { tmdb: 'tv/2' },
  year: 2025,
  poster: poster('tmdb'),
  episodes: 10,
});

/** A world in which somebody has reviewed shows of the catalogue with these titles; hours can pass. */
async function startWithShows(entries: readonly CatalogueEntry[], options: WorldOptions = {}) {
  const clock = new MovableClock();
  const catalogue = listedCatalogue(...entries);
  const world = await startWithReviewChannel({ catalogue, clock, sandbox: { unlimited: true }, ...options });
  for (const { title } of entries) await writeReview(world.sandbox.member('Noor'), title, { score: '8' });
  return Object.assign(world, { clock, catalogue });
}

const posterOf = (world: World) => reviewMessages(world)[0]?.embeds[0]?.thumbnail?.url;
/** Lets days pass, one after the other. */
async function pass(
  { clock, settled }: World & { readonly clock: MovableClock },
  days: number,
): Promise<void> {
  for (let day = 0; day < days; day++) {
    clock.advance(DAY);
    await settled();
    await setImmediate();
  }
}

const timesAsked = ({ catalogue }: Awaited<ReturnType<typeof startWithShows>>) => catalogue.refreshed.length;

test('A show that was just linked gets its details, and the reviews of it their poster', async () => {
  await using world = await startWithShows([]);
  world.catalogue.entries.push(HEART);
  world.catalogue.refreshAnswer = () => ({ ...HEART, poster: poster('first') });
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', {});
  await world.sandbox.until(() => posterOf(world) === poster('first'), 'the poster');
  expect(world.catalogue.refreshed).toEqual([HEART.ids]);
});

test('Details are asked for again after 30 days, and not before', async () => {
  await using world = await startWithShows([HEART]);
  await expect.poll(() => timesAsked(world)).toBe(1);
  world.catalogue.refreshAnswer = () => ({ ...HEART, poster: poster('new') });
  await pass(world, 29);
  expect(timesAsked(world)).toBe(1);
  await pass(world, 2);
  await world.sandbox.until(() => posterOf(world) === poster('new'), 'the new poster');
  expect(timesAsked(world)).toBe(2);
});

test('A manager’s title and poster stay, whatever the source says later', async () => {
  await using world = await startWithShows([{ ...HEART, poster: poster('first') }]);
  const ada = world.sandbox.member('Ada');
  await expect.poll(() => timesAsked(world)).toBe(1);
  await ada.slash('/moderate show rename', { show: 'Glass Heart', title: 'Our Glass Heart' });
  await ada.slash('/moderate show poster', { show: 'Our Glass Heart', link: 'https://example.com/own.png' });
  world.catalogue.refreshAnswer = () => ({
    ...HEART,
    title: 'Heart of Glass',
    poster: poster('new'),
    episodes: 12,
  });
  world.clock.advance(31 * DAY);
  await expect.poll(() => timesAsked(world)).toBe(2);
  const card = () =>
    ada.slash('/show', { show: 'Our Glass Heart' }).then((answer) => wordsOf(messageOf(answer)));
  await expect.poll(card).toContain('12 episodes');
  expect(await card()).toContain('Our Glass Heart');
  await world.sandbox.until(() => posterOf(world) === 'https://example.com/own.png', 'the own poster');
});

test('An id that went away costs nothing, and is not asked about again for 30 days', async () => {
  await using world = await startWithShows([{ ...HEART, poster: poster('first') }]);
  await expect.poll(() => timesAsked(world)).toBe(1);
  world.catalogue.refreshAnswer = () => 'gone';
  world.clock.advance(31 * DAY);
  await expect.poll(() => timesAsked(world)).toBe(2);
  await pass(world, 28);
  expect(timesAsked(world)).toBe(2);
  expect(posterOf(world)).toBe(poster('first'));
  world.catalogue.refreshAnswer = () => ({ ...HEART, poster: poster('back') });
  await pass(world, 4);
  await world.sandbox.until(() => posterOf(world) === poster('back'), 'what the source has again');
  expect(timesAsked(world)).toBe(3);
});

test('A source that can’t be asked is asked a day later', async () => {
  await using world = await startWithShows([HEART]);
  await expect.poll(() => timesAsked(world)).toBe(1);
  world.catalogue.refreshAnswer = () => 'unavailable';
  world.clock.advance(31 * DAY);
  await expect.poll(() => timesAsked(world)).toBe(2);
  world.catalogue.refreshAnswer = () => ({ ...HEART, poster: poster('later') });
  world.clock.advance(DAY);
  await world.sandbox.until(() => posterOf(world) === poster('later'), 'the poster');
});

test.each(['gone', 'unavailable', 'unlisted'] as const)(
  'What TMDB gave is kept for six months, then forgotten but for title, year and kind: when it is %s',
  async (answer) => {
    await using world = await startWithShows([{ ...OF_TMDB, titles: ['Garasu no Kokoro'] }]);
    world.catalogue.refreshAnswer = () => OF_TMDB;
    await expect.poll(() => timesAsked(world)).toBe(1);
    world.catalogue.refreshAnswer = () => answer;
    await pass(world, 170);
    expect(timesAsked(world)).toBeGreaterThan(1);
    expect(posterOf(world)).toBe(poster('tmdb'));
    await pass(world, 40);
    await world.sandbox.until(() => posterOf(world) === undefined, 'no poster');
    expect(reviewMessages(world)[0]?.embeds[0]?.title).toContain('Glass Heart (2025)');
  },
);

test('What TMDB gave is forgotten after six months also when it could never be asked for more', async () => {
  await using world = await startWithShows([]);
  world.catalogue.entries.push(OF_TMDB);
  world.catalogue.refreshAnswer = () => 'unavailable';
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await expect.poll(() => timesAsked(world)).toBe(1);
  await pass(world, 100);
  expect(timesAsked(world)).toBeGreaterThan(90);
  expect(posterOf(world)).toBe(poster('tmdb'));
  await pass(world, 85);
  await world.sandbox.until(() => posterOf(world) === undefined, 'no poster');
});

test('Shows are asked about one after the other, with pauses, in the order of their servers', async () => {
  const entries = ['One Fine Day', 'Two Fine Days', 'Three Fine Days'].map((title, id) =>
    entryOf(id + 1, title),
  );
  await using world = await startWithShows(entries, { timing: { listingSpacing: DAY / 4 } });
  await expect.poll(() => timesAsked(world)).toBe(1);
  for (const asked of [2, 3]) {
    world.clock.advance(DAY / 4 - 1000);
    expect(timesAsked(world)).toBe(asked - 1);
    world.clock.advance(1000);
    await expect.poll(() => timesAsked(world)).toBe(asked);
  }
});

test('After a restart it goes on with what is due', async () => {
  await using world = await startWithShows([HEART], { onDisk: true });
  await expect.poll(() => timesAsked(world)).toBe(1);
  await world.stopBot();
  world.clock.advance(31 * DAY);
  await world.startBot();
  await expect.poll(() => timesAsked(world)).toBe(2);
  await world.stopBot();
  await world.startBot();
  await world.settled();
  expect(timesAsked(world)).toBe(2);
});

test('What a source says of another show by now is not taken, nor asked for each day', async () => {
  await using world = await startWithShows([{ ...HEART, poster: poster('first') }]);
  await expect.poll(() => timesAsked(world)).toBe(1);
  world.catalogue.refreshAnswer = () => entryOf(77, 'Another Show', { poster: poster('other') });
  await pass(world, 40);
  await expect.poll(() => timesAsked(world)).toBe(2);
  expect(posterOf(world)).toBe(poster('first'));
});

test('A show that TMDB has again after a while is asked about every 30 days, as before', async () => {
  await using world = await startWithShows([OF_TMDB]);
  await expect.poll(() => timesAsked(world)).toBe(1);
  world.catalogue.refreshAnswer = () => OF_TMDB;
  await pass(world, 31);
  await expect.poll(() => timesAsked(world)).toBe(2);
  world.catalogue.refreshAnswer = () => 'gone';
  await pass(world, 31);
  await expect.poll(() => timesAsked(world)).toBe(3);
  world.catalogue.refreshAnswer = () => OF_TMDB;
  await pass(world, 50);
  await expect.poll(() => timesAsked(world)).toBe(4);
});
