import { finishImport } from '../../src/discord/importing/import-task.ts';
import type { ReadRow } from '../../src/exchange/imported-review.ts';
import { importsOf } from '../../src/guilds/importing/import-records.ts';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { writeReview } from '../../src/guilds/reviews/write-review.ts';
import type { Author } from '../../src/reviews/review.ts';
import { StorageError } from '../../src/storage/storage-errors.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store } from '../../src/storage/store/store.ts';
import { carriedOut, imported, NOW, staged, undone } from '../discord/importing/import-by-hand.ts';
import { NOOR, OPINION, reopened } from '../guilds/memory/opened-guild.ts';

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

/** Somebody else, who reviews a show while the import that has added it is undone. */
const LEA: Author = { id: '22', name: 'Léa', avatarUrl: 'https://cdn.example/22.png' };
const SHARED = 'Show 20';
const reviewed = (guild: OpenGuild) => {
  const id = [...guild.memory.allShows()].find(({ title }) => title === SHARED)?.id ?? 'none';
  const request = { author: LEA, hasWriterRole: true, channelId: '7', opinion: OPINION, now: NOW };
  return guild.run(writeReview({ ...request, show: { id, title: SHARED } }));
};

/** What there is of a guild, but for when it came: the titles of what was imported, and what is not as it should be. */
function stateOf({ memory }: OpenGuild): { readonly titles: string[]; readonly wrong: string[] } {
  const titleOf = (showId: string) => memory.show(showId)?.title ?? 'no show';
  const reviews = [...memory.reviews()];
  const shows = [...memory.allShows()];
  const titles = reviews.flatMap(({ showId, authorId }) => (authorId === NOOR.id ? [titleOf(showId)] : []));
  const wrong = [
    ...reviews
      .filter(({ showId }) => memory.show(showId) === undefined)
      .map(({ key }) => `${key} has no show`),
    ...shows.filter(({ id }) => !memory.isReviewed(id)).map(({ title }) => `${title} has no review`),
    ...(new Set(shows.map(({ title }) => title)).size < shows.length ? ['a show is there twice'] : []),
  ];
  return { titles: titles.sort(), wrong };
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
    await Promise.all([undone(guild, done), reviewed(guild)]);
    step = 'over';
  };
  await lived().catch(() => {});
  const next = await reopened(store);
  for (const record of await importsOf(next))
    await finishImport(next, record, { clock: { now: () => NOW } as never }, new AbortController().signal);
  const [record] = await importsOf(next);
  let left = 0;
  for await (const _ of next.store.staged.entries()) left += 1;
  const state = stateOf(next);
  await store.close();
  return { step, commits: dying.commits(), ...state, state: record?.state, left };
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
    alive.step === 'over' && alive.state === 'undone' && alive.wrong.length === 0
      ? []
      : [`alive: ${JSON.stringify(alive)}`];
  const all = JSON.stringify(ROWS.map(titleOf).sort());
  let points = 0;
  for (let point = 0; point < 2 * alive.commits; point += every) {
    const commit = Math.floor(point / 2) + 1;
    const { state = 'gone', titles, wrong, left } = await killedAt(commit, point % 2 === 1);
    const found = JSON.stringify(titles);
    const isOver = left === 0 || state === 'staging' || state === 'staged';
    const isWhole =
      found === (state === 'done' ? all : '[]') && isOver && ENDS.includes(state) && wrong.length === 0;
    if (!isWhole)
      failures.push(
        `commit ${commit}: ${state} with ${titles.length} reviews, ${left} entries are left; ${wrong}`,
      );
    points += 1;
  }
  return { points, failures };
}

/** Where an import may stand when nothing more happens. */
const ENDS = ['gone', 'staging', 'staged', 'done', 'undone'];

const titleOf = (row: ReadRow) => ('review' in row ? (row.review.title ?? '') : '');
