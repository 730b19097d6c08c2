/** The thread that brings the anime of bangumi-data into the index. It ends when they are there. */
import { workerData } from 'node:worker_threads';
import { buildIndex } from '../index/build-index.ts';
import { readVersions } from '../index/listed-versions.ts';
import { bangumiEntries, bangumiVersion } from './bangumi-entries.ts';

export interface BangumiWork {
  readonly file: string;
  /** False takes them out of the index. */
  readonly isWanted: boolean;
}

const { file, isWanted } = workerData as BangumiWork;
const version = isWanted ? await bangumiVersion() : undefined;
if (readVersions(file).bangumi !== version)
  await buildIndex(file, 'bangumi', isWanted ? await bangumiEntries(Date.now()) : [], { version });
