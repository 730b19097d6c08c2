import { readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { sqlitePath } from '../../../src/storage/database-address.ts';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import {
  chooseReviewChannel,
  messageOf,
  reviewMessages,
  startWorld,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const best = async ({ sandbox }: World) => wordsOf(messageOf(await sandbox.member('Noor').slash('/top')));

const said = ({ logged }: World, text: string) => logged.filter((line) => line.includes(text)).length;

const untilSaid = (world: World, text: string, times = 1) =>
  vi.waitFor(() => expect(said(world, text)).toBe(times), { timeout: 5_000 });

/** Lets hours pass until the server is erased: while something uses it, its turn comes an hour later. */
const untilErased = (world: World, clock: MovableClock) =>
  vi.waitFor(
    () => {
      clock.advance(HOUR);
      expect(said(world, 'is erased')).toBe(1);
    },
    { timeout: 10_000, interval: 100 },
  );

/** What is stored of the guild, in a store that is closed by now. */
async function storedOf({ databaseUrl, sandbox }: World) {
  const store = await openStore(databaseUrl, { onUnreadable() {} });
  const [ids, record] = [await store.guildIds(), await store.guilds.get(sandbox.guildId)];
  await store.close();
  return { isThere: ids.includes(sandbox.guildId), record };
}

test('A server that removes the bot finds everything again within thirty days, and nothing after that', async () => {
  const clock = new MovableClock();
  const backend = openMemory();
  await using world = await startWorld({ clock, backend });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const noor = sandbox.member('Noor');
  await writeReview(noor, 'Paper Satellites', { body: 'Lovely.', score: '8' });
  sandbox.leave();
  await untilSaid(world, 'was removed from a server');
  clock.advance(29 * DAY);
  sandbox.join();
  await untilSaid(world, 'back in a server');
  expect(await best(world)).toContain('Paper Satellites');
  clock.advance(2 * DAY);
  await writeReview(noor, 'Quiet Harbour', { body: 'Slow, and good.', score: '7' });
  expect(await best(world)).toContain('Paper Satellites');
  sandbox.leave();
  await untilSaid(world, 'was removed from a server', 2);
  clock.advance(30 * DAY);
  await untilErased(world, clock);
  expect((await backend.namespaces()).filter((name) => name.includes(sandbox.guildId))).toEqual([]);
  sandbox.join();
  await chooseReviewChannel(world);
  expect(await best(world)).not.toContain('Paper Satellites');
  await writeReview(noor, 'Paper Satellites', { body: 'Once more.', score: '9' });
  expect(reviewMessages(world).at(-1)?.embeds[0]?.title).toContain('9/10');
});

test('An outage removes nothing, however long it lasts', async () => {
  const clock = new MovableClock();
  await using world = await startWorld({ clock });
  const { sandbox } = world;
  const { guildId } = sandbox;
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Noor'), 'Paper Satellites', { body: 'Lovely.', score: '8' });
  sandbox.world.dispatch({ name: 'GUILD_DELETE', guildId, data: { id: guildId, unavailable: true } });
  clock.advance(40 * DAY);
  sandbox.join();
  expect(await best(world)).toContain('Paper Satellites');
  expect(said(world, 'was removed from a server')).toBe(0);
});

test('A server that is missing in two starts a day apart has removed the bot; in one, or two within a day, it has not', async () => {
  const clock = new MovableClock();
  await using world = await startWorld({ clock, onDisk: true });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Noor'), 'Paper Satellites', { body: 'Lovely.', score: '8' });
  await world.stopBot();
  sandbox.leave();
  const restart = async (): Promise<void> => {
    const before = said(world, 'has been compared');
    await world.startBot();
    await untilSaid(world, 'has been compared', before + 1);
    await world.stopBot();
  };
  await restart();
  const { missingSince } = (await storedOf(world)).record ?? {};
  expect(missingSince).toBeDefined();
  clock.advance(DAY - HOUR);
  await restart();
  expect((await storedOf(world)).record).toMatchObject({ missingSince });
  expect((await storedOf(world)).record?.leftAt).toBeUndefined();
  sandbox.join();
  await restart();
  expect((await storedOf(world)).record?.missingSince).toBeUndefined();
  sandbox.leave();
  await restart();
  clock.advance(DAY);
  await restart();
  expect((await storedOf(world)).record?.leftAt).toBeDefined();
  clock.advance(30 * DAY);
  await world.startBot();
  await untilErased(world, clock);
  await world.stopBot();
  expect((await storedOf(world)).isThere).toBe(false);
});

test('Nothing of an erased server is left in the files', async () => {
  const clock = new MovableClock();
  await using world = await startWorld({ clock, onDisk: true });
  await chooseReviewChannel(world);
  await writeReview(world.sandbox.member('Noor'), 'Paper Satellites', {
    body: 'A lantern moth.',
    score: '8',
  });
  world.sandbox.leave();
  await untilSaid(world, 'was removed from a server');
  const file = sqlitePath(world.databaseUrl) ?? '';
  expect(await readFile(`${file}-wal`, 'utf8')).toContain('A lantern moth.');
  clock.advance(30 * DAY);
  await untilErased(world, clock);
  for (const part of ['', '-wal'])
    await expect.poll(() => readFile(`${file}${part}`, 'utf8')).not.toContain('A lantern moth.');
});

test('What an interrupted erasure has left goes at the next start, also when the bot is invited again before', async () => {
  const clock = new MovableClock();
  await using world = await startWorld({ clock, onDisk: true });
  const { sandbox } = world;
  const { guildId } = sandbox;
  await chooseReviewChannel(world);
  await writeReview(sandbox.member('Noor'), 'Paper Satellites', { body: 'Lovely.', score: '8' });
  await world.stopBot();
  const store = await openStore(world.databaseUrl, { onUnreadable() {} });
  await store.commit([store.guilds.put(guildId, { leftAt: 1, isErased: true })]);
  await store.close();
  await world.startBot();
  await chooseReviewChannel(world);
  expect(await best(world)).not.toContain('Paper Satellites');
  await world.stopBot();
  expect((await storedOf(world)).record?.isErased).toBeUndefined();
});
