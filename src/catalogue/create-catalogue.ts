import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { Background } from './background.ts';
import type { Catalogue } from './catalogue.ts';
import { Details } from './details.ts';
import { forgetOldData } from './forget-old-data.ts';
import type { CatalogueIndex } from './index/catalogue-index.ts';
import { LearningSources } from './learning-sources.ts';
import type { Source } from './sources/source.ts';
import { Suggestions } from './suggestions.ts';

export interface CatalogueOptions {
  readonly index: CatalogueIndex;
  /** Online sources, in the operator's order. */
  readonly sources: readonly Source[];
  readonly clock: Clock;
  readonly log: Logger;
}

/** The catalogue of a bot: the index answers; sources are asked where it has little, and fill it. Closes the index in the end. */
export function createCatalogue({ index, sources, clock, log }: CatalogueOptions): Catalogue {
  const background = new Background(clock);
  const learning = new LearningSources({ index, clock, log });
  const parts = { index, sources, learning, background, clock };
  const suggestions = new Suggestions(parts);
  const details = new Details(parts);
  background.add(forgetOldData(index, clock, background.signal));
  return {
    suggest: (question) => suggestions.suggest(question),
    find: async (ref) => (await index.find(ref))?.entry,
    lookUp: (ref) => details.lookUp(ref),
    refresh: (ids, signal) => details.refresh(ids, signal),
    picked: (entry) => background.add(details.learnMore(entry)),
    async close() {
      await background.close();
      await index.close();
    },
  };
}
