import type { Among } from '../../../src/guilds/derived/show-catalogue.ts';
import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { type FoundShows, NOTHING_FOUND } from '../../../src/reviews/shows/found-shows.ts';
import { readShowAddress } from '../../../src/reviews/shows/show-address.ts';
import { idsOf } from '../../../src/reviews/shows/show-ids.ts';

/** Discord allows 25 choices. */
export const MOST_CHOICES = 25;

/** The guild's shows that fit a text; the one whose page it is the address of, if it is one. */
export const findShows = (guild: GuildMemory, typed: string, among: Among): FoundShows =>
  showAtAddress(guild, typed) ?? guild.suggestShows(typed, MOST_CHOICES, among);

/** Like `findShows`, among those that a member has reviewed. */
export async function findOwnShows(guild: GuildMemory, userId: string, typed: string): Promise<FoundShows> {
  const found = showAtAddress(guild, typed);
  if (found === undefined) return guild.ownShows.suggest(userId, typed, MOST_CHOICES);
  return { ...found, exact: found.exact.filter(({ id }) => guild.hasReview(id, userId)) };
}

/** What is found by the address of a show's page; undefined when the text is none. */
function showAtAddress(guild: GuildMemory, typed: string): FoundShows | undefined {
  const ref = readShowAddress(typed);
  if (ref === undefined) return undefined;
  const show = guild.showByIds({ ids: idsOf(ref) });
  return { ...NOTHING_FOUND, exact: show === undefined ? [] : [show] };
}
