import type { Review } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import {
  IMPORT_UNDO_LIFETIME,
  type ImportedRows,
  type ImportRecord,
  type PutEntry,
} from '../../storage/entries/data-entries.ts';
import type { GuildEntries } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { inTurns, Turn } from '../../storage/turn.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { reportsTurn } from '../moderation/reports.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { isUnasked } from '../posting/reviews-to-repost.ts';
import { readReviews } from '../reviews/authors.ts';
import { removalOfReview } from '../reviews/delete-review.ts';
import { memberTurn } from '../reviews/rights.ts';
import { removalOfAdded } from './added-show.ts';
import { turnOf } from './exported-entry.ts';
import { fingerprintOf, opinionOf } from './fingerprint.ts';
import {
  added,
  importerTurn,
  importKey,
  importTurn,
  ownImport,
  putImport,
  rowsKey,
  sizeOf,
} from './import-records.ts';

/**
 * Begins to undo an import as a whole; a restart goes on with it. Answers the record; the same when that has begun already. Rejects
 * with UserError `undo-expired` after a week, and `import-gone` when there is nothing to undo.
 */
export const beginUndo = (importId: string, userId: string, now: number): Act<ImportRecord> => ({
  turns: [importerTurn(userId), importTurn(importId)],
  async decide(guild) {
    const before = await ownImport(guild, importId, userId);
    if (before.state === 'undoing' || before.state === 'undone') return { changes: [], answer: before };
    if (before.state !== 'done') throw new UserError('import-gone');
    if ((before.committedAt ?? 0) + IMPORT_UNDO_LIFETIME <= now) throw new UserError('undo-expired');
    const isOver = before.chunks === 0;
    const record: ImportRecord = { ...before, state: isOver ? 'undone' : 'undoing', done: 0 };
    return { changes: [putImport(record)], answer: record };
  },
});

/**
 * Takes back what one entry of an import has changed, all or none: each review is as it was before, but one that has been changed
 * since stays. A show goes that the import has added, and that nobody else has reviewed or decided about. Answers the record; undefined, with nothing changed, when this was done before.
 */
export function undoRows(
  { id, guildId, userId }: ImportRecord,
  number: number,
  imported: ImportedRows,
  now: number,
): Act<ImportRecord | undefined> {
  const { replaced, made, others = [] } = imported;
  const keys = Object.keys(replaced);
  const rows = rowsKey(id, number);
  return {
    turns: [
      importTurn(id),
      memberTurn(userId),
      'shows',
      ...keys,
      ...keys.map(reportsTurn),
      ...others.flatMap(({ kind, key }) => turnOf(kind, key)),
    ],
    votesOf: keys,
    async decide(guild) {
      const record = await guild.store.imports.get(importKey(guildId, id));
      if (record?.state !== 'undoing' || record.done !== number) return { changes: [], answer: undefined };
      const changes: Change[] = [];
      const gone = new Set<string>();
      let stayed = 0;
      const reviews = await readReviews(guild, keys);
      // Read again: whose entries they were may have been erased since.
      const left = await guild.store.imported.get(rows).catch(undefinedIfUnreadable);
      for await (const [key, before] of inTurns(Object.entries(left?.replaced ?? {}))) {
        const review = reviews.get(key);
        const isOfImport = record.restores === true || review?.imported?.id === id;
        const isLeft = review !== undefined && isOfImport && fingerprintOf(opinionOf(review)) === made[key];
        const isFrozen = before !== null && guild.memory.moderation(key).frozen !== undefined;
        if (isLeft && !isFrozen && before === null) gone.add(key);
        if (isLeft && !isFrozen)
          changes.push(...(await takenBack(guild, key, review, { before, record, now })));
        // One that its author has deleted is not there to stay.
        else if (guild.memory.reviewByKey(key) !== undefined) stayed += 1;
        if (record.restores !== true) changes.push(...(await removalOfAdded(guild, key, gone)));
      }
      for (const other of left?.others ?? []) {
        const change = await putBack(guild, other);
        if (change !== undefined) changes.push(change);
        else if (other.kind !== 'shows') stayed += 1;
      }
      const answer: ImportRecord = {
        ...record,
        done: number + 1,
        size: Math.max(0, (record.size ?? 0) - sizeOf(imported)),
        state: number + 1 === record.chunks ? 'undone' : 'undoing',
        counts: added(record.counts, { stayed }),
      };
      await new Turn().next();
      changes.push(remove('imported', rows), putImport(answer));
      return { changes, answer };
    },
  };
}

async function takenBack(
  guild: GuildView,
  key: string,
  review: Review,
  {
    before,
    record,
    now,
  }: { readonly before: Review | null; readonly record: ImportRecord; readonly now: number },
): Promise<readonly Change[]> {
  // Nobody can have voted on it, unless a server's export says so.
  if (before === null && isUnasked(review) && record.restores !== true) return [remove('reviews', key)];
  if (before === null) return removalOfReview(guild, key, review.posting);
  // Its message may have moved meanwhile.
  const earlier = { ...before, posting: review.posting };
  return [put('reviews', key, earlier), ...(await requestPosting(guild, key, earlier, now))];
}

/** The entry that was there before a restored one; undefined when that has changed since. A show is nowhere without its reviews. */
async function putBack(
  { store }: GuildView,
  { kind, key, before, made }: PutEntry,
): Promise<Change | undefined> {
  const restored = kind as keyof GuildEntries;
  const now = await store[restored].get(key).catch(undefinedIfUnreadable);
  if (now === undefined || fingerprintOf(now) !== made) return undefined;
  if (before === null && kind === 'shows') return undefined;
  return { kind, key, entry: before ?? undefined } as Change;
}
