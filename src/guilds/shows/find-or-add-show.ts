import { isFree, showFromEntry, tied, withIds } from '../../reviews/shows/listed-show.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { lasting, type Show } from '../../reviews/shows/show.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';
import { knownShow } from './resolve-show.ts';

export interface FoundShow {
  readonly show: Show;
  readonly added: boolean;
  /** Whether it is new, has what was not known of it, or no longer goes with the import that added it. */
  readonly isChanged: boolean;
}

/**
 * The show that somebody named, found again because another member may have added it meanwhile; else a new one.
 * @param made who names it, when, and whether a file does: that is what a new show has
 * @param otherId for a new show whose id another one has by now
 */
export function findOrAddShow(
  guild: GuildMemory,
  named: NamedShow,
  made: Pick<Show, 'addedBy' | 'addedAt' | 'imported'>,
  otherId: string,
): FoundShow {
  const known = knownShow(guild, named);
  if (known !== undefined) {
    const show = completed(known.addedBy === made.addedBy ? known : lasting(known), named);
    return { show, added: false, isChanged: show !== known };
  }
  const { title, year, entry } = named;
  const id = guild.show(named.id) === undefined ? named.id : otherId;
  const show = entry === undefined ? { id, title, year, ...made } : showFromEntry(entry, { id, ...made });
  return { show, added: true, isChanged: true };
}

/** A show with what its naming adds: the catalogue's entry that it was picked from, or its year. The same show when that is nothing. */
function completed(show: Show, { year, entry }: NamedShow): Show {
  if (entry !== undefined) return isFree(show, entry) ? tied(show, entry) : withIds(show, entry);
  return show.year === undefined && year !== undefined ? { ...show, year } : show;
}
