import type { Logger } from 'pino';
import { SYSTEM_CLOCK } from '../clock.ts';
import type { Catalogue } from './catalogue.ts';
import { createCatalogue } from './create-catalogue.ts';
import { keepLists } from './filling/keep-lists.ts';
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
  /**
   * Brings what comes with the packages into the index, and takes lists out that nobody may keep any longer, in a moment and every day.
   * Call it once the bot works.
   */
  fill(): void;
}

/** A bot that has just started answers those who have waited for it first. In milliseconds. */
const AFTER_START = 5_000;
/** In milliseconds. */
const DAY = 24 * 60 * 60_000;

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
  const keep = (index: string) =>
    keepLists({ file: index, bangumiData, now: SYSTEM_CLOCK.now() }, closing.signal).catch((err: unknown) =>
      log.warn({ err }, 'The lists in the index of shows could not be brought up to date'),
    );
  async function keepDaily(index: string): Promise<void> {
    for (let pause = AFTER_START; ; pause = DAY) {
      await SYSTEM_CLOCK.wait(pause, closing.signal);
      if (closing.signal.aborted) return;
      await keep(index);
    }
  }
  return {
    catalogue: {
      ...catalogue,
      async close() {
        closing.abort();
        await Promise.all([filling, catalogue.close()]);
      },
    },
    fill() {
      if (file !== undefined) filling = keepDaily(file);
    },
  };
}
