import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bangumiEntries } from '../../src/catalogue/filling/bangumi-entries.ts';
import { buildIndex } from '../../src/catalogue/index/build-index.ts';
import { openIndex } from '../../src/catalogue/index/open-index.ts';
import { askQueries, sharesOf } from '../bench/catalogue/generated/queries/ask-queries.ts';
import { generatedQueries } from '../bench/catalogue/generated/queries/generated-queries.ts';
import { QUERY_KINDS } from '../bench/catalogue/generated/queries/query.ts';
import { generatedEntries } from '../bench/catalogue/generated/shows.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** Of 1: what the issue asks for. `npm run bench:catalogue` holds it with 350,000 and 1,400,000 titles. */
const LEAST = { first: 0.9, amongFive: 0.98 };
/** No kind of text may be paid for by others. */
const LEAST_OF_A_KIND = 0.85;

/** How many titles the invented catalogue has, and how many of the texts are about it and about bangumi-data. */
const plan = { titles: 5000, invented: 1500 };

test.each([
  { seed: 11, real: 500 },
  { seed: 12, real: 0 },
  { seed: 13, real: 0 },
])(
  'What people type finds the right show first in 90 of 100, and among five in 98: $seed',
  async ({ seed, real }) => {
    const file = join(await temporaryDirectory(), 'catalogue.sqlite');
    await buildIndex(file, 'wikidata', generatedEntries(seed, plan.titles));
    if (real > 0) await buildIndex(file, 'bangumi', await bangumiEntries(0));
    const index = openIndex(file);
    const catalogue = { seed, titles: plan.titles };
    const queries = generatedQueries({ catalogue, seed: 2 * seed, invented: plan.invented, real });
    const asked = await askQueries(index, queries);
    await index.close();
    const { first, amongFive } = sharesOf(asked);
    expect(first).toBeGreaterThanOrEqual(LEAST.first);
    expect(amongFive).toBeGreaterThanOrEqual(LEAST.amongFive);
    for (const kind of QUERY_KINDS)
      expect(sharesOf(asked.filter(({ query }) => query.kind === kind)).first, kind).toBeGreaterThan(
        LEAST_OF_A_KIND,
      );
  },
);
