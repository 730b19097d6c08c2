import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { ClashRule, PutEntry, RestoredRow } from '../../storage/entries/data-entries.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { type ExportedEntry, exportedEntries } from './exported-entry.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { LeftReason } from './row-outcome.ts';

/** What restoring a row of a guild's export changes. */
export type RestoredOutcome =
  | { readonly left: LeftReason }
  | {
      readonly changes: readonly Change[];
      /** The review that it puts, and what was there. */
      readonly review?: { readonly key: string; readonly before: Review | undefined; readonly after: Review };
      readonly other?: PutEntry;
      readonly isNew: boolean;
    };

export interface RestoreOptions {
  readonly clashes: ClashRule;
  /** The ids of shows that the rows before it add. */
  readonly shows: { has(showId: string): boolean };
  readonly now: number;
}

/** Restores entries that belong together; where the guild has such entries, the rule says which stay. */
export async function restoreRow(
  guild: GuildView,
  row: RestoredRow,
  options: RestoreOptions,
): Promise<RestoredOutcome> {
  const [first, ...others] = exportedEntries(row) ?? [];
  if (first === undefined) return { left: 'unreadable' };
  if (first.kind === 'reviews') return restoreReview(guild, first, others, options);
  const before = await guild.store[first.kind].get(first.key).catch(undefinedIfUnreadable);
  const after = first.kind === 'guilds' ? settingsFrom(guild, first, options) : otherFrom(guild, first);
  const made = fingerprintOf(after.entry);
  if (before !== undefined && made === fingerprintOf(before)) return { left: 'same' };
  // Settings that are there stay by themselves, and others come beside them.
  if (before !== undefined && first.kind !== 'guilds' && options.clashes !== 'theirs')
    return { left: 'clash' };
  const { kind, key } = after;
  const other = { kind, key, before: before ?? null, made };
  return { changes: [after], other, isNew: before === undefined };
}

async function restoreReview(
  guild: GuildView,
  { key, entry }: Extract<ExportedEntry, { kind: 'reviews' }>,
  others: readonly ExportedEntry[],
  { clashes, shows, now }: RestoreOptions,
): Promise<RestoredOutcome> {
  const { memory } = guild;
  if (memory.showEntry(entry.showId) === undefined && !shows.has(entry.showId)) return { left: 'unnamed' };
  const facts = memory.reviewByKey(key);
  if (facts === undefined) {
    const votes = others.flatMap((other) => (other.kind === 'votes' ? [put('votes', key, other.entry)] : []));
    const review = { key, before: undefined, after: entry };
    return { changes: [put('reviews', key, entry), ...votes], review, isNew: true };
  }
  const before = await guild.readableReview(key);
  // One that does not parse stays as it is, until somebody repairs it.
  if (before === undefined) return { left: 'clash' };
  // Its message is where it is here, and so are the votes on it.
  const after = { ...entry, posting: before.posting };
  if (fingerprintOf(after) === fingerprintOf(before)) return { left: 'same' };
  const { writtenAt, editedAt = writtenAt } = entry;
  const isTheirs = clashes === 'theirs' || (clashes === 'newer' && editedAt > facts.changedAt);
  if (!isTheirs) return { left: 'clash' };
  const { frozen, hidden } = memory.moderation(key);
  if (frozen !== undefined) return { left: 'frozen' };
  if (hidden !== undefined || memory.isHidden(facts)) return { left: 'hidden' };
  const request = await requestPosting(guild, key, after, now);
  return { changes: [put('reviews', key, after), ...request], review: { key, before, after }, isNew: false };
}

/** What only the server that was exported has: its channels, its roles, and perhaps its emoji. */
const OF_ONE_SERVER = [
  'channelId',
  'logChannelId',
  'moderatorChannelId',
  'writerRoleId',
  'voterRoleId',
  'emoji',
] as const;

function settingsFrom(
  { memory: { id, record } }: GuildView,
  { key, entry }: Extract<ExportedEntry, { kind: 'guilds' }>,
  { clashes }: RestoreOptions,
) {
  const given: { -readonly [K in keyof GuildRecord]: GuildRecord[K] } = { ...entry };
  if (key !== id) for (const name of OF_ONE_SERVER) delete given[name];
  const there = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return put('guilds', id, clashes === 'theirs' ? { ...there, ...given } : { ...given, ...there });
}

/** A show that the guild has under another id becomes that one, as if somebody had merged the two: its reviews keep their keys. */
function otherFrom({ memory }: GuildView, exported: Exclude<ExportedEntry, { kind: 'guilds' | 'reviews' }>) {
  const { kind, key, entry } = exported;
  const known = kind === 'shows' && entry.mergedInto === undefined ? memory.showByIds(entry) : undefined;
  const isOther = known !== undefined && known.id !== key;
  const show: Show | undefined = kind === 'shows' && isOther ? { ...entry, mergedInto: known.id } : undefined;
  return { kind, key, entry: show ?? entry } as Change & { readonly entry: object };
}
