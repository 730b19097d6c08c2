import type { ShowRef } from '../../reviews/shows/show-ids.ts';

/**
 * What linking a server's shows to the catalogue has found about one; key: the show's id. `doubtful`: a manager has to decide;
 * `linked`: the job has linked it, to this entry; `alone`: a manager doesn't want it linked.
 */
export type LinkFinding =
  | { readonly state: 'doubtful' | 'alone' }
  | { readonly state: 'linked'; readonly ref: ShowRef };
