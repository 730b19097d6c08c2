import { StorageError } from '../storage-errors.ts';
import { changeMeta, META_KEY } from './schema-version.ts';
import type { Store } from './store.ts';

/**
 * Binds the store to the bot's Discord application, because the messages and commands whose ids it holds belong to that
 * application. Rejects with StorageError `other-application` when the store is bound to another one.
 */
export async function bindStoreToApplication(store: Store, applicationId: string): Promise<void> {
  const meta = await store.meta.get(META_KEY);
  if (meta?.applicationId === applicationId) return;
  await changeMeta(store, (known) => {
    if (known?.applicationId === undefined || known.applicationId === applicationId) return { applicationId };
    throw new StorageError(
      'other-application',
      `The database belongs to the Discord application ${known.applicationId}, but the token is for ${applicationId}. Use that application's token, or point DATABASE_URL at another database.`,
    );
  });
}
