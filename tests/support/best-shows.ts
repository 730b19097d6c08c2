import type { GuildMemory } from '../../src/guilds/memory/guild-memory.ts';
import type { ListedShow } from '../../src/reviews/ranking/show-list.ts';

/** The shows of a guild as `/top` has them at first, as many as there are. */
export async function bestShows({ showLists }: GuildMemory): Promise<readonly ListedShow[]> {
  const { shows } = await showLists.page({ sort: 'best', filter: {} }, 1, 1000, 0);
  return shows;
}
