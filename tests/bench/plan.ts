import type { Plan } from './figures/section.ts';
import type { Size } from './filled/filled-world.ts';

const one = (reviewsEach: number): Size => ({ guilds: 1, reviewsEach });
const JUDGED = one(100_000);
const SIZES = [one(1000), one(10_000), JUDGED, one(1_000_000)];

/**
 * What a run measures.
 * @param isTiny so little that it only shows that everything runs
 * @param upTo leaves larger guilds out
 */
export function choosePlan({ isTiny = false, upTo = Number.POSITIVE_INFINITY }): Plan {
  if (isTiny) {
    const [smaller, larger] = [one(200), one(1000)];
    return {
      ...{ sizes: [smaller, larger], judged: larger, many: { guilds: 3, reviewsEach: 200 } },
      ...{ samples: { judged: 1, other: 1 }, rounds: 1 },
    };
  }
  const sizes = SIZES.filter(({ reviewsEach }) => reviewsEach <= upTo);
  return {
    ...{ sizes, judged: sizes.includes(JUDGED) ? JUDGED : (sizes.at(-1) ?? JUDGED) },
    ...{ many: { guilds: 1000, reviewsEach: 1000 }, samples: { judged: 320, other: 80 }, rounds: 3 },
  };
}
