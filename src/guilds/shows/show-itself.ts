import type { Show } from '../../reviews/shows/show.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/**
 * The show that somebody was asked about. Throws UserError `show-not-found`, or `merged-since` when it has become part of another
 * one, about which nobody has asked them.
 */
export function showItself(memory: Pick<GuildMemory, 'show'>, showId: string): Show {
  const show = memory.show(showId);
  if (show === undefined) throw new UserError('show-not-found');
  if (show.id !== showId) throw new UserError('merged-since');
  return show;
}
