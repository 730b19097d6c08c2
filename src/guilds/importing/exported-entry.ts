import { partsOfKey } from '../../reviews/review.ts';
import type { RestoredRow } from '../../storage/entries/data-entries.ts';
import { OWN_FORMATS, SHARED_FORMATS } from '../../storage/entries/entry-formats.ts';
import type { GuildEntries } from '../../storage/entries/guild-entries.ts';
import { UNCOUNTED } from '../counting/count-again.ts';
import { reportsTurn } from '../moderation/reports.ts';
import { noticesTurn } from '../notices/notices.ts';
import { memberTurn } from '../reviews/rights.ts';

/** The kinds that a guild's export restores, and in which turn an entry of each changes. */
const TURNS = {
  guilds: () => 'settings',
  shows: () => 'shows',
  linking: () => 'shows',
  reviews: (key: string) => key,
  votes: (key: string) => key,
  moderation: (key: string) => key,
  reports: reportsTurn,
  blocked: memberTurn,
  members: memberTurn,
  notices: noticesTurn,
  uncounted: () => UNCOUNTED,
} as const;
type RestoredKind = keyof typeof TURNS;

/** A stored entry of one of these kinds. */
export type ExportedEntry = {
  [K in RestoredKind]: { readonly kind: K; readonly key: string; readonly entry: GuildEntries[K] };
}[RestoredKind];

const isRestored = (kind: string): kind is RestoredKind => Object.hasOwn(TURNS, kind);

/** The turn in which an entry changes, if it is one of these. */
export const turnOf = (kind: string, key: string): string[] => (isRestored(kind) ? [TURNS[kind](key)] : []);

/** The turns in which the entries of a row change. */
export const turnsOf = ({ entries }: RestoredRow): string[] =>
  entries.flatMap(({ kind, key }) => turnOf(kind, key));

/** The entries of a row as they can be stored; undefined when one of them can't. */
export function exportedEntries({ entries }: RestoredRow): readonly ExportedEntry[] | undefined {
  const parsed = entries.map(({ kind, key, entry }) => {
    if (!isRestored(kind)) return undefined;
    const { schema } = kind === 'guilds' ? SHARED_FORMATS.guilds : OWN_FORMATS[kind];
    const read = schema.safeParse(entry);
    return read.success && isOf(kind, key, read.data)
      ? ({ kind, key, entry: read.data } as ExportedEntry)
      : undefined;
  });
  return parsed.includes(undefined) ? undefined : (parsed as ExportedEntry[]);
}

/** Whether an entry stands under its own key, as far as it says which that is. */
function isOf(kind: RestoredKind, key: string, entry: unknown): boolean {
  if (kind === 'shows') return (entry as GuildEntries['shows']).id === key;
  if (kind !== 'reviews') return true;
  const { showId, author } = entry as GuildEntries['reviews'];
  const parts = partsOfKey(key);
  return parts?.showId === showId && parts.authorId === author.id;
}
