import type { Moderation } from '../../src/reviews/moderation/moderation.ts';
import { type Review, reviewKey } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { GuildEntries, Kind } from '../../src/storage/entries/guild-entries.ts';
import type { Store } from '../../src/storage/store/store.ts';

/** A world whose disk can be read. */
export interface StoredWorld {
  readonly store: Store;
  readonly sandbox: Sandbox;
}

/** All that is on the disk about the guild, by kind and key. */
export type StoredGuild = { readonly [K in Kind]: ReadonlyMap<string, GuildEntries[K]> };

const KINDS: readonly Kind[] = [
  'guilds',
  'shows',
  'linking',
  'reviews',
  'votes',
  'moderation',
  'reports',
  'blocked',
  'voters',
  'notices',
  'drafts',
  'removed',
  'outbox',
  'jobs',
  'messages',
  'uncounted',
  'leftovers',
  'erasures',
];

export async function readGuild({ store, sandbox }: StoredWorld): Promise<StoredGuild> {
  const collections = store.guild(sandbox.guildId);
  const read = async (kind: Kind) => {
    const entries = new Map<string, unknown>();
    for await (const [key, entry] of collections[kind].entries()) entries.set(key, entry);
    return [kind, entries];
  };
  return Object.fromEntries(await Promise.all(KINDS.map(read)));
}

/** The show that a review is about, after merges. */
export function showOf({ shows }: Pick<StoredGuild, 'shows'>, showId: string): Show | undefined {
  const show = shows.get(showId);
  return (show?.mergedInto === undefined ? undefined : showOf({ shows }, show.mergedInto)) ?? show;
}

export const moderationOf = ({ moderation }: StoredGuild, { showId, author }: Review): Moderation =>
  moderation.get(reviewKey(showId, author.id)) ?? {};

export const isHidden = (guild: StoredGuild, review: Review): boolean =>
  moderationOf(guild, review).hidden !== undefined ||
  (review.posting.state === 'withheld' && review.posting.reason === 'deleted');

/**
 * Whether the author has written a newer review of the same show, since shows were merged. Of two that changed in the
 * same millisecond, the one of the show itself counts.
 */
export function isReplaced(guild: StoredGuild, review: Review): boolean {
  const changedAt = ({ writtenAt, editedAt = writtenAt }: Review) => editedAt;
  const show = showOf(guild, review.showId);
  return [...guild.reviews.values()].some(
    (other) =>
      other.author.id === review.author.id &&
      showOf(guild, other.showId)?.id === show?.id &&
      (changedAt(other) > changedAt(review) ||
        (changedAt(other) === changedAt(review) && other.showId === show?.id && review.showId !== show?.id)),
  );
}
