import { megabytes, type Plan, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureWeek } from './week-bench.ts';

/** Bytes. */
const MOST = 5e6;
const HOUR = 60 * 60_000;

/** What the bot's memory does in the traffic of days. */
export async function weekSection({ week }: Plan): Promise<Section> {
  const { guilds, reviewsEach, roundSeconds, rounds } = week;
  const minutes = Math.round((rounds * roundSeconds) / 60);
  const { events, interactions, failed, time, before, after, course } = await inDirectory((directory) =>
    measureWeek(week, directory),
  );
  const count = (number: number) => number.toLocaleString('en');
  const hours = (time / HOUR).toFixed(0);
  const grown = after.resident - before.resident;
  return {
    title: 'Traffic of a week',
    text: `A week of traffic (10 million events) played in an hour, of which ${minutes} minutes were played here; \`npm run soak -- week\` plays all of it. In ${minutes} minutes, ${hours} hours passed for the bot, with ${count(events)} events in ${guilds} servers of ${reviewsEach} reviews: three in four are chat, a tenth votes, and ${count(interactions)} were interactions (keys, lists, cards with their pictures, edits, and reviews that are written and deleted again, so that what there is to hold stays the same), of which ${count(failed)} failed. Time leaps each minute, once everything is answered. Before is after the first minute; both after the garbage is gone.`,
    tables: [
      {
        head: ['', 'before', 'after', 'grown'],
        rows: [
          ['all memory (RSS)', ...[before.resident, after.resident, grown].map(megabytes)],
          ['objects', ...[before.heap, after.heap, after.heap - before.heap].map(megabytes)],
        ],
      },
      {
        head: ['minute', ...course.map((_, minute) => String(minute + 1))],
        rows: [['RSS', ...course.map(megabytes)]],
      },
    ],
    targets: [
      {
        aim: `In ${hours} hours of traffic, played in ${minutes} minutes, the memory grows by at most ${megabytes(MOST)}`,
        measured: megabytes(grown),
        isMet: grown <= MOST,
      },
    ],
  };
}
