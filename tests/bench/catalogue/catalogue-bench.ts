import { statSync } from 'node:fs';
import { join } from 'node:path';
import { bangumiEntries } from '../../../src/catalogue/filling/bangumi-entries.ts';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { timeOf } from '../figures/time-of.ts';
import { watchPauses } from '../memory/longest-pause.ts';
import { type Latency, latencyOf } from '../wire/latency.ts';
import { type AskedQuery, askQueries, type Shares, sharesOf } from './generated/queries/ask-queries.ts';
import { generatedQueries } from './generated/queries/generated-queries.ts';
import { QUERY_KINDS } from './generated/queries/query.ts';
import { generatedEntries } from './generated/shows.ts';
import { PrefixFloor } from './prefix-floor.ts';

export interface CataloguePlan {
  readonly titles: number;
  readonly seed: number;
  /** How many queries are about invented shows, and about those of bangumi-data. */
  readonly invented: number;
  readonly real: number;
  /** How often all of them are asked: the fastest time of each counts, since others use the machine too. */
  readonly rounds: number;
}

export interface AskedKind extends Latency, Shares {
  readonly kind: string;
  readonly count: number;
}

export interface CatalogueResult extends CataloguePlan {
  /** Until the index is there, without bangumi-data, and then with it, in milliseconds. */
  readonly built: number;
  readonly filled: number;
  readonly bytes: number;
  readonly kinds: readonly AskedKind[];
  /** All queries together, and those about bangumi-data's shows. */
  readonly all: AskedKind;
  readonly aboutReal: AskedKind;
  readonly floor: Latency;
  /** How long the asking thread did nothing else, and in the same time without questions, in milliseconds. */
  readonly pause: { readonly asking: number; readonly idle: number };
  /** What was asked, to look into. */
  readonly asked: readonly AskedQuery[];
}

const kindOf = (kind: string, asked: readonly AskedQuery[]): AskedKind => ({
  ...{ kind, count: asked.length },
  ...latencyOf(asked.map(({ time }) => time)),
  ...sharesOf(asked),
});

/** Builds a catalogue in a directory, and asks it what people type. */
export async function measureCatalogue(plan: CataloguePlan, directory: string): Promise<CatalogueResult> {
  const { titles, seed, invented, real, rounds } = plan;
  const file = join(directory, 'catalogue.sqlite');
  const built = await timeOf(() => buildIndex(file, 'wikidata', generatedEntries(seed, titles)));
  const { size: bytes } = statSync(file);
  const filled = await timeOf(async () => real > 0 && buildIndex(file, 'bangumi', await bangumiEntries(0)));
  // The queries have a seed of their own, which follows from the catalogue's.
  const queries = generatedQueries({ catalogue: { seed, titles }, seed: seed + 1000, invented, real });
  const index = openIndex(file);
  await askQueries(index, queries.slice(0, 100));
  // The garbage of the queries is no burden of the index.
  globalThis.gc?.();
  const began = performance.now();
  const pauses = watchPauses();
  const runs: (readonly AskedQuery[])[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await askQueries(index, queries));
  const asking = pauses.end();
  const idling = watchPauses();
  await SYSTEM_CLOCK.wait(performance.now() - began);
  const pause = { asking, idle: idling.end() };
  await index.close();
  const asked = (runs[0] ?? []).map((one, at) => ({
    ...one,
    time: Math.min(...runs.map((run) => run[at]?.time ?? Number.NaN)),
  }));
  const floor = new PrefixFloor(join(directory, 'floor.sqlite'), seed, titles);
  const floors = queries.map(({ typed }) => Math.min(...runs.map(() => floor.time(typed))));
  floor.close();
  return {
    ...plan,
    ...{ built, filled, bytes, pause, asked },
    kinds: QUERY_KINDS.map((kind) =>
      kindOf(
        kind,
        asked.filter(({ query }) => query.kind === kind),
      ),
    ),
    all: kindOf('all', asked),
    aboutReal: kindOf(
      'about bangumi-data’s shows',
      asked.filter(({ query }) => query.isReal),
    ),
    floor: latencyOf(floors),
  };
}
