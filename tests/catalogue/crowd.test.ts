import { expect, test } from 'vitest';
import { SOURCE_NAMES, type SourceName } from '../../src/catalogue/sources/source.ts';
import { INVENTED_SHOWS } from '../../src/sandbox/catalogues/invented-show.ts';
import { type OnlineCatalogue, startOnline } from '../support/online-catalogue.ts';

const MEMBERS = 100;
/** People type some five characters a second, and Discord asks about what stands there. In milliseconds. */
const A_KEY = 200;
/** An answer of a stand-in takes about as long as time stands still between two steps. In milliseconds. */
const A_STEP = 25;

/** How many questions the members ask, and how many requests each source sees, when all type one of so many shows at once. */
async function typeAtOnce(online: OnlineCatalogue, shows: number) {
  const { catalogue, standIns } = online;
  const titles = INVENTED_SHOWS.slice(0, shows).map(({ title }) => title);
  const longest = Math.max(...titles.map(({ length }) => length));
  const asked: Promise<unknown>[] = [];
  for (let length = 1; length <= longest; length++) {
    for (let member = 0; member < MEMBERS; member++) {
      const title = titles[member % titles.length] ?? '';
      if (length > title.length) continue;
      asked.push(catalogue.suggest({ typed: title.slice(0, length), limit: 15, adult: false }));
    }
    await pass(online, A_KEY);
  }
  // Until nobody waits any more.
  await pass(online, 10_000);
  await Promise.all(asked);
  const seen = Object.fromEntries(SOURCE_NAMES.map((name) => [name, standIns.seen(name)]));
  return { questions: asked.length, seconds: (longest * A_KEY) / 1000 + 10, seen };
}

/** Lets time pass, and answers come meanwhile. */
async function pass({ clock, index }: OnlineCatalogue, milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += A_STEP) {
    for (let turn = 0; turn < 5; turn++) await index.find('imdb:none');
    clock.advance(A_STEP);
  }
}

/** How many requests a source allows within so many seconds, as catalogues say it themselves. */
const ALLOWED: Readonly<Record<SourceName, (seconds: number) => number>> = {
  tmdb: (seconds) => 20 * seconds,
  tvmaze: (seconds) => 20 * Math.ceil(seconds / 10),
  anilist: (seconds) => 30 * Math.ceil(seconds / 60),
};

test('100 members who type one show at once are as one', async () => {
  await using online = await startOnline();
  const { questions, seen } = await typeAtOnce(online, 1);
  const [show] = INVENTED_SHOWS;
  expect(questions).toBe(MEMBERS * (show?.title.length ?? 0));
  for (const name of SOURCE_NAMES) expect(seen[name]).toBeLessThan(show?.title.length ?? 0);
  expect(online.logged.filter((line) => line.includes('left alone'))).toEqual([]);
});

test('100 members who type 50 shows at once stay within the limits of all sources', async () => {
  await using online = await startOnline();
  const { questions, seconds, seen } = await typeAtOnce(online, 50);
  expect(questions).toBeGreaterThan(10 * MEMBERS);
  for (const name of SOURCE_NAMES) expect(seen[name]).toBeLessThanOrEqual(ALLOWED[name](seconds));
  expect(online.logged.filter((line) => line.includes('left alone'))).toEqual([]);
});
