import { expect, test } from 'vitest';
import { clearMember } from '../../../src/guilds/erasing/clear-member.ts';
import { beginErasure, endErasure, runningErasure } from '../../../src/guilds/erasing/erasure.ts';
import { leftoversDone, leftoversOf } from '../../../src/guilds/erasing/leftovers.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { Backend } from '../../../src/storage/backend.ts';
import type { Kind } from '../../../src/storage/entries/guild-entries.ts';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import type { Collection, Store } from '../../../src/storage/store/store.ts';
import { fillStore, GUILD } from '../../storage/kept/sample-store.ts';
import { entriesHolding } from '../../support/entries-holding.ts';
import { directoryOf } from '../memory/opened-guild.ts';

const MEMBER = '80351110224678911';
const NOW = 2_000_000_000_000;

interface Filled {
  readonly backend: Backend;
  readonly store: Store;
  use<T>(callback: (guild: OpenGuild) => Promise<T>): Promise<T>;
}

/** A guild that holds the member in every kind of entry, wherever an entry can hold one. */
async function filled(): Promise<Filled> {
  const backend = openMemory();
  const store = await createStore(backend, { onUnreadable: () => {} });
  await fillStore(store);
  // Samples are about the member also where a real entry under their key can't be.
  const unreal: Partial<Record<Kind, (key: string) => boolean>> = {
    jobs: (key) => key.endsWith(MEMBER),
    uncounted: (key) => key === MEMBER,
    notices: (key) => key !== MEMBER,
    erasures: () => true,
    leftovers: () => true,
  };
  const guild = store.guild(GUILD);
  for (const [kind, isUnreal] of Object.entries(unreal)) {
    const entries = guild[kind as Kind] as Collection<unknown>;
    for await (const [key] of entries.entries()) if (isUnreal(key)) await store.commit([entries.remove(key)]);
  }
  for await (const [key, rows] of guild.imported.entries())
    await store.commit([guild.imported.put(key, { ...rows, replaced: {}, made: {} })]);
  const directory = directoryOf(store);
  return { backend, store, use: (callback) => directory.use(GUILD, callback) };
}

async function erase({ store, use }: Filled): Promise<void> {
  await store.pseudonym(GUILD, MEMBER);
  await use(async (guild) => clearMember(guild, store, await guild.run(beginErasure(MEMBER, MEMBER, NOW))));
}

/** Of this guild: others are not asked. */
const held = async ({ backend }: Filled, text = MEMBER): Promise<string[]> =>
  (await entriesHolding(backend, text)).filter((entry) => entry.includes(GUILD));

test('Of every kind that can hold a member, nothing is left but that they are blocked, and what Discord still has to do', async () => {
  const world = await filled();
  expect(new Set((await held(world)).map((entry) => entry.split(/[ :]/)[0])).size).toBeGreaterThan(15);
  await erase(world);
  const left = (await held(world)).map((entry) => entry.split(/[ :]/)[0]);
  expect(new Set(left)).toEqual(new Set(['blocked', 'erasures', 'leftovers', 'outbox']));
  // Removals are all that the outbox has: nothing posts or edits a review of theirs any more.
  for await (const [, { action, reviewKey }] of world.store.outbox.entries(`${GUILD}:`))
    if (reviewKey.endsWith(MEMBER)) expect(action).toBe('remove');
});

test('It ends without a trace once Discord has nothing left of them', async () => {
  const world = await filled();
  await erase(world);
  await world.use(async (guild) => {
    const erasure = await runningErasure(guild, MEMBER);
    if (erasure === undefined) throw new Error('Nothing is being erased');
    expect(await guild.run(endErasure(erasure))).toBe(false);
    for (const key of await leftoversOf(guild.store, MEMBER)) await guild.run(leftoversDone(key));
    expect(await guild.run(endErasure(erasure))).toBe(true);
    for await (const [key] of guild.store.outbox.entries(`${GUILD}:`))
      await guild.commit([{ kind: 'outbox', key, entry: undefined }]);
  });
  expect(await held(world)).toEqual([`blocked:${GUILD} ${MEMBER}`]);
  expect(
    await world.store.guild(GUILD).uncounted.get(await world.store.pseudonym(GUILD, MEMBER)),
  ).toBeUndefined();
});

test('What does not parse is erased, too, and so is what was set aside', async () => {
  const world = await filled();
  const { backend } = world;
  const raw = (id: string) => `{"value":{"v":99,"by":"${id}","text":"a secret"}}`;
  await backend.open(`reviews:${GUILD}`).store.set(`show-9:${MEMBER}`, raw(MEMBER));
  await backend.open(`votes:${GUILD}`).store.set('show-9:1', raw(MEMBER));
  await backend.open('aside').store.set(`reviews:${GUILD}:show-8:${MEMBER}:17`, raw(MEMBER));
  await backend.open('aside').store.set('reviews:1:show-8:1:17', raw(MEMBER));
  await erase(world);
  const of = (name: string) => (entry: string) => entry.startsWith(name);
  expect((await held(world)).filter(of('reviews'))).toEqual([]);
  expect((await held(world)).filter(of('aside'))).toEqual([]);
  // Votes that can't be read are those of others, too: the member alone is taken out.
  expect(await backend.open(`votes:${GUILD}`).store.get('show-9:1')).toBe(raw('0'));
  // It belongs to another guild.
  expect(await backend.open('aside').store.get('reviews:1:show-8:1:17')).toBe(raw(MEMBER));
});

test('A member whose erasure begins again while it goes on is erased up to the second time', async () => {
  const world = await filled();
  const { store, use } = world;
  await store.pseudonym(GUILD, MEMBER);
  await use(async (guild) => {
    const first = await guild.run(beginErasure(MEMBER, MEMBER, NOW));
    const second = await guild.run(beginErasure(MEMBER, '5', NOW + 1));
    await clearMember(guild, store, first);
    expect(guild.memory.isErasing(MEMBER)).toBe(true);
    await clearMember(guild, store, second);
    expect(guild.memory.isErasing(MEMBER)).toBe(false);
  });
});
