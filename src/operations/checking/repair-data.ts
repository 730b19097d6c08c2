import { partsOfKey } from '../../reviews/review.ts';
import type { Kind } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Store, Write } from '../../storage/store/store.ts';
import { type Finding, isRepaired } from './finding.ts';

/**
 * Repairs what was found, in one commit: unreadable entries are set aside; a show that reviews are about, and that is not there, comes
 * back under a name that moderators can change; what is merged into nothing stands for itself again; other entries about something
 * that is not there are deleted. Leaves alone what is unknown or misfiled. Rejects with StorageError, with nothing changed.
 * @returns how many entries it has changed
 */
export async function repairData(store: Store, findings: readonly Finding[]): Promise<number> {
  const writes = new Map<string, Write>();
  const keep = (write: Write | undefined): void => {
    if (write !== undefined) writes.set(write.entryId, write);
  };
  const lost = lostShows(findings);
  for (const finding of findings) keep(await repairOf(store, finding, lost));
  // In place of those that can't be read.
  for (const finding of lost.values()) keep(await lostShow(store, finding));
  if (writes.size > 0) await store.commit([...writes.values()]);
  return writes.size;
}

/** By guild and id, the shows that reviews are about and that are not there, with one of those reviews. */
const lostShows = (findings: readonly Finding[]): ReadonlyMap<string, Finding> =>
  new Map(
    findings
      .filter(({ fault, kind }) => fault === 'no-show' && kind === 'reviews')
      .map((finding) => [showOf(finding), finding]),
  );

/** The guild and id of the show that something is about: two guilds may have shows with the same id, one restored from the other's. */
const showOf = ({ guildId, about = '' }: Finding): string => `${guildId}:${about}`;

async function repairOf(
  store: Store,
  finding: Finding,
  lost: ReadonlyMap<string, Finding>,
): Promise<Write | undefined> {
  const { fault, kind, guildId, key } = finding;
  if (!isRepaired(fault)) return undefined;
  // What is about a show that comes back stays.
  if (lost.has(showOf(finding))) return undefined;
  const { [kind as Kind]: collection, shows } = store.guild(guildId);
  if (fault === 'merged-into-nothing') {
    const show = await shows.get(key);
    return show && shows.put(key, { ...show, mergedInto: undefined });
  }
  // The store sets aside what it knows not to parse.
  if (fault === 'unreadable') await collection.get(key).catch(undefinedIfUnreadable);
  return collection.remove(key);
}

/** A show of which only reviews tell. */
async function lostShow(store: Store, { guildId, key, about: showId = '' }: Finding): Promise<Write> {
  const { shows, reviews } = store.guild(guildId);
  await shows.get(showId).catch(undefinedIfUnreadable);
  const review = await reviews.get(key);
  return shows.put(showId, {
    id: showId,
    title: `Unknown show ${showId}`,
    addedBy: partsOfKey(key)?.authorId ?? '',
    addedAt: review?.writtenAt ?? 0,
  });
}
