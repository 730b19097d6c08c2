import { expect, test } from 'vitest';
import { openMemory } from '../../../src/storage/memory-backend.ts';
import { bindStoreToApplication } from '../../../src/storage/store/bind-store.ts';
import { openedStore } from './opened-store.ts';

test('a store stays bound to its first application and refuses every other', async () => {
  const { store } = await openedStore(openMemory());
  await bindStoreToApplication(store, '100000000000000001');
  await bindStoreToApplication(store, '100000000000000001');
  const other = bindStoreToApplication(store, '100000000000000002');
  await expect(other).rejects.toMatchObject({ name: 'StorageError', code: 'other-application' });
  await expect(other).rejects.toThrow('belongs to the Discord application 100000000000000001');
  expect(await store.meta.get('ovation')).toEqual({ schema: 2, applicationId: '100000000000000001' });
});
