import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import { GuildDirectory } from '../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../src/guilds/memory/guild-events.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import { bestShows } from '../support/best-shows.ts';
import { sharedServer } from '../support/postgres/postgres-database.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { measureCapacity } from './capacity/capacity-bench.ts';
import { measureCatalogue } from './catalogue/catalogue-bench.ts';
import { catalogueSection } from './catalogue/catalogue-section.ts';
import { measureChanges } from './changes/changes-bench.ts';
import { measureConfined } from './confined/confined-bench.ts';
import { figuresDocument, withCatalogue } from './figures/document.ts';
import type { Plan } from './figures/section.ts';
import { filledWorld } from './filled/filled-world.ts';
import { measureIdle } from './idle/idle-bench.ts';
import { measureLoading } from './loading/loading-bench.ts';
import { measureMemory } from './memory/memory-bench.ts';
import { measurePictures } from './pictures/pictures-bench.ts';
import { choosePlan } from './plan.ts';
import { measurePostgresReads, measureSqliteReads } from './reads/reads-bench.ts';
import { measureRunning } from './running/running-bench.ts';
import { measureStart } from './start/start-bench.ts';
import { measureTaste } from './taste/taste-bench.ts';
import { measureWeek } from './week/week-bench.ts';
import { wireSection } from './wire/wire-section.ts';
import { measurePostgresWrites, measureSqliteWrites } from './writes/writes-bench.ts';

const size = { guilds: 1, reviewsEach: 200 };

test('A filled database has the reviews, shows and votes that it should have', async () => {
  const directory = await temporaryDirectory();
  await filledWorld(size, directory);
  const unreadable: string[] = [];
  const store = await openStore(`sqlite://${join(directory, 'ovation.sqlite')}`, {
    onUnreadable: (_, key) => unreadable.push(key),
  });
  const guilds = new GuildDirectory(store, {
    listeners: new Listeners((error) => expect.fail(String(error))),
    ...{ clock: SYSTEM_CLOCK, flushDelay: 0, reviewLimit: Infinity },
  });
  let [[guildId] = []] = [[]] as string[][];
  for await (const [id] of store.guild('').guilds.entries()) guildId = id;
  await guilds.use(guildId ?? '', async (guild) => {
    const reviews = [...guild.memory.reviews()];
    const counts = await Promise.all(reviews.map(({ key }) => guild.counts(key)));
    expect(reviews).toHaveLength(size.reviewsEach);
    expect((await bestShows(guild.memory)).length).toBeGreaterThan(9);
    expect(counts.every(({ helpful }) => helpful > 0)).toBe(true);
  });
  expect(unreadable).toEqual([]);
  await store.close();
});

test('Everything that the bench asks over the wire is answered, and becomes a document', async () => {
  const plan: Plan = { ...choosePlan({ isTiny: true }), sizes: [], judged: size, many: size };
  const section = await wireSection(plan);
  expect(figuresDocument([section], 'npm run bench', 1)).toContain('| /top | ');
});

test('The benches of loading, memory, pictures, taste, changes, writes, reads and the start run', async () => {
  const numbers = await Promise.all([
    measureLoading(size, await temporaryDirectory()),
    measureMemory(size, await temporaryDirectory()),
    measurePictures(1),
    measureTaste(size, await temporaryDirectory(), 1),
    measureChanges(size, await temporaryDirectory()),
    measureSqliteWrites(await temporaryDirectory(), 1),
    measureSqliteReads(await temporaryDirectory(), 200, 1),
    measureStart(size, await temporaryDirectory(), 1),
  ]);
  expect(JSON.stringify(numbers)).not.toMatch(/null/);
});

// By themselves: a server that isn't heard for two seconds counts as away.
test('The benches of writes and reads on PostgreSQL run', async () => {
  const server = await sharedServer();
  const numbers = [await measurePostgresWrites(server, 1), await measurePostgresReads(server, 200, 1)];
  expect(JSON.stringify(numbers)).not.toMatch(/null/);
});

test('The benches of the running bot, of idling, of a week, of many servers and of a small machine run', async () => {
  const startedWithin = 500;
  const { idle, confined, week } = choosePlan({ isTiny: true });
  const numbers = await Promise.all([
    measureRunning(size, await temporaryDirectory(), startedWithin),
    measureIdle(size, idle.minutes, await temporaryDirectory(), startedWithin),
    measureWeek(week, await temporaryDirectory()),
    measureCapacity(2, { commands: 4, reactions: 4, messages: 4 }, await temporaryDirectory(), startedWithin),
    measureConfined(confined, { memory: 2 ** 30, cores: 2 }, await temporaryDirectory(), startedWithin),
  ]);
  expect(JSON.stringify(numbers)).not.toMatch(/null/);
  expect(numbers[2]).toMatchObject({ failed: 0 });
}, 60_000);

test('The bench of the catalogue runs, and writes its own part of the document alone', async () => {
  const plan = { titles: 300, seed: 1, invented: 20, real: 0, rounds: 1 };
  const measured = await measureCatalogue(plan, await temporaryDirectory());
  const section = catalogueSection([measured], { head: ['keys'], rows: [] });
  const document = withCatalogue('# Figures\n', section);
  expect(withCatalogue(document, section)).toBe(document);
  expect(document).toMatch(/^# Figures\n\n## The catalogue\n/);
  expect(document).toContain('| typing error | 2 | ');
});
