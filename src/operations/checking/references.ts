import { partsOfKey } from '../../reviews/review.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import type { Fault } from './finding.ts';

/** What an entry is about, and cannot be without. */
export interface Reference {
  readonly to: 'show' | 'review' | 'import';
  /** The show's id, the review's key, or the import's id. */
  readonly key: string;
}

/** What is wrong with an entry whose reference leads nowhere. */
export const LOST: { readonly [To in Reference['to']]: Fault } = {
  show: 'no-show',
  review: 'no-review',
  import: 'no-import',
};

type References = {
  readonly [K in Kind]?: (key: string, entry: GuildEntries[K]) => Reference | undefined;
};

const showOf = (key: string): Reference => ({ to: 'show', key: partsOfKey(key)?.showId ?? '' });
const importOf = (key: string): Reference => ({ to: 'import', key: key.split(':', 1)[0] ?? '' });

/**
 * The references of each kind. Reports and what moderators decided outlast the review that they are about, and a draft comes before
 * its show; a message can be removed after its review.
 */
const REFERENCES: References = {
  reviews: showOf,
  votes: (key) => ({ to: 'review', key }),
  moderation: showOf,
  reports: showOf,
  linking: (key) => ({ to: 'show', key }),
  removed: (_, { review }) => ({ to: 'show', key: review.showId }),
  outbox: (_, { action, reviewKey }) => (action === 'remove' ? undefined : { to: 'review', key: reviewKey }),
  staged: importOf,
  imported: importOf,
};

/** What an entry is about; undefined when it stands for itself. */
export const referenceOf = <K extends Kind>(
  kind: K,
  key: string,
  entry: GuildEntries[K],
): Reference | undefined => (REFERENCES[kind] as References[K] | undefined)?.(key, entry);
