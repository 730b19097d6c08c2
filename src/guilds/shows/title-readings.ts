import { newReadingsOf, readingsOf } from '../../reviews/shows/readings.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import type { GuildMemory } from '../memory/guild-memory.ts';

/**
 * What a typed title can mean where a show gets it, the likelier first: one that is there, else as `newReadingsOf` says.
 * @param now milliseconds since the epoch
 */
export function titleReadings(
  guild: Pick<GuildMemory, 'matchShow'>,
  typed: string,
  now: number,
): readonly TitleAndYear[] {
  // "Glass Heart 2019" is another year of a title that is there, or a title of its own.
  const known = readingsOf(typed).find((reading) => guild.matchShow(reading).kind !== 'none');
  return known === undefined ? newReadingsOf(typed, new Date(now).getUTCFullYear()) : [known];
}
