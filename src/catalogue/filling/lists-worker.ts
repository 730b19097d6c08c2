/** The thread that sees to the lists in the index. It ends when they are as they should be. */
import { workerData } from 'node:worker_threads';
import { buildIndex } from '../index/build-index.ts';
import { readVersions } from '../index/listed-versions.ts';
import { TMDB_KEPT } from '../sources/tmdb/tmdb-kept.ts';
import { bangumiEntries, bangumiVersion } from './bangumi-entries.ts';
import type { ListsWork } from './keep-lists.ts';

const { file, bangumiData, now } = workerData as ListsWork;
const versions = readVersions(file);
const version = bangumiData ? await bangumiVersion() : undefined;
if (versions.bangumi !== version)
  await buildIndex(file, 'bangumi', bangumiData ? await bangumiEntries(now) : [], { version });
if (Date.parse(versions.tmdb ?? '') < now - TMDB_KEPT) await buildIndex(file, 'tmdb', []);
