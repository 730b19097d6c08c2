import type { Show } from '../../reviews/shows/show.ts';
import { type TitleAndYear, titleKey } from '../../reviews/shows/title.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/** More titles than this would not help anybody find the show. */
const MOST_ALIASES = 20;

/**
 * Each of these resolves to the changed show once it is on disk, and rejects with UserError `show-not-found` when the
 * show does not exist. This one rejects with `show-exists` when another show has that title and year.
 */
export const renameShow = (guild: OpenGuild, showId: string, { title, year }: TitleAndYear): Promise<Show> =>
  changeShow(guild, showId, (show) => {
    const isTaken = showsTitled(guild, { title, year }).some(
      (other) => other.id !== show.id && other.year === year,
    );
    if (isTaken) throw new UserError('show-exists');
    return { ...show, title, year };
  });

/** Adds another title to find the show by. Rejects with UserError `show-exists` or `too-many-aliases`. */
export const addAlias = (guild: OpenGuild, showId: string, alias: string): Promise<Show> =>
  changeShow(guild, showId, (show) => {
    const { aliases = [] } = show;
    if (showsTitled(guild, { title: alias }).some(({ id }) => id !== show.id))
      throw new UserError('show-exists');
    if (aliases.length >= MOST_ALIASES) throw new UserError('too-many-aliases', { max: MOST_ALIASES });
    const isKnown = [show.title, ...aliases].some((title) => titleKey(title) === titleKey(alias));
    return isKnown ? show : { ...show, aliases: [...aliases, alias] };
  });

export const removeAlias = (guild: OpenGuild, showId: string, alias: string): Promise<Show> =>
  changeShow(guild, showId, (show) => ({
    ...show,
    aliases: show.aliases?.filter((title) => titleKey(title) !== titleKey(alias)),
  }));

/** Sets a show's poster; undefined removes it. */
export const setPoster = (guild: OpenGuild, showId: string, poster: string | undefined): Promise<Show> =>
  changeShow(guild, showId, (show) => ({ ...show, poster }));

/**
 * Merges one show into another: its reviews now count for that one. When a member has reviewed both, the review changed
 * last is the current one. Rejects with UserError `same-show`.
 */
export const mergeShows = (guild: OpenGuild, fromId: string, intoId: string): Promise<Show> =>
  changeShow(guild, fromId, (from) => {
    const into = guild.memory.show(intoId);
    if (into === undefined) throw new UserError('show-not-found');
    if (into.id === from.id) throw new UserError('same-show');
    return { ...from, mergedInto: into.id };
  });

/** Undoes a merge: the show gets its reviews back. Rejects with UserError `not-merged`. */
export const unmergeShow = (guild: OpenGuild, showId: string): Promise<Show> =>
  guild.queue.run('shows', async () => {
    const show = guild.memory.showEntry(showId);
    if (show?.mergedInto === undefined) throw new UserError('not-merged');
    return putShow(guild, { ...show, mergedInto: undefined });
  });

function changeShow(guild: OpenGuild, showId: string, change: (show: Show) => Show): Promise<Show> {
  return guild.queue.run('shows', async () => {
    const show = guild.memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    return putShow(guild, change(show));
  });
}

/** Call it inside the `shows` turn of `guild.queue`. Resolves once the show is on disk and in memory. */
export async function putShow({ store, memory }: OpenGuild, show: Show): Promise<Show> {
  await store.shows.set(show.id, show);
  memory.putShow(show);
  return show;
}

function showsTitled({ memory }: OpenGuild, title: TitleAndYear): readonly Show[] {
  const match = memory.matchShow(title);
  return match.kind === 'one' ? [match.show] : match.kind === 'several' ? match.shows : [];
}
