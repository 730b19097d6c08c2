import type { Plan } from './figures/section.ts';
import type { Size } from './filled/filled-world.ts';
import type { Week } from './week/week-bench.ts';

const one = (reviewsEach: number): Size => ({ guilds: 1, reviewsEach });
const JUDGED = one(100_000);
const SIZES = [one(1000), one(10_000), JUDGED, one(1_000_000)];

/** Servers of a usual size. */
const SERVERS: Size = { guilds: 1000, reviewsEach: 100 };
/** A week of traffic in an hour, of which so many minutes are played. */
export const weekIn = (minutes: number): Week => ({
  ...{ guilds: 100, reviewsEach: 20, perSecond: 10_000_000 / 3600, rounds: minutes, roundSeconds: 60 },
});
/** With the limits of the running bot's memory, in bytes; ten times as much has none. */
const RUNNING: Plan['running'] = [
  { size: SERVERS, most: 160e6 },
  { size: one(1_000_000), most: 450e6 },
  { size: { guilds: 10_000, reviewsEach: 100 } },
  { size: one(10_000_000) },
];

/**
 * What a run measures.
 * @param isTiny so little that it only shows that everything runs
 * @param upTo leaves larger guilds out; what the running bot's memory has a limit for stays
 * @param minutes for which nothing happens, and for which the week is played
 */
export function choosePlan({ isTiny = false, upTo = Number.POSITIVE_INFINITY, minutes = 10 }): Plan {
  if (isTiny) {
    const [smaller, larger] = [one(200), one(1000)];
    return {
      ...{ sizes: [smaller, larger], judged: larger, many: { guilds: 3, reviewsEach: 200 } },
      ...{ samples: { judged: 1, other: 1 }, rounds: 1 },
      running: [{ size: { guilds: 3, reviewsEach: 200 } }],
      idle: { size: { guilds: 3, reviewsEach: 200 }, minutes: 0.02 },
      confined: { size: { guilds: 1, reviewsEach: 200 }, samples: 1, questions: 5, pace: 0 },
      capacity: { guilds: [2, 3], commands: 10, reactions: 10, messages: 10 },
      week: { guilds: 2, reviewsEach: 2, perSecond: 300, rounds: 2, roundSeconds: 1 },
    };
  }
  const sizes = SIZES.filter(({ reviewsEach }) => reviewsEach <= upTo);
  return {
    ...{ sizes, judged: sizes.includes(JUDGED) ? JUDGED : (sizes.at(-1) ?? JUDGED) },
    ...{ many: { guilds: 1000, reviewsEach: 1000 }, samples: { judged: 320, other: 80 }, rounds: 3 },
    running: RUNNING.filter(({ size, most }) => most !== undefined || size.guilds * size.reviewsEach <= upTo),
    idle: { size: SERVERS, minutes },
    confined: { size: { guilds: 100, reviewsEach: 1000 }, samples: 20, pace: 50 },
    week: weekIn(minutes),
    capacity: { guilds: [100, 1000, 2500], commands: 1500, reactions: 1000, messages: 10_000 },
  };
}
