import { titleKeyOf } from '../../reviews/shows/known-title-key.ts';
import { untied } from '../../reviews/shows/listed-show.ts';
import type { EntryMatch } from '../../reviews/shows/match-entries.ts';
import { lasting, type Show } from '../../reviews/shows/show.ts';
import { refsOf } from '../../reviews/shows/show-ids.ts';
import type { LinkFinding } from '../../storage/entries/link-finding.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { inTurns } from '../../storage/turn.ts';
import { sortInTurns } from '../derived/sort-in-turns.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { tieShow } from './tie-show.ts';

/** What linking a guild's shows to the catalogue has found, and what of it still holds. */
export interface LinkFindings {
  /** Shows that wait for a decision, those with most reviews first. */
  readonly doubtful: readonly Show[];
  /** Shows that a manager doesn't want linked. */
  readonly alone: readonly Show[];
  /** Shows that the job has linked, and that are linked so; by title. */
  readonly linked: readonly Show[];
  /** The others that are linked to nothing: the catalogue seems to lack them, or nobody has looked. */
  readonly unknown: readonly Show[];
}

export async function readFindings({ memory, store }: GuildView): Promise<LinkFindings> {
  const findings = { doubtful: [] as Show[], alone: [] as Show[], linked: [] as Show[] };
  const unlinked = new Set(unlinkedShows(memory));
  for await (const [showId, finding] of store.linking.entries()) {
    const show = memory.showEntry(showId);
    if (show === undefined || !holds(finding, show)) continue;
    findings[finding.state].push(show);
    unlinked.delete(show);
  }
  const isMoreReviewed = (a: Show, b: Show) => {
    const more = memory.reviewsOf(a.id) - memory.reviewsOf(b.id);
    return more === 0 ? isTitledBefore(a, b) : more > 0;
  };
  return {
    doubtful: await sorted(findings.doubtful, isMoreReviewed),
    alone: findings.alone,
    linked: await sorted(findings.linked, isTitledBefore),
    unknown: [...unlinked],
  };
}

/** Others have their turn meanwhile: linking may have found a hundred thousand shows. */
async function sorted(shows: readonly Show[], isBefore: (a: Show, b: Show) => boolean): Promise<Show[]> {
  const list: Show[] = [];
  for await (const show of inTurns(await sortInTurns(shows, isBefore))) list.push(show);
  return list;
}

/**
 * Somebody may have linked, unlinked or merged the show since. Another source that says more of it changes what it is linked to, but
 * none of its ids.
 */
function holds(finding: LinkFinding, show: Show): boolean {
  if (show.mergedInto !== undefined) return false;
  return finding.state === 'linked' ? refsOf(show).includes(finding.ref) : show.listing === undefined;
}

/**
 * The shows that are linked to no entry, the oldest first, so that of two that are one the older is linked.
 * @param after id of the show behind which to begin; absent: with the first
 */
export async function unlinkedInOrder(
  { memory }: Pick<GuildView, 'memory'>,
  after: string | undefined,
): Promise<Iterable<Show>> {
  const last = after === undefined ? undefined : memory.showEntry(after);
  const left = unlinkedShows(memory).filter((show) => last === undefined || isOlder(last, show));
  return sortInTurns(left, isOlder);
}

const isOlder = (a: Show, b: Show): boolean =>
  a.addedAt === b.addedAt ? isTitledBefore(a, b) : a.addedAt < b.addedAt;

function isTitledBefore(a: Show, b: Show): boolean {
  const [one, other] = [titleKeyOf(a), titleKeyOf(b)];
  return one === other ? a.id < b.id : one < other;
}

const unlinkedShows = (memory: GuildView['memory']) =>
  memory.allShows().filter(({ listing }) => listing === undefined);

const UNCHANGED = { changes: [], answer: undefined };

/**
 * Links a show if it is certain which entry it is, or notes that a manager has to decide: so when another show of the guild is
 * that entry already. Does nothing when the show has changed since it was looked at, or a manager wants it left alone.
 */
export const noteMatch = (show: Show, match: EntryMatch): Act<void> => ({
  turns: ['shows'],
  async decide(guild) {
    const { memory, store } = guild;
    const before = await store.linking.get(show.id).catch(undefinedIfUnreadable);
    if (memory.showEntry(show.id) !== show || before?.state === 'alone') return UNCHANGED;
    if (match.kind === 'none')
      return before === undefined ? UNCHANGED : { changes: [remove('linking', show.id)], answer: undefined };
    if (match.kind === 'doubtful' || memory.showByIds(match.entry) !== undefined)
      return { changes: [put('linking', show.id, { state: 'doubtful' })], answer: undefined };
    const { entry } = match;
    const tied = await tieShow(show.id, entry, { ifFree: true }).decide(guild);
    const finding = put('linking', show.id, { state: 'linked', ref: entry.ref });
    return { changes: [...tied.changes, finding], answer: undefined };
  },
});

/** Notes that a show waits for a decision, or that a manager wants it left alone: by members who pick an entry of its title, too. */
export const noteFinding = (showId: string, state: 'doubtful' | 'alone'): Act<void> => ({
  turns: ['shows'],
  decide({ memory }) {
    const show = memory.showEntry(showId);
    // It may have gone with the import that added it.
    if (show === undefined) return UNCHANGED;
    const alone = state === 'alone' || undefined;
    const told = show.alone === alone ? [] : [put('shows', showId, { ...lasting(show), alone })];
    return { changes: [put('linking', showId, { state }), ...told], answer: undefined };
  },
});

/**
 * Takes back what the job has linked, so that it may link the show again. Answers whether it was linked so: somebody may have
 * linked or unlinked the show since.
 */
export const takeBackLink = (showId: string): Act<boolean> => ({
  turns: ['shows'],
  async decide({ memory, store }) {
    const [show, finding] = [
      memory.showEntry(showId),
      await store.linking.get(showId).catch(undefinedIfUnreadable),
    ];
    if (show === undefined || finding?.state !== 'linked') return { changes: [], answer: false };
    const isLinked = holds(finding, show);
    const unlinked = isLinked ? [put('shows', showId, { ...untied(show), refused: show.refused })] : [];
    return { changes: [...unlinked, remove('linking', showId)], answer: isLinked };
  },
});
