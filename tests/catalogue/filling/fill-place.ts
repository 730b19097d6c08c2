import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FillPlace } from '../../../src/catalogue/filling/fill-place.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { ShowRef } from '../../../src/reviews/shows/show-ids.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { inParts } from './wikidata/invented-dump.ts';

/** What a command of the catalogue works with in a test: an index in a directory of its own, and nothing that it could ask. */
export interface TestPlace extends FillPlace {
  /** What the operator was told meanwhile. */
  readonly said: readonly string[];
  /** What the index has of a show. */
  find(ref: ShowRef): Promise<CatalogueEntry | undefined>;
}

export async function fillPlace(options: Partial<FillPlace> = {}): Promise<TestPlace> {
  const file = options.file ?? join(await temporaryDirectory(), 'catalogue.sqlite');
  const said: string[] = [];
  return {
    file,
    clock: SYSTEM_CLOCK,
    signal: new AbortController().signal,
    input: inParts(''),
    tvmaze: { name: 'tvmaze', url: 'http://127.0.0.1:1', imagesUrl: 'http://127.0.0.1:1' },
    tmdbFilesUrl: 'http://127.0.0.1:1',
    releaseUrl: undefined,
    ...options,
    said,
    say: (line) => void said.push(line),
    async find(ref) {
      const index = openIndex(file);
      onTestFinished(() => index.close());
      return (await index.find(ref))?.entry;
    },
  };
}
