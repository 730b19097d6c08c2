import { expect, test } from 'vitest';
import type { Backend } from '../../../../src/storage/backend.ts';
import { openMemory } from '../../../../src/storage/memory-backend.ts';
import { startWithReviewChannel } from '../../../support/world.ts';

/** A database that notes what the bot does with it: reads by their kind, and commits. */
function watchedBackend(): { readonly backend: Backend; readonly seen: string[] } {
  const memory = openMemory();
  const seen: string[] = [];
  const open: Backend['open'] = (namespace) => {
    const keyv = memory.open(namespace);
    const get = keyv.store.get.bind(keyv.store);
    keyv.store.get = (key: string) => {
      seen.push(`read ${namespace.split(':')[0]}`);
      return get(key);
    };
    return keyv;
  };
  const commit: Backend['commit'] = (calls) => {
    seen.push('commit');
    return memory.commit(calls);
  };
  return { backend: { ...memory, open, commit }, seen };
}

test('A review is acknowledged after two commits, and what is not there is not read', async () => {
  const { backend, seen } = watchedBackend();
  await using world = await startWithReviewChannel({ backend });
  world.becomeImpatient();
  const noor = world.sandbox.member('Noor');
  seen.length = 0;
  const form = await noor.slash('/review write', { show: 'Glass Heart' });
  // What a member may have added lately is not in memory.
  expect(seen).toEqual(['read activity', 'commit']);
  if (form.kind !== 'modal') throw new Error('No form');
  seen.length = 0;
  await noor.submit(form.modal, { headline: 'Loud', body: 'The band plays for real.' });
  expect(seen.filter((what) => what === 'commit')).toHaveLength(2);
  expect(seen).toEqual([
    // Which show the form was for.
    'read drafts',
    'read activity',
    'read activity',
    // Whether the draft that it comes from is another text by now.
    'read drafts',
    'commit',
    // The post shows what is on disk, and is noted there.
    'read outbox',
    'read reviews',
    'read reviews',
    'read outbox',
    'commit',
    // Whether something newer is to be sent by now.
    'read outbox',
    'read outbox',
  ]);
});
