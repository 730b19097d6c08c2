import { type Logger, pino } from 'pino';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { createCatalogue } from '../../src/catalogue/create-catalogue.ts';
import type { CatalogueIndex } from '../../src/catalogue/index/catalogue-index.ts';
import { openIndex } from '../../src/catalogue/index/open-index.ts';
import { createSources } from '../../src/catalogue/sources/create-sources.ts';
import { SOURCE_NAMES, type Source, type SourceName } from '../../src/catalogue/sources/source.ts';
import {
  type Catalogues,
  type CataloguesOptions,
  startCatalogues,
} from '../../src/sandbox/catalogues/start-catalogues.ts';
import { MovableClock } from './movable-clock.ts';

/** The real catalogue, with an empty index in memory, over the stand-ins of its sources. */
export interface OnlineCatalogue extends AsyncDisposable {
  readonly catalogue: Catalogue;
  readonly index: CatalogueIndex;
  readonly sources: readonly Source[];
  readonly standIns: Catalogues;
  readonly clock: MovableClock;
  /** The lines of the log. */
  readonly logged: readonly string[];
}

/** A log of all levels, and its lines. */
export function linesLogged(): { readonly log: Logger; readonly logged: string[] } {
  const logged: string[] = [];
  return { log: pino({ level: 'trace' }, { write: (line) => logged.push(line) }), logged };
}

/** @param names the sources that the operator has chosen */
export async function startOnline(
  names: readonly SourceName[] = SOURCE_NAMES,
  options: CataloguesOptions = {},
): Promise<OnlineCatalogue> {
  const clock = new MovableClock();
  const standIns = await startCatalogues({ now: () => clock.monotonic(), ...options });
  const { log, logged } = linesLogged();
  const places = names.flatMap((name) => standIns.places.filter((place) => place.name === name));
  const sources = createSources(places, { clock, log });
  const index = openIndex(':memory:');
  const catalogue = createCatalogue({ index, sources, clock, log });
  return {
    catalogue,
    index,
    sources,
    standIns,
    clock,
    logged,
    async [Symbol.asyncDispose]() {
      await catalogue.close();
      await standIns.close();
    },
  };
}
