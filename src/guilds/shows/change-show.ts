import { tiedLike, untied } from '../../reviews/shows/listed-show.ts';
import { withAlias, withChanged, withManaged, withoutTitle } from '../../reviews/shows/managed-show.ts';
import { lasting, type Show, type ShowKind } from '../../reviews/shows/show.ts';
import { formatTitle, type TitleAndYear } from '../../reviews/shows/title.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';

/** More titles than this would not help anybody find the show. */
const MOST_ALIASES = 20;

/**
 * Each of these answers the changed show, and rejects with UserError `show-not-found` when the show does not exist. This
 * one rejects with `show-exists` when another show has that title and year.
 */
export const renameShow = (showId: string, title: TitleAndYear): Act<Show> =>
  changeShow(showId, (show, guild) => renamed(show, title, guild));

function renamed(show: Show, { title, year }: TitleAndYear, { memory }: GuildView): Show {
  // The catalogue has shows of one title and year: a series and a film, say.
  if (title === show.title && year === show.year) return show;
  const taken = memory.showsNamed(title).find((other) => other.id !== show.id && other.year === year);
  if (taken !== undefined) throw new UserError('show-exists', { title: formatTitle(taken) });
  return withChanged(show, { ...show, title, year });
}

/** Adds another title to find the show by. Rejects with UserError `show-exists` or `too-many-aliases`. */
export const addAlias = (showId: string, alias: string): Act<Show> =>
  changeShow(showId, (show, guild) => aliased(show, alias, guild));

function aliased(show: Show, alias: string, { memory }: GuildView): Show {
  const taken = memory.showsNamed(alias).find(({ id }) => id !== show.id);
  if (taken !== undefined) throw new UserError('show-exists', { title: formatTitle(taken) });
  const { aliases = [] } = show;
  if (aliases.length >= MOST_ALIASES) throw new UserError('too-many-aliases', { max: MOST_ALIASES });
  return withAlias(show, alias);
}

/** Takes another title away, one of the catalogue's, too. */
export const removeAlias = (showId: string, alias: string): Act<Show> =>
  changeShow(showId, (show) => withoutTitle(show, alias));

/** Sets a show's poster; undefined removes it. */
export const setPoster = (showId: string, poster: string | undefined): Act<Show> =>
  changeShow(showId, (show) => withManaged(show, { poster }));

/** Says what kind of show it is; undefined: nobody says. */
export const setKind = (showId: string, kind: ShowKind | undefined): Act<Show> =>
  changeShow(showId, (show) => withManaged(show, { kind }));

/** What a moderator can say about a show in one form. */
export interface ShowRevision {
  readonly title: TitleAndYear;
  /** Another title to add; absent: none. */
  readonly alias?: string | undefined;
  readonly kind: ShowKind | undefined;
  readonly poster: string | undefined;
}

/** Makes all of these changes, or none. Rejects as `renameShow` and `addAlias` do. */
export const reviseShow = (showId: string, { title, alias, kind, poster }: ShowRevision): Act<Show> =>
  changeShow(showId, (show, guild) => {
    const titled = renamed(show, title, guild);
    const named = alias === undefined ? titled : aliased(titled, alias, guild);
    return withChanged(named, { ...named, kind, poster });
  });

/**
 * Merges one show into another: its reviews now count for that one. When a member has reviewed both, the review changed
 * last is the current one. Rejects with UserError `same-show`, or `merged-since` when it has become part of a third show.
 */
export const mergeShows = (fromId: string, intoId: string): Act<Show> => ({
  turns: ['shows'],
  decide({ memory }) {
    const [from, into] = [memory.show(fromId), memory.show(intoId)];
    if (from === undefined || into === undefined) throw new UserError('show-not-found');
    if (into.id === from.id) throw new UserError('same-show');
    // Nobody has been asked about the third show, which would lose its reviews.
    if (from.id !== fromId) throw new UserError('merged-since');
    const merged = { ...lasting(from), mergedInto: into.id };
    return {
      changes: [...changesOf(into, lasting(tiedLike(into, from))), put('shows', from.id, merged)],
      answer: merged,
    };
  },
});

/**
 * Undoes a merge: the show gets its reviews back. Rejects with UserError `not-merged`, or `merged-since` when it has become part
 * of another show than the merge made it part of.
 * @param intoId that show; absent for a merge by a version that did not say it
 */
export const unmergeShow = (showId: string, intoId?: string): Act<Show> => ({
  turns: ['shows'],
  decide({ memory }) {
    const show = memory.showEntry(showId);
    if (show?.mergedInto === undefined) throw new UserError('not-merged');
    if (intoId !== undefined && show.mergedInto !== intoId) throw new UserError('merged-since');
    const unmerged = { ...show, mergedInto: undefined };
    const changes = takenBack(show, memory).map((into) => put('shows', into.id, untied(into)));
    return { changes: [...changes, put('shows', show.id, unmerged)], answer: unmerged };
  },
});

/** The shows that have from a merged one what the catalogue says of it: also those that others were merged into since. */
function takenBack({ id, mergedInto = '' }: Show, memory: GuildView['memory']): Show[] {
  const into = memory.showEntry(mergedInto);
  return into?.listing?.from === id ? [into, ...takenBack(into, memory)] : [];
}

const changesOf = (before: Show, after: Show): Change[] =>
  before === after ? [] : [put('shows', after.id, after)];

/** An act that changes one show. Rejects with UserError `show-not-found`. */
export const changeShow = (showId: string, change: (show: Show, guild: GuildView) => Show): Act<Show> => ({
  turns: ['shows'],
  decide(guild) {
    const show = guild.memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    const changed = lasting(change(show, guild));
    return { changes: [put('shows', show.id, changed)], answer: changed };
  },
});
