import { expect, test } from 'vitest';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { markPosted } from '../../../src/guilds/posting/delivery-state.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { UnreadableEntryError } from '../../../src/storage/storage-errors.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { changedCollection } from '../../support/changed-collection.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { directoryOf, memoryStore, NOOR, OPINION } from './opened-guild.ts';

/** Records which guilds are loaded, and lets a test decide the outcome. */
function watched(store: Store, beforeReading: (guildId: string) => Promise<void> = async () => {}) {
  const loads: string[] = [];
  const get: Store['guilds']['get'] = async (guildId) => {
    loads.push(guildId);
    await beforeReading(guildId);
    return store.guilds.get(guildId);
  };
  const guild: Store['guild'] = (guildId) => ({
    ...store.guild(guildId),
    guilds: changedCollection(store.guilds, { get }),
  });
  return { loads, store: { ...store, guild } };
}

async function post(guild: OpenGuild): Promise<void> {
  const request = {
    author: NOOR,
    hasWriterRole: true,
    show: { id: 'glass', title: 'Glass Heart' },
    opinion: OPINION,
  };
  await guild.run(writeReview({ ...request, channelId: '7', now: 1 }));
  const entry = await guild.store.outbox.get(outboxKey(guild.memory.id, 'glass:21'));
  if (entry) await guild.run(markPosted(entry, `message-${guild.memory.id}`, 2));
}

const vote = (guild: OpenGuild, userId: string) =>
  guild.votes.change('glass:21', `message-${guild.memory.id}`, (ballot) =>
    ballot.add({ emoji: '👍', userId, kind: 'normal', bot: false }),
  );

test('A guild that many callers use at once is loaded once', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store);
  const used = await Promise.all(Array.from({ length: 20 }, () => guilds.use('1', async (guild) => guild)));
  expect(new Set(used).size).toBe(1);
  expect(loads).toEqual(['1']);
});

test('A guild that fails to load rejects for all waiting callers, and the next one tries again', async () => {
  let down = true;
  const { loads, store } = watched(await memoryStore(), async () => {
    if (down) throw new Error('The database is away');
  });
  const guilds = directoryOf(store);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => guilds.use('1', async () => 'used')));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  down = false;
  expect(await guilds.use('1', async () => 'used')).toBe('used');
  expect(loads).toEqual(['1', '1']);
});

test('A guild with an unreadable record still works: its votes count, its channel has to be chosen again', async () => {
  let readable = true;
  const { store } = watched(await memoryStore(), async (guildId) => {
    if (!readable) throw new UnreadableEntryError('guilds', guildId, 'it is no versioned entry');
  });
  await directoryOf(store).use('1', post);
  readable = false;
  await directoryOf(store).use('1', async (guild) => {
    expect(guild.memory.record).toEqual({});
    expect(guild.memory.postings.isIn('7')).toBe(true);
    await vote(guild, '31');
    expect(await guild.counts('glass:21')).toEqual({ helpful: 1, notHelpful: 0 });
  });
});

test('A callback that fails rejects for its caller, and releases the guild', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store, { reviewLimit: 0 });
  await guilds.use('1', post);
  await expect(guilds.use('1', () => Promise.reject(new Error('It failed')))).rejects.toThrow('It failed');
  await guilds.use('2', async () => {});
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1', '2', '1']);
});

test('Unused guilds without unwritten votes are unloaded, least recently used first', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store, { reviewLimit: 2 });
  for (const guildId of ['1', '2']) await guilds.use(guildId, post);
  await guilds.use('1', async () => {});
  await guilds.use('3', post);
  expect(loads).toEqual(['1', '2', '3']);
  for (const guildId of ['1', '3', '2']) await guilds.use(guildId, async () => {});
  expect(loads).toEqual(['1', '2', '3', '2']);
});

test('A guild that only work in the background has used is let go after it, and one that members use is kept for a while', async () => {
  const { loads, store } = watched(await memoryStore());
  const clock = new MovableClock();
  const guilds = directoryOf(store, { clock });
  await guilds.useInBackground('1', post);
  await guilds.useInBackground('1', async () => {});
  expect(loads).toEqual(['1', '1']);
  await guilds.use('1', async () => {});
  await guilds.useInBackground('1', async () => {});
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1', '1', '1']);
  clock.advance(15 * 60_000 + 1);
  await new Promise(setImmediate);
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1', '1', '1', '1']);
});

