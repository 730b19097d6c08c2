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
      readonly others?: readonly PutEntry[];
      readonly isNew: boolean;
    };

export interface RestoreOptions {
  readonly clashes: ClashRule;
  /** By id: the shows that the rows before it put. */
  readonly shows: ReadonlyMap<string, Show>;
  readonly now: number;
}

/** Restores entries that belong together; where the guild has such entries, the rule says which stay. */
export async function restoreRow(
  guild: GuildView,
  row: RestoredRow,
  options: RestoreOptions,
): Promise<RestoredOutcome> {
  const entries = exportedEntries(row) ?? [];
  const review = entries.find((exported) => exported.kind === 'reviews');
  if (review !== undefined) return restoreReview(guild, review, entries, options);
  const outcomes = await Promise.all(entries.map((exported) => restoreEntry(guild, exported, options)));
  const restored = outcomes.filter((outcome) => typeof outcome !== 'string');
  if (restored.length === 0)
    return { left: outcomes.find((left) => typeof left === 'string') ?? 'unreadable' };
  return {
    changes: restored.map(({ change }) => change),
    others: restored.map(({ other }) => other),
    isNew: restored.some(({ other }) => other.before === null),
  };
}

async function restoreEntry(
  guild: GuildView,
  exported: ExportedEntry,
  options: Pick<RestoreOptions, 'clashes' | 'shows'>,
): Promise<LeftReason | { readonly change: Change; readonly other: PutEntry }> {
  const { kind } = exported;
  if (kind === 'reviews' || kind === 'votes') return 'unreadable';
  const change = await changeFrom(guild, exported, options);
  const before = await guild.store[kind].get(change.key).catch(undefinedIfUnreadable);
  const made = fingerprintOf(change.entry);
  if (before !== undefined && made === fingerprintOf(before)) return 'same';
  // Settings that are there stay by themselves, and others come beside them.
  if (before !== undefined && kind !== 'guilds' && options.clashes !== 'theirs') return 'clash';
  return { change, other: { kind, key: change.key, before: before ?? null, made } };
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

async function changeFrom(
  guild: GuildView,
  exported: Exclude<ExportedEntry, { kind: 'reviews' | 'votes' }>,
  { clashes, shows }: Pick<RestoreOptions, 'clashes' | 'shows'>,
) {
  if (exported.kind === 'guilds') return settingsFrom(guild, exported, clashes);
  if (exported.kind === 'members') return choicesFrom(guild, exported);
  if (exported.kind === 'notices') return noticesFrom(guild, exported);
  return otherFrom(guild, exported, shows);
}

/** No file puts anybody back on the public page who has taken it back. */
function choicesFrom({ memory }: GuildView, { key, entry }: Extract<ExportedEntry, { kind: 'members' }>) {
  const hasRefused = memory.member(key).publishes === false;
  return put('members', key, hasRefused ? { ...entry, publishes: false } : entry);
}

/** What a member has been told once. What they have yet to be told stays. */
async function noticesFrom(
  { store }: GuildView,
  { key, entry }: Extract<ExportedEntry, { kind: 'notices' }>,
) {
  const before = await store.notices.get(key).catch(undefinedIfUnreadable);
  return put('notices', key, { ...entry, notices: before?.notices ?? [] });
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
  clashes: ClashRule,
) {
  const given: { -readonly [K in keyof GuildRecord]: GuildRecord[K] } = { ...entry };
  if (key !== id) for (const name of OF_ONE_SERVER) delete given[name];
  const there = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
  return put('guilds', id, clashes === 'theirs' ? { ...there, ...given } : { ...given, ...there });
}

function otherFrom(
  guild: GuildView,
  exported: Exclude<ExportedEntry, { kind: 'guilds' | 'members' | 'notices' | 'reviews' | 'votes' }>,
  shows: RestoreOptions['shows'],
) {
  const { kind, key, entry } = exported;
  const restored = kind === 'shows' ? restoredShow(guild, entry, shows) : entry;
  return { kind, key, entry: restored } as Change & { readonly entry: object };
}

/**
 * A show that the guild has under another id becomes that one, as if somebody had merged the two: its reviews keep their keys. One
 * that is merged into it already, here or in the export, is merged no further, and one that is merged into a show that is not there,
 * into none.
 */
function restoredShow({ memory }: GuildView, show: Show, shows: RestoreOptions['shows']): Show {
  const known = show.mergedInto === undefined ? memory.showByIds(show) : undefined;
  const mergedInto = show.mergedInto ?? (known?.id === show.id ? undefined : known?.id);
  // Undoing the restoration takes back reviews, not shows.
  const restored = { ...show, imported: memory.showEntry(show.id)?.imported };
  const entryOf = (id: string) => shows.get(id) ?? memory.showEntry(id);
  for (let id = mergedInto; id !== undefined; id = entryOf(id)?.mergedInto)
    if (id === show.id || entryOf(id) === undefined) return { ...restored, mergedInto: undefined };
  return { ...restored, mergedInto };
}
