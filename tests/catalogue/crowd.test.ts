import { expect, test } from 'vitest';
import { SOURCE_NAMES, type SourceName } from '../../src/catalogue/sources/source.ts';
import { INVENTED_SHOWS } from '../../src/sandbox/catalogues/invented-show.ts';
import { startOnline } from '../support/online-catalogue.ts';
import { MEMBERS, typeAtOnce } from './typing-crowd.ts';

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
