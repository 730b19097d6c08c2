import fc from 'fast-check';
import { CountingRun } from './counting-run.ts';
import { EMOJI, MEMBERS, REVIEWS, type Step } from './counting-step.ts';
import { CHANNEL, type Fault, THREAD } from './model-discord.ts';
import { REFUSALS } from './model-failures.ts';

const member = fc.nat(MEMBERS.length - 1);
const review = fc.nat(REVIEWS - 1);
const emoji = fc.constantFrom(...EMOJI);
const kind = fc.constantFrom('normal' as const, 'normal' as const, 'super' as const);
const method = fc.constantFrom('GET' as const, 'PATCH' as const, 'PUT' as const);
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
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      fault: fc.record({
        method,
        how: fc.constantFrom(...(Object.keys(REFUSALS) as Fault['how'][]), 'answer lost' as const),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('put off' as const),
      method,
      milliseconds: fc.integer({ min: 10_000, max: 30 * 60_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('archive' as const), archived: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.oneof(
      { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), review }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('empty' as const),
          place: fc.constantFrom(CHANNEL, THREAD),
          how: fc.constantFrom('one by one' as const, 'in bulk' as const),
        }),
      },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('delete the thread' as const) }) },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set the clock' as const),
      milliseconds: fc.integer({ min: -600_000, max: 3_600_000 }),
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
 * shown is what Discord has, plus carried votes; and of a message that is deleted, what it had. Rejects with the shortest steps that break this.
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
