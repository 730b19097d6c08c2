import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { followed, isFree, refused, tied, withoutDetails } from '../../reviews/shows/listed-show.ts';
import { lasting, type Show } from '../../reviews/shows/show.ts';
import { isSameShow, refsOf, type ShowRef } from '../../reviews/shows/show-ids.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { changeShow } from './change-show.ts';
import { showItself } from './show-itself.ts';

export interface TieOptions {
  /** When its source was asked for all that the entry says, in milliseconds since the epoch; absent: not yet. */
  readonly checkedAt?: number | undefined;
  /** For a machine that decides for many: only a show that is tied to nothing, and that nobody wants untied. */
  readonly ifFree?: boolean | undefined;
  /** For who was asked about a show that was tied to nothing: rejects with UserError `linked-since` when it is tied by now, to another. */
  readonly ifUntied?: boolean | undefined;
}

/**
 * Ties a show to an entry of the catalogue, whatever it was tied to before. Answers the changed show; with `ifFree`, undefined
 * when it is not free. Rejects as `showItself` does, or with UserError `show-tied` when another show is tied to the same.
 */
export const tieShow = (
  showId: string,
  entry: CatalogueEntry,
  { checkedAt, ifFree = false, ifUntied = false }: TieOptions = {},
): Act<Show | undefined> => ({
  turns: ['shows'],
  decide({ memory }) {
    const show = showItself(memory, showId);
    if (ifFree && !isFree(show, entry)) return { changes: [], answer: undefined };
    if (ifUntied && show.listing !== undefined && !isSameShow(show, entry))
      throw new UserError('linked-since');
    const other = memory.showByIds(entry);
    if (other !== undefined && other.id !== show.id)
      throw new UserError('show-tied', { title: formatTitle(other) });
    const changed = tied(ifFree ? show : lasting(show), entry, checkedAt);
    return { changes: [put('shows', show.id, changed)], answer: changed };
  },
});

/**
 * Undoes a tie: the show is again what its members and managers made of it. Rejects as `showItself` does, or
 * with UserError `not-tied`, or `linked-since` when it has been tied to another entry since.
 * @param from what somebody saw that it is tied to; absent: whatever it is
 */
export const untieShow = (showId: string, from?: ShowRef): Act<Show> =>
  changeShow(showId, (_, { memory }) => {
    const show = showItself(memory, showId);
    if (show.listing === undefined) throw new UserError('not-tied');
    if (from !== undefined && !refsOf(show).includes(from)) throw new UserError('linked-since');
    return refused(show);
  });

/**
 * Brings a tied show up to date. Answers the show as it is now, or undefined when it has been untied, merged or tied to
 * another entry since, and nothing is changed.
 * @param entry what the catalogue says of it now
 * @param checkedAt when its source was asked, in milliseconds since the epoch
 */
export const followEntry = (
  showId: string,
  entry: CatalogueEntry,
  checkedAt: number,
): Act<Show | undefined> =>
  changeTied(showId, (show) => (isSameShow(show, entry) ? followed(show, entry, checkedAt) : undefined));

/**
 * Notes that a source was asked about a tied show and has it no more: what is known stays. Answers as `followEntry`.
 * @param forget whether the details go, where a source lets nobody keep them for so long: those of a merged show, too
 */
export const missEntry = (showId: string, checkedAt: number, forget = false): Act<Show | undefined> =>
  changeTied(
    showId,
    (show) => {
      const { listing, ...kept } = forget ? withoutDetails(show) : show;
      return listing && { ...kept, listing: { ...listing, checkedAt } };
    },
    forget,
  );

const changeTied = (
  showId: string,
  change: (show: Show, guild: GuildView) => Show | undefined,
  merged = false,
): Act<Show | undefined> => ({
  turns: ['shows'],
  decide(guild) {
    const show = guild.memory.showEntry(showId);
    const isTied = show?.listing !== undefined && (merged || show.mergedInto === undefined);
    const changed = isTied ? change(show, guild) : undefined;
    return { changes: changed === undefined ? [] : [put('shows', showId, changed)], answer: changed };
  },
});
