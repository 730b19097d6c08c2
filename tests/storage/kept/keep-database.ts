import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import project from '../../../package.json' with { type: 'json' };
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { fillStore } from './sample-store.ts';

/**
 * `npm run keep-database`: makes a database of this version with something of every kind in it, which the tests open in all later
 * versions. To be run when a version is about to be released, and never again for it.
 */
const directory = await mkdtemp(join(tmpdir(), 'ovation-'));
const file = join(directory, 'ovation.sqlite');
const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
await fillStore(store);
await store.close();
const kept = resolve('tests/storage/kept', `${project.version}.sqlite`);
copyDatabase(file, kept);
await rm(directory, { recursive: true });
console.log(`${kept} is a database of version ${project.version}.`);
