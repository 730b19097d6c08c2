import { SOURCE_NAMES } from '../../../src/catalogue/sources/source.ts';
import { MEMBERS, typeAtOnce } from '../../catalogue/typing-crowd.ts';
import { startOnline } from '../../support/online-catalogue.ts';
import type { Table } from '../figures/section.ts';

/** How many different shows the members type. */
const SHOWS = [1, 10, 50];

/** How many requests the stand-in of each source sees while members type at once, with an index that knows nothing. */
export async function crowdTable(): Promise<Table> {
  const rows: (readonly string[])[] = [];
  for (const shows of SHOWS) {
    await using online = await startOnline();
    const { questions, seconds, seen } = await typeAtOnce(online, shows);
    rows.push([
      `${MEMBERS} members type ${shows === 1 ? 'one show' : `${shows} shows`} at once`,
      ...[questions.toLocaleString('en'), `${seconds.toFixed(0)} s`],
      ...SOURCE_NAMES.map((name) => String(seen[name])),
    ]);
  }
  return { head: ['', 'keys', 'in', 'requests to TMDB', 'to TVmaze', 'to AniList'], rows };
}