test('The guild that was used last stays loaded, also when it is too large by itself', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store, { reviewLimit: 0 });
  await guilds.use('1', post);
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1']);
});

test('Of many guilds with few reviews only the hundred that were used last stay loaded', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store);
  const ids = Array.from({ length: 110 }, (_, number) => String(number));
  for (const id of ids) await guilds.use(id, async () => {});
  loads.length = 0;
  for (const id of ['109', '10', '9']) await guilds.use(id, async () => {});
  expect(loads).toEqual(['9']);
});

test('A guild in use, or with unwritten votes, stays loaded', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store, { reviewLimit: 0, flushDelay: 60_000 });
  const voted = await guilds.use('1', async (guild) => {
    await post(guild);
    await guilds.use('2', post);
    await guilds.use('1', async (again) => expect(again).toBe(guild));
    return [vote(guild, '30')];
  });
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1', '2']);
  guilds.writeAtOnce();
  await Promise.all(voted);
  await new Promise(setImmediate);
  await guilds.use('3', async () => {});
  await guilds.use('1', async (guild) => {
    expect(loads).toEqual(['1', '2', '3', '1']);
    expect(await guild.counts('glass:21')).toEqual({ helpful: 1, notHelpful: 0 });
    await vote(guild, '31');
    expect(await guild.counts('glass:21')).toEqual({ helpful: 2, notHelpful: 0 });
  });
});

test('A guild in use is not erased; whoever wants one that is being erased waits, and gets an empty one', async () => {
  const store = await memoryStore();
  const directory = directoryOf(store, { reviewLimit: 10 });
  await directory.use('1', async (guild) => {
    await post(guild);
    expect(await directory.erase('1')).toBe(false);
    expect(guild.memory.reviewCount).toBe(1);
  });
  const erased = directory.erase('1');
  const again = directory.use('1', async ({ memory }) => memory.reviewCount);
  expect(await directory.erase('1')).toBe(false);
  expect(await erased).toBe(true);
  expect(await again).toBe(0);
  expect(await store.guildIds()).toEqual([]);
});

test('Listeners hear of counts only when they change, and a listener that fails stops no other', async () => {
  const told: string[] = [];
  const failures: unknown[] = [];
  const listeners = new Listeners((error) => failures.push(error));
  const guilds = directoryOf(await memoryStore(), { listeners });
  listeners.on('counts', () => {
    throw new Error('It failed');
  });
  listeners.on('counts', ({ memory }, { key }) => told.push(`${memory.id} ${key}`));
  await guilds.use('1', async (guild) => {
    await post(guild);
    await vote(guild, '30');
    await vote(guild, '30');
    await vote(guild, NOOR.id);
  });
  expect(told).toEqual(['1 glass:21']);
  expect(failures).toEqual([new Error('It failed')]);
});

test('Votes on an earlier message of a review count until that member reacts on the new one', async () => {
  const store = await memoryStore();
  await directoryOf(store).use('1', post);
  const reactions = { '👍': { normal: ['30', '31'], super: [] } };
  const earlier = { messageId: 'an-earlier-one', reactions, bots: [] };
  await store.commit([store.guild('1').votes.put('glass:21', earlier)]);
  await directoryOf(store).use('1', async (guild) => {
    expect(await guild.counts('glass:21')).toEqual({ helpful: 2, notHelpful: 0 });
    await vote(guild, '40');
    expect(await guild.counts('glass:21')).toEqual({ helpful: 3, notHelpful: 0 });
    await vote(guild, '31');
    expect(await guild.counts('glass:21')).toEqual({ helpful: 3, notHelpful: 0 });
    await guild.votes.change('glass:21', `message-${guild.memory.id}`, (ballot) =>
      ballot.remove({ emoji: '👍', userId: '31', kind: 'normal' }),
    );
    expect(await guild.counts('glass:21')).toEqual({ helpful: 2, notHelpful: 0 });
  });
});

test('A guild that is too large for memory stays there while background work visits others', async () => {
  const { loads, store } = watched(await memoryStore());
  const guilds = directoryOf(store, { reviewLimit: 0 });
  await guilds.use('1', post);
  await guilds.useInBackground('2', async () => {});
  await guilds.use('1', async () => {});
  expect(loads).toEqual(['1', '2']);
});
