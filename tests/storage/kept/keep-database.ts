import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { copyDatabase } from '../../../src/storage/sqlite/copy-database.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { VERSION } from '../../../src/version.ts';
import { releasedVersions } from '../../release/changelog.ts';
import { livedFiles, liveIn } from './lived-server.ts';
import { fillStore } from './sample-store.ts';

/**
 * `npm run keep-database`: makes a database of this version with something of every kind in it, which the tests open in all later
 * versions, and one that members have used, with what Discord had meanwhile, in which the bots of all later versions start.
 * `npm run release` does it for the version that it makes. Those of a released version stay as they are.
 */
if (releasedVersions(await readFile('CHANGELOG.md', 'utf8')).includes(VERSION))
  throw new Error(`${VERSION} was released: its databases stay as they are.`);
const directory = await mkdtemp(join(tmpdir(), 'ovation-'));
const file = join(directory, 'ovation.sqlite');
const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
await fillStore(store);
await store.close();
const kept = resolve('tests/storage/kept', `${VERSION}.sqlite`);
copyDatabase(file, kept);
const lived = resolve('tests/storage/kept/lived', VERSION);
await mkdir(lived, { recursive: true });
await mkdir(join(directory, 'lived'));
await liveIn(join(directory, 'lived'));
const [used, there] = [livedFiles(join(directory, 'lived')), livedFiles(lived)];
copyDatabase(used.database, there.database);
copyDatabase(used.discord, there.discord);
await rm(directory, { recursive: true });
console.log(`${kept} and ${lived} are databases of version ${VERSION}.`);
// What the bot leaves open, such as connections that are kept alive, would hold the process up.
process.exit();
