import { join, resolve } from 'node:path';
import type { Operator } from '../../../src/operations/operator.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** A place for a database and an operator's files, and what the operator is told about it. */
export interface Place {
  readonly directory: string;
  /** Of a database that is one. */
  readonly file: string;
  readonly url: string;
  readonly operator: Operator;
  /** The lines that the operator was told. */
  readonly said: string[];
  open(): Promise<Store>;
  /** Opens it, writes a guild under each key, and closes it. */
  write(...keys: string[]): Promise<void>;
  /** The guilds that it has. */
  guilds(): Promise<string[]>;
}

/** @param server the address of a database on a server; absent: it is a file */
export async function emptyPlace(server?: string): Promise<Place> {
  const directory = await temporaryDirectory();
  const file = join(directory, 'ovation.sqlite');
  const url = server ?? `sqlite://${file}`;
  const said: string[] = [];
  const open = () => openStore(url, { onUnreadable: () => {} });
  return {
    ...{ directory, file, url, said, open },
    operator: {
      databaseUrl: url,
      home: directory,
      locate: (path) => resolve(directory, path),
      say: (line) => said.push(line),
      now: () => Date.UTC(2026, 6, 15, 12),
    },
    async write(...keys) {
      const store = await open();
      for (const key of keys) await store.commit([store.guilds.put(key, { channelId: key })]);
      await store.close();
    },
    async guilds() {
      const store = await open();
      const keys = (await readAll(store.guilds.entries())).map(([key]) => key);
      await store.close();
      return keys.sort();
    },
  };
}
