import fc from 'fast-check';
import { expect, test } from 'vitest';
import { react, reviewMessage, shownCount, startWithReview, unreact } from '../support/votes.ts';
import { messageOf, type World } from '../support/world.ts';

const VOTERS = ['Ada', 'Malik', 'Jun', 'Léa'];
const PATCH = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };

const vote = fc.record({
  do: fc.constant('vote' as const),
  name: fc.constantFrom(...VOTERS),
  emoji: fc.constantFrom('👍', '👎', '👍🏽'),
  super: fc.boolean(),
});
const trouble = fc.record({
  do: fc.constantFrom(
    'lose' as const,
    'duplicate' as const,
    'drop' as const,
    'restart' as const,
    'refuse' as const,
    'fail after storing' as const,
  ),
});
const step = fc.oneof({ weight: 4, arbitrary: vote }, { weight: 1, arbitrary: trouble });
const steps = fc.array(step, {
  minLength: 4,
  maxLength: 24,
});

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What the message has to show, given the reactions on it. */
function dueCount(world: World): string {
  const { reactions } = reviewMessage(world);
  const who = (base: string) =>
    reactions
      .filter(({ emoji }) => emoji.name.startsWith(base))
      .flatMap(({ normal, super: burst }) => [...normal, ...burst]);
  const voters = VOTERS.map((name) => world.sandbox.member(name).id);
  const [helpful, notHelpful] = [who('👍'), who('👎')].map(
    (ids, index, both) => voters.filter((id) => ids.includes(id) && !both[1 - index]?.includes(id)).length,
  );
  // While nobody found it helpful, the question stands alone.
  return helpful ? `${helpful} of ${helpful + (notHelpful ?? 0)}` : '';
}

async function take(world: World, step: Step): Promise<void> {
  const { faults } = world.sandbox;
  switch (step.do) {
    case 'vote': {
      // Add or remove.
      const { name, emoji, super: isSuper } = step;
      const reaction = reviewMessage(world).reactions.find((one) => one.emoji.name === emoji);
      const users = reaction?.[isSuper ? 'super' : 'normal'] ?? [];
      const change = users.includes(world.sandbox.member(name).id) ? unreact : react;
      return change(world, name, emoji, { super: isSuper });
    }
    case 'lose':
      return faults.loseEvents('MESSAGE_REACTION_ADD');
    case 'duplicate':
      return faults.duplicateEvents('MESSAGE_REACTION_ADD');
    case 'drop':
      return faults.dropGateway();
    case 'restart':
      await world.stopBot();
      return world.startBot();
    case 'refuse':
      return faults.answer({ ...PATCH, status: 429 });
    case 'fail after storing':
      return faults.answer({ ...PATCH, status: 500, times: 4, afterStoring: true });
  }
}

test(
  "With the real client, too, the embed and the store end up with Discord's votes",
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        await using world = await startWithReview({ onDisk: true });
        for (const step of taken) await take(world, step);
        world.sandbox.faults.clear();
        await world.stopBot();
        await world.startBot();
        await world.sandbox.until(() => shownCount(world) === dueCount(world), 'the count that is due');
        for (;;) {
          const answer = await world.sandbox.member('Ada').slash('/settings check');
          if (messageOf(answer).content.includes('agrees with Discord')) break;
        }
        expect(shownCount(world)).toBe(dueCount(world));
      }),
      { numRuns: 15 },
    ),
);
