import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { put } from '../../../src/guilds/memory/change.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { changeSettings } from '../../../src/guilds/settings/guild-settings.ts';
import { StorageError, UncertainError } from '../../../src/storage/storage-errors.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { TroubledBackend } from '../../support/troubled-backend.ts';
import { contradictions, memoryState } from './guild-state.ts';
import { directoryOf, reopened } from './opened-guild.ts';
import { beginWithReviews, randomAct } from './random-acts.ts';

async function troubledStore(): Promise<{ readonly database: TroubledBackend; readonly store: Store }> {
  const database = new TroubledBackend();
  const onUnreadable = () => {
    throw new Error('An entry is unreadable');
  };
  const store = await createStore(database.backend, { onUnreadable });
  onTestFinished(() => store.close());
  return { database, store };
}

/** What an act that must fail rejects with. */
const errorOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Resolves once a commit that nobody knew of is settled, however. */
const settled = (error: unknown): Promise<unknown> =>
  error instanceof UncertainError ? error.settled.catch(() => {}) : Promise.resolve();

const foldAfter = (fold: number) => changeSettings({ fold });

test('After any acts, some of which nobody knew of for a while, memory is what a fresh load gives', async () => {
  const step = fc.record({
    act: randomAct,
    meanwhile: randomAct,
    trouble: fc.constantFrom('none' as const, 'away' as const, 'unsure' as const, 'silent' as const),
    sent: fc.constantFrom('done' as const, 'dropped' as const),
  });
  const property = fc.asyncProperty(fc.array(step, { maxLength: 20, size: 'max' }), async (steps) => {
    const { database, store } = await troubledStore();
    const guild = await reopened(store);
    await beginWithReviews(guild);
    for (const [now, { act, meanwhile, trouble, sent }] of steps.entries()) {
      const [before, reviews] = [await memoryState(guild), guild.memory.reviewCount];
      database.trouble = trouble;
      const error = await errorOf(act(guild, now));
      // Votes wait, everything else is refused.
      const later = database.unsettled > 0 ? errorOf(meanwhile(guild, now)) : undefined;
      await new Promise(setImmediate);
      if (trouble !== 'none') expect(guild.memory.reviewCount).toBe(reviews);
      await database.end(sent);
      await settled(error);
      await later;
      if (trouble === 'away') expect(await memoryState(guild)).toEqual(before);
      expect(await memoryState(guild)).toEqual(await memoryState(await reopened(store)));
      expect(await contradictions(store, guild.memory.id)).toEqual([]);
    }
  });
  await fc.assert(property, { numRuns: 20 });
});

test('A change that nobody knows of is seen and told once it turns out to be made', async () => {
  const { database, store } = await troubledStore();
  const told: unknown[] = [];
  const listeners = new Listeners((error) => told.push(error));
  listeners.on('guilds', (_, { entry }) => told.push(entry?.fold));
  const guild = await reopened(store, { listeners });
  database.trouble = 'silent';
  const error = await errorOf(guild.run(foldAfter(7)));
  expect(error).toBeInstanceOf(UncertainError);
  expect([guild.memory.record.fold, told]).toEqual([undefined, []]);
  await database.end('done');
  await settled(error);
  expect([guild.memory.record.fold, told]).toEqual([7, [7]]);
});

test('Until it is known whether a change is made, nothing that may depend on it is changed or read', async () => {
  const { database, store } = await troubledStore();
  const guild = await reopened(store);
  await guild.run(foldAfter(5));
  database.trouble = 'silent';
  const error = await errorOf(guild.run(foldAfter(7)));
  database.trouble = 'none';
  let isDecided = false;
  const later = guild.run({
    turns: [],
    decide() {
      isDecided = true;
      return { changes: [put('jobs', '1:link', undefined as never)], answer: undefined };
    },
  });
  expect(await errorOf(later)).toBeInstanceOf(StorageError);
  expect(isDecided).toBe(false);
  expect(await errorOf(guild.store.guilds.get('1'))).toBeInstanceOf(StorageError);
  expect(await errorOf(store.commit([store.guilds.remove('1')]))).toBeInstanceOf(StorageError);
  await database.end('dropped');
  await settled(error);
  expect((await guild.store.guilds.get('1'))?.fold).toBe(5);
  await guild.run(foldAfter(9));
  expect(guild.memory.record.fold).toBe(9);
});

test('A guild does not leave memory while nobody knows what is stored of it', async () => {
  const { database, store } = await troubledStore();
  const directory = directoryOf(store);
  await directory.use('1', async () => {});
  database.trouble = 'silent';
  let used: OpenGuild | undefined;
  const change = (guild: OpenGuild) => {
    used = guild;
    return guild.run(foldAfter(7));
  };
  const error = await errorOf(directory.useInBackground('1', change));
  expect(await directory.erase('1')).toBe(false);
  await database.end('done');
  await settled(error);
  await directory.useInBackground('1', async (guild) => expect(guild).toBe(used));
});
