import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { VERSION } from '../../../src/version.ts';
import { releasedVersions } from '../../release/changelog.ts';
import { fillStore } from './sample-store.ts';

/**
 * `npm run keep-database`: makes a database of this version with something of every kind in it, which the tests open in all later
 * versions. `npm run release` does it for the version that it makes. That of a released version stays as it is.
 */
if (releasedVersions(await readFile('CHANGELOG.md', 'utf8')).includes(VERSION))
  throw new Error(`${VERSION} was released: its database stays as it is.`);
const directory = await mkdtemp(join(tmpdir(), 'ovation-'));
const file = join(directory, 'ovation.sqlite');
const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
await fillStore(store);
await store.close();
const kept = resolve('tests/storage/kept', `${VERSION}.sqlite`);
copyDatabase(file, kept);
await rm(directory, { recursive: true });
console.log(`${kept} is a database of version ${VERSION}.`);
