import { globSync } from 'node:fs';
import { cp, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { checkData } from '../../../src/operations/checking/check-data.ts';
import { moveCommand } from '../../../src/operations/moving/move-command.ts';
import { OWN_KINDS, SHARED_KINDS } from '../../../src/storage/entries/entry-formats.ts';
import { createStore } from '../../../src/storage/store/create-store.ts';
import { openBackend } from '../../../src/storage/store/open-store.ts';
import { META_KEY, SCHEMA_VERSION } from '../../../src/storage/store/schema-version.ts';
import type { Collection } from '../../../src/storage/store/store.ts';
import { VERSION } from '../../../src/version.ts';
import { releasedVersions } from '../../release/changelog.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { GUILD } from '../kept/sample-store.ts';
import { readAll } from './read-all.ts';

const KEPT = globSync('tests/storage/kept/*.sqlite');
const KINDS = [...SHARED_KINDS, ...OWN_KINDS];

/** A copy of a database that was kept, to be opened; and its entries as they were stored, by kind and key. */
async function copyOf(kept: string) {
  const file = join(await temporaryDirectory(), basename(kept));
  await cp(kept, file);
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT namespace, key, value FROM keyv').all();
  database.close();
  const stored = new Map<string, Map<string, unknown>>();
  for (const { namespace, key, value } of rows) {
    const [kind = ''] = String(namespace).split(':');
    const { v: _, ...entry } = JSON.parse(String(value)).value;
    stored.set(kind, (stored.get(kind) ?? new Map()).set(String(key), entry));
  }
  return { file, stored };
}

/** Moves a database, as its operator would, to a server. Resolves to its address there. */
async function moved(file: string): Promise<string> {
  const url = await postgresDatabase();
  const nobody = { databaseUrl: '', home: '/', locate: () => '', say: () => {}, now: Date.now };
  await moveCommand([`sqlite://${file}`, url], nobody);
  return url;
}

const PLACES = [
  ['where it is', async (file: string) => `sqlite://${file}`],
  ['moved to PostgreSQL', moved],
] as const;

test.each(KEPT.flatMap((kept) => PLACES.map(([place, move]) => ({ kept, place, move }))))(
  'This version opens $kept, $place, and loses nothing of it',
  async ({ kept, move }) => {
    const { file, stored } = await copyOf(kept);
    const reports: string[] = [];
    const backend = await openBackend(await move(file));
    const store = await createStore(backend, {
      onUnreadable: (namespace, key, problem) => reports.push(`${namespace} ${key}: ${problem}`),
    });
    expect(await store.meta.get(META_KEY)).toMatchObject({ schema: SCHEMA_VERSION });
    const guild = store.guild(GUILD);
    for (const kind of KINDS) {
      const collection = guild[kind] as Collection<unknown>;
      expect(new Map(await readAll(collection.entries())), kind).toEqual(stored.get(kind) ?? new Map());
    }
    expect(reports).toEqual([]);
    const facts: unknown[] = [];
    await store.reviewFacts(GUILD, (one) => facts.push(one));
    expect(facts).toHaveLength(stored.get('reviews')?.size ?? 0);
    expect((await checkData(backend)).findings).toEqual([]);
    await store.close();
  },
);

test('Each version that was released has left a database, as does this one, as small as a picture', async () => {
  const released = releasedVersions(await readFile('CHANGELOG.md', 'utf8'));
  // The first is of before there were versions.
  const expected = ['schema-1', ...new Set([...released, VERSION])].map((name) => `${name}.sqlite`);
  // `npm run release` makes that of a new version.
  expect(KEPT.map((kept) => basename(kept)).sort()).toEqual(expected.sort());
  for (const kept of KEPT) expect((await stat(kept)).size, kept).toBeLessThan(200_000);
});
