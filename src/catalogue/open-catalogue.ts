import type { Logger } from 'pino';
import { SYSTEM_CLOCK } from '../clock.ts';
import type { Catalogue } from './catalogue.ts';
import { createCatalogue } from './create-catalogue.ts';
import { fillFromBangumi } from './filling/fill-from-bangumi.ts';
import { openIndex } from './index/open-index.ts';
import { createSources } from './sources/create-sources.ts';
import type { SourcePlace } from './sources/source-options.ts';

export interface OpenCatalogueOptions {
  /** The index, which may be deleted at any time; absent: one in memory, without bangumi-data. */
  readonly file: string | undefined;
  /** Whether the anime of bangumi-data are in the index. */
  readonly bangumiData: boolean;
  /** The online sources that the operator has chosen. */
  readonly places: readonly SourcePlace[];
  readonly log: Logger;
}

export interface OpenedCatalogue {
  readonly catalogue: Catalogue;
  /** Brings what comes with the packages into the index. Resolves when it is there, or the catalogue is closed. Never rejects. */
  fill(): Promise<void>;
}

/** The catalogue of a process. Opens nothing before somebody asks it, so that the bot's start waits for none of it. */
export function openCatalogue({ file, bangumiData, places, log }: OpenCatalogueOptions): OpenedCatalogue {
  const index = openIndex(file ?? ':memory:', {
    onTrouble: (reason) =>
      log.warn({ reason }, 'The index of shows has no answers; members type titles as ever'),
  });
  const catalogue = createCatalogue({
    index,
    sources: createSources(places, { clock: SYSTEM_CLOCK, log }),
    clock: SYSTEM_CLOCK,
    log,
  });
  const closing = new AbortController();
  let filling = Promise.resolve();
  return {
    catalogue: {
      ...catalogue,
      async close() {
        closing.abort();
        await Promise.all([filling, catalogue.close()]);
      },
    },
    fill() {
      if (file === undefined) return filling;
      filling = fillFromBangumi({ file, isWanted: bangumiData }, closing.signal).catch((err: unknown) =>
        log.warn({ err }, 'The anime of bangumi-data could not be brought into the index of shows'),
      );
      return filling;
    },
  };
}
