import { timeToRetry, UserError } from '../../reviews/user-error.ts';
import {
  CLASH_RULES,
  IMPORT_UNDO_LIFETIME,
  type ImportedRows,
  type ImportRecord,
  STAGED_LIFETIME,
  type StagedRows,
} from '../../storage/entries/data-entries.ts';
import type { GuildView } from '../memory/act.ts';
import { type ChangeOf, put } from '../memory/change.ts';

/** How many imports a member can carry out in a day. */
const MOST_IMPORTS = 10;
/**
 * While what undoes a member's imports holds so much, they begin no other: rows, and UTF-16 units of JSON. One more import may take it
 * beyond that, by the 200,000 rows that files may have.
 */
export const MOST_KEPT_ROWS = 300_000;
export const MOST_KEPT_SIZE = 100_000_000;
/** The time that they are counted in, in milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

export const importKey = (guildId: string, importId: string): string => `${guildId}:${importId}`;

/** Stores what is known of an import. */
export const putImport = (record: ImportRecord): ChangeOf<'imports'> =>
  put('imports', importKey(record.guildId, record.id), record);

/** The key of one entry of an import's rows. */
export const rowsKey = (importId: string, number: number): string =>
  `${importId}:${String(number).padStart(5, '0')}`;

/** The turn in which an import changes. */
export const importTurn = (importId: string): string => `import:${importId}`;

/** The turn in which a member's imports begin and end. */
export const importerTurn = (userId: string): string => `importer:${userId}`;

/** An import before anything is read. */
export const newImport = (
  made: Pick<ImportRecord, 'id' | 'guildId' | 'userId' | 'author' | 'restores' | 'startedAt'>,
): ImportRecord => ({
  ...made,
  format: '',
  state: 'staging',
  chunks: 0,
  done: 0,
  clashes: CLASH_RULES[0],
  notes: [],
  rows: 0,
  ready: 0,
  skipped: {},
  counts: {},
});

/** The imports of a guild, or of one member, as far as they can be read. Rejects with StorageError when the disk fails. */
export async function importsOf(
  { memory, store }: Pick<GuildView, 'memory' | 'store'>,
  userId?: string,
): Promise<ImportRecord[]> {
  const found: ImportRecord[] = [];
  for await (const [, record] of store.imports.entries(`${memory.id}:`))
    if (userId === undefined || record.userId === userId) found.push(record);
  return found.sort((a, b) => a.startedAt - b.startedAt);
}

/** Rejects with UserError `import-gone` when there is no such import any more. */
export async function findImport(
  { memory, store }: Pick<GuildView, 'memory' | 'store'>,
  importId: string,
): Promise<ImportRecord> {
  const record = await store.imports.get(importKey(memory.id, importId));
  if (record === undefined) throw new UserError('import-gone');
  return record;
}

/** Like `findImport`, for a member's own one: somebody else's is as good as none. */
export async function ownImport(guild: GuildView, importId: string, userId: string): Promise<ImportRecord> {
  const record = await findImport(guild, importId);
  if (record.userId !== userId) throw new UserError('import-gone');
  return record;
}

/** Whether it has changed nothing yet, and can be forgotten. */
export const isWaiting = ({ state }: ImportRecord): boolean => state === 'staging' || state === 'staged';

/** Whether it changes reviews, or is about to. */
export const isUnderWay = ({ state }: ImportRecord): boolean => state === 'committed' || state === 'undoing';

/** Whether its member can neither commit nor undo it any more. */
export function isExpired(record: ImportRecord, now: number): boolean {
  if (isUnderWay(record)) return false;
  const { startedAt, committedAt } = record;
  return (
    (committedAt === undefined ? startedAt + STAGED_LIFETIME : committedAt + IMPORT_UNDO_LIFETIME) <= now
  );
}

/**
 * Throws UserError `import-underway` while another import of the member's changes reviews, `too-many-imports` when they have had so
 * many within a day, and `imports-too-large` while those that they can undo hold too much.
 */
export function checkMayImport(imports: readonly ImportRecord[], now: number): void {
  if (imports.some(isUnderWay)) throw new UserError('import-underway');
  checkKept(imports, now);
  const lately = imports.filter(({ committedAt = 0 }) => committedAt > now - DAY);
  const oldest = lately.at(-MOST_IMPORTS)?.committedAt;
  if (lately.length < MOST_IMPORTS || oldest === undefined) return;
  throw new UserError('too-many-imports', { count: MOST_IMPORTS, time: timeToRetry(oldest + DAY) });
}

/** Adds up the latest first: with the one that is too much, there is room again. */
function checkKept(imports: readonly ImportRecord[], now: number): void {
  const kept = imports.filter((record) => record.state === 'done' && !isExpired(record, now));
  let [rows, size] = [0, 0];
  for (const { committedAt = 0, ...record } of kept.sort(
    (a, b) => (b.committedAt ?? 0) - (a.committedAt ?? 0),
  )) {
    rows += record.rows;
    size += record.size ?? 0;
    if (rows >= MOST_KEPT_ROWS || size >= MOST_KEPT_SIZE)
      throw new UserError('imports-too-large', { time: timeToRetry(committedAt + IMPORT_UNDO_LIFETIME) });
  }
}

/** How much an entry holds, in UTF-16 units of JSON. */
export const sizeOf = (entry: StagedRows | ImportedRows): number => JSON.stringify(entry).length;

/** Counts, with some added. */
export function added<Name extends string>(
  counts: { readonly [Each in Name]?: number | undefined },
  more: { readonly [Each in Name]?: number | undefined },
): { readonly [Each in Name]?: number } {
  const sum: { [Each in Name]?: number } = { ...counts } as never;
  for (const name of Object.keys(more) as Name[]) sum[name] = (sum[name] ?? 0) + (more[name] ?? 0);
  return sum;
}
