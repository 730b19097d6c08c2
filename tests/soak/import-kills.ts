import { finishImport } from '../../src/discord/importing/import-task.ts';
import type { ReadRow } from '../../src/exchange/imported-review.ts';
import { importsOf } from '../../src/guilds/importing/import-records.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store } from '../../src/storage/store/store.ts';
import { carriedOut, imported, NOW, staged, undone } from '../discord/importing/import-by-hand.ts';
import { reopened } from '../guilds/memory/opened-guild.ts';

/** Each row is kept and carried out by itself: an import and its undoing are more than a hundred commits. */
const ROWS = Array.from({ length: 40 }, (_, index) =>
  imported(`Show ${index}`, {
    opinion: { body: `Text ${index}`, spoilers: false },
  }),
);

/** A process that is killed before or after one of its commits: from then on, none of them reaches the disk. */
function mortal(store: Store, point: { readonly commit: number; readonly isAfter: boolean }) {
  let commits = 0;
  const commit: Store['commit'] = async (writes) => {
    commits += 1;
    if (commits < point.commit) return store.commit(writes);
    if (commits === point.commit && point.isAfter) await store.commit(writes);
    throw new StorageError('unavailable', 'The process is over.');
  };
  return { store: { ...store, commit }, commits: () => commits };
}

/** What there is of a guild, but for when it came. */
async function stateOf(guild: OpenGuild): Promise<string[]> {
  const reviews = await Promise.all([...guild.memory.reviews()].map(({ key }) => guild.review(key)));
  const titles = reviews.map((review) => guild.memory.show(review?.showId ?? '')?.title ?? 'no show');
  return titles.sort();
}

/** Imports and undoes, in a process that is killed; then goes on in another. Resolves to what there is then. */
async function killedAt(commit: number, isAfter: boolean) {
  const store = await openStore('memory://', { onUnreadable: () => {} });
  const dying = mortal(store, { commit, isAfter });
  const guild = await reopened(dying.store);
  let step = 'staging';
  const lived = async () => {
    const record = await staged(guild, ROWS, { mostRows: 1 });
    step = 'importing';
    const done = await carriedOut(guild, record);
    step = 'undoing';
    await undone(guild, done);
    step = 'over';
  };
  await lived().catch(() => {});
  const next = await reopened(store);
  for (const record of await importsOf(next))
    await finishImport(next, record, { clock: { now: () => NOW } as never }, new AbortController().signal);
  const [record] = await importsOf(next);
  let left = 0;
  for await (const _ of next.store.staged.entries()) left += 1;
  const titles = await stateOf(next);
  await store.close();
  return { step, commits: dying.commits(), titles, state: record?.state, left };
}

export interface ImportKills {
  /** How often an import was killed. */
  readonly points: number;
  /** Where that left something between nothing and all of it. */
  readonly failures: readonly string[];
}

/**
 * Kills an import and its undoing before and after its commits, and goes on in another process: then nothing of it may be there, or all
 * of it.
 * @param every one of so many points is tried
 */
export async function killImports(every = 1): Promise<ImportKills> {
  const alive = await killedAt(Infinity, false);
  const failures =
    alive.step === 'over' && alive.state === 'undone' ? [] : [`alive: ${JSON.stringify(alive)}`];
  const all = JSON.stringify(ROWS.map(titleOf).sort());
  let points = 0;
  for (let point = 0; point < 2 * alive.commits; point += every) {
    const commit = Math.floor(point / 2) + 1;
    const { state = 'gone', titles, left } = await killedAt(commit, point % 2 === 1);
    const found = JSON.stringify(titles);
    const isOver = left === 0 || state === 'staging' || state === 'staged';
    const isWhole = found === (state === 'done' ? all : '[]') && isOver && ENDS.includes(state);
    if (!isWhole)
      failures.push(`commit ${commit}: ${state} with ${titles.length} reviews, ${left} entries are left`);
    points += 1;
  }
  return { points, failures };
}

/** Where an import may stand when nothing more happens. */
const ENDS = ['gone', 'staging', 'staged', 'done', 'undone'];

const titleOf = (row: ReadRow) => ('review' in row ? (row.review.title ?? '') : '');
