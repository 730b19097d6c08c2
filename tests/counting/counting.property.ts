import fc from 'fast-check';
import { CountingRun, EMOJI, MEMBERS, REVIEWS, type Step } from './counting-run.ts';

const member = fc.nat(MEMBERS.length - 1);
const review = fc.nat(REVIEWS - 1);
const emoji = fc.constantFrom(...EMOJI);
const kind = fc.constantFrom('normal' as const, 'normal' as const, 'super' as const);
const count = fc.integer({ min: 1, max: 6 });
const reaction = fc.record({
  do: fc.constantFrom('react' as const, 'react' as const, 'unreact' as const),
  member,
  review,
  emoji,
  kind,
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: reaction },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('deliver' as const), count }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('repeat' as const, 'swap' as const), count }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clear' as const),
      review,
      emoji: fc.option(emoji, { nil: undefined }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('lose' as const, 'restart' as const, 'kill' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repost' as const), review }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('block' as const), member, blocked: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      fault: fc.record({
        method: fc.constantFrom('GET' as const, 'PATCH' as const),
        afterStoring: fc.boolean(),
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      milliseconds: fc.integer({ min: 1, max: 60_000 }),
    }),
  },
);

/**
 * Whatever members, moderators, the network and the process do: after the next sweep, everything stored, counted and
 * shown is what Discord has, plus carried votes. Rejects with the shortest steps that break this.
 */
export const countsAreExact = (runs: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async (steps) => {
      const run = await CountingRun.start();
      for (const one of steps) await run.take(one);
      await run.finish();
    }),
    { numRuns: runs },
  );
