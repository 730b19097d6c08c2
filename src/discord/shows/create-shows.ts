import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { Context } from '../context.ts';
import { keepListings } from './keep-listings.ts';
import { LinkJob } from './link-job.ts';

export interface CreateShowsOptions extends Context {
  readonly catalogue: Catalogue;
  readonly store: { readonly jobs: Pick<Collection<Job>, 'entries'> };
}

/** Creates what links shows to the catalogue, and keeps true what it has said of them. */
export function createShows(options: CreateShowsOptions) {
  const linkJob = new LinkJob(options);
  const listings = keepListings(options);
  return {
    linkJob,
    /** Continues the jobs that the last run did not finish. */
    resume: () => linkJob.resume(),
    /** Resolves once both have stopped; the next start continues them. */
    async stop(): Promise<void> {
      await Promise.all([linkJob.stop(), listings.stop()]);
    },
  };
}
