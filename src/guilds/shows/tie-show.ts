import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { followed, isRefused, refused, tied, withoutDetails } from '../../reviews/shows/listed-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { isSameShow } from '../../reviews/shows/show-ids.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { changeShow } from './change-show.ts';

export interface TieOptions {
  /** When its source was asked for all that the entry says, in milliseconds since the epoch; absent: not yet. */
  readonly checkedAt?: number | undefined;
  /** For a machine that decides for many: only a show that is tied to nothing, and that no moderator has untied from this. */
  readonly ifFree?: boolean | undefined;
}

/**
 * Ties a show to an entry of the catalogue, whatever it was tied to before. Answers the changed show; with `ifFree`, undefined
 * when it is not free. Rejects with UserError `show-not-found`, or `show-tied` when another show is tied to the same.
 */
export const tieShow = (
  showId: string,
  entry: CatalogueEntry,
  { checkedAt, ifFree = false }: TieOptions = {},
): Act<Show | undefined> => ({
  turns: ['shows'],
  decide({ memory }) {
    const show = memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    if (ifFree && (show.listing !== undefined || isRefused(show, entry)))
      return { changes: [], answer: undefined };
    const other = memory.showByIds(entry);
    if (other !== undefined && other.id !== show.id)
      throw new UserError('show-tied', { title: formatTitle(other) });
    const changed = tied(show, entry, checkedAt);
    return { changes: [put('shows', show.id, changed)], answer: changed };
  },
});

/** Undoes a tie: the show is again what its members and managers made of it. Rejects with UserError `show-not-found` or `not-tied`. */
export const untieShow = (showId: string): Act<Show> =>
  changeShow(showId, (show) => {
    if (show.listing === undefined) throw new UserError('not-tied');
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
 * @param forget whether the details go, where a source lets nobody keep them for so long
 */
export const missEntry = (showId: string, checkedAt: number, forget = false): Act<Show | undefined> =>
  changeTied(showId, (show) => {
    const { listing, ...kept } = forget ? withoutDetails(show) : show;
    return listing && { ...kept, listing: { ...listing, checkedAt } };
  });

const changeTied = (
  showId: string,
  change: (show: Show, guild: GuildView) => Show | undefined,
): Act<Show | undefined> => ({
  turns: ['shows'],
  decide(guild) {
    const show = guild.memory.showEntry(showId);
    const isTied = show?.listing !== undefined && show.mergedInto === undefined;
    const changed = isTied ? change(show, guild) : undefined;
    return { changes: changed === undefined ? [] : [put('shows', showId, changed)], answer: changed };
  },
});
