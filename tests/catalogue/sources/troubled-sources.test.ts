import { describe, expect, test } from 'vitest';
import { createSources } from '../../../src/catalogue/sources/create-sources.ts';
import {
  SOURCE_NAMES,
  type SourceError,
  type SourceName,
  type SourceTrouble,
} from '../../../src/catalogue/sources/source.ts';
import type { CatalogueFault } from '../../../src/sandbox/catalogues/catalogue-faults.ts';
import { startCatalogues } from '../../../src/sandbox/catalogues/start-catalogues.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { linesLogged, type OnlineCatalogue, startOnline } from '../../support/online-catalogue.ts';
import { HURRIED } from '../../support/scripted-source.ts';

/** What a source answers to a search: how many shows, or its trouble. */
async function outcome({ sources }: OnlineCatalogue, typed: string): Promise<number | SourceTrouble> {
  const [source] = sources;
  if (source === undefined) throw new Error('There is no source');
  return source.search(typed, false, HURRIED).then(
    ({ length }) => length,
    ({ trouble }: SourceError) => trouble,
  );
}

/** A show that all stand-ins have. */
const TITLE: Readonly<Record<SourceName, string>> = {
  tmdb: 'Twin Harbour',
  tvmaze: 'Twin Harbour',
  anilist: 'Borrowed Poster',
};

describe.each(SOURCE_NAMES)('%s', (name) => {
  test.each<[CatalogueFault, SourceTrouble]>([
    ['down', 'down'],
    ['error', 'down'],
    ['guard', 'down'],
    ['limited', 'limited'],
    ['disabled', 'refused'],
    ['html', 'odd'],
    ['half', 'odd'],
    ['huge', 'odd'],
    ['null', 'odd'],
  ])('that is %s has no answer, and says which trouble it has', async (fault, trouble) => {
    await using online = await startOnline([name]);
    online.standIns.faults[name].set(fault);
    expect(await outcome(online, TITLE[name])).toBe(trouble);
  });

  test('is read also where its ids are texts', async () => {
    await using online = await startOnline([name]);
    online.standIns.faults[name].set('text-ids');
    expect(await outcome(online, TITLE[name])).toBeGreaterThan(0);
  });

  test('that never answers is down after five seconds', async () => {
    await using online = await startOnline([name]);
    online.standIns.faults[name].delay(Infinity);
    const answered = outcome(online, TITLE[name]);
    await expect.poll(() => online.standIns.seen(name)).toBe(1);
    online.clock.advance(5_000);
    expect(await answered).toBe('down');
  });

  test('that fails three times is left alone for half a minute, and tried once then', async () => {
    await using online = await startOnline([name]);
    const { faults, seen } = online.standIns;
    faults[name].set('error');
    for (const typed of ['one', 'two', 'three']) {
      online.clock.advance(1_000);
      expect(await outcome(online, typed)).toBe('down');
    }
    expect(await outcome(online, 'four')).toBe('left-alone');
    expect(seen(name)).toBe(3);
    online.clock.advance(30_000);
    expect(await outcome(online, 'five')).toBe('down');
    expect(await outcome(online, 'six')).toBe('left-alone');
    faults[name].clear();
    online.clock.advance(60_000);
    expect(await outcome(online, TITLE[name])).toBeGreaterThan(0);
    expect(online.logged.filter((line) => line.includes('left alone for a while'))).toHaveLength(2);
    expect(online.logged.some((line) => line.includes('answers again'))).toBe(true);
  });

  test('that refuses is left alone for an hour', async () => {
    await using online = await startOnline([name]);
    online.standIns.faults[name].set('disabled', 1);
    expect(await outcome(online, 'one')).toBe('refused');
    online.clock.advance(59 * 60_000);
    expect(await outcome(online, 'two')).toBe('left-alone');
    online.clock.advance(60_000);
    expect(await outcome(online, TITLE[name])).toBeGreaterThan(0);
    expect(online.standIns.seen(name)).toBe(2);
  });

  test('that is limited is left alone for as long as it asks for, or some seconds', async () => {
    await using online = await startOnline([name]);
    online.standIns.faults[name].set('limited', 1);
    expect(await outcome(online, 'one')).toBe('limited');
    const rest = name === 'anilist' ? 60_000 : 5_000;
    online.clock.advance(rest - 2_000);
    expect(await outcome(online, 'two')).toBe('left-alone');
    online.clock.advance(2_000);
    expect(await outcome(online, TITLE[name])).toBeGreaterThan(0);
  });

  test('costs nobody an answer, whatever its trouble is', async () => {
    await using online = await startOnline([name]);
    const { catalogue, index, standIns, clock } = online;
    const entry = { ref: 'bangumi:1', title: 'Known', titles: [], ids: { bangumi: '1' } } as const;
    await index.put([{ entry, fetchedAt: 0 }]);
    const question = { typed: 'know', limit: 5, adult: false };
    for (const fault of ['down', 'html', 'limited', 'null'] as const) {
      standIns.faults[name].set(fault, 1);
      expect(await catalogue.suggest(question)).toMatchObject([{ entry: { ref: 'bangumi:1' } }]);
      clock.advance(15 * 60_000);
    }
    expect(await catalogue.lookUp('imdb:tt99999999')).toBeUndefined();
    expect(standIns.seen(name)).toBeGreaterThanOrEqual(4);
  });

  test('keeps what was typed, and the token, out of the log', async () => {
    await using online = await startOnline([name]);
    const { faults, tmdbToken } = online.standIns;
    for (const fault of ['down', 'error', 'html', 'half', 'null', 'disabled'] as const) {
      faults[name].set(fault, 1);
      await outcome(online, 'A very private title');
      online.clock.advance(60 * 60_000);
    }
    const log = online.logged.join();
    expect(online.logged.length).toBeGreaterThan(5);
    expect(log).not.toMatch(/private/i);
    expect(log).not.toContain(tmdbToken);
  });

  test('reads who asks', async () => {
    await using online = await startOnline([name]);
    await outcome(online, 'one');
    expect(online.standIns.requests(name)[0]?.headers['user-agent']).toMatch(/^Ovation/);
  });
});

test('TVmaze has one connection, however much is asked', async () => {
  await using online = await startOnline(['tvmaze']);
  await Promise.all(['one', 'two', 'three', 'four'].map((typed) => outcome(online, typed)));
  expect(online.standIns.seen('tvmaze')).toBe(4);
  expect(await online.standIns.connections('tvmaze')).toBe(1);
});

test('TMDB that does not take the token is left alone, which the log says once', async () => {
  const standIns = await startCatalogues();
  const { log, logged } = linesLogged();
  const clock = new MovableClock();
  const places = standIns.places.slice(0, 1).map((place) => ({ ...place, token: 'a-wrong-one' }));
  const [tmdb] = createSources(places, { clock, log });
  for (let hour = 0; hour < 5; hour++) {
    await expect(tmdb?.search('Twin Harbour', false, HURRIED)).rejects.toMatchObject({ trouble: 'refused' });
    clock.advance(60 * 60_000);
  }
  await standIns.close();
  const warnings = logged.filter((line) => JSON.parse(line).level >= 40);
  expect(warnings).toHaveLength(1);
  expect(warnings.join()).toContain('"source":"tmdb","trouble":"refused","why":"It answers 401"');
  expect(logged.join()).not.toContain('a-wrong-one');
});
