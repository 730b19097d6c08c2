import { expect, test } from 'vitest';
import {
  addMembers,
  react,
  reviewMessage,
  startWithReview,
  unreact,
  untilShown,
} from '../../support/votes.ts';
import type { World } from '../../support/world.ts';

/** The notices about votes that a member has been shown. */
const told = ({ sandbox }: World, name: string): string[] =>
  sandbox
    .member(name)
    .messages('general')
    .map(({ content }) => content)
    .filter((content) => /votes count|review of .+ helpful/.test(content));

/** Types a command, and waits until the member has been shown this many notices. */
async function untilTold(world: World, name: string, times: number): Promise<void> {
  await world.sandbox.member(name).slash('/top');
  await world.sandbox.until(() => told(world, name).length === times, 'what the member is told');
}

test('An author who reacts to their own review is told once that it does not count', async () => {
  await using world = await startWithReview({ onDisk: true });
  react(world, 'Noor', '👍');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await untilTold(world, 'Noor', 1);
  expect(told(world, 'Noor')[0]).toContain("Only other people's votes count");
  unreact(world, 'Noor', '👍');
  react(world, 'Noor', '👎');
  unreact(world, 'Jun', '👍');
  await untilShown(world, '');
  await world.sandbox.member('Noor').slash('/top');
  await world.stopBot();
  expect(told(world, 'Noor')).toHaveLength(1);
});

test('An author is told once that ten people found a review helpful, and not who did not', async () => {
  await using world = await startWithReview({ onDisk: true });
  const voters = addMembers(world.sandbox, 11, 'Voter');
  for (const name of voters.slice(0, 10)) react(world, name, '👍');
  react(world, 'Léa', '👎');
  await untilShown(world, '10 of 11');
  await world.stopBot();
  await world.startBot();
  await untilTold(world, 'Noor', 1);
  expect(told(world, 'Noor')[0]).toMatch(
    /10 people have found your review of \*\*Glass Heart\*\* helpful\.$/,
  );
  unreact(world, voters[0] ?? '', '👍');
  await untilShown(world, '9 of 10');
  for (const name of [voters[0], voters[10]]) react(world, name ?? '', '👍');
  await untilShown(world, '11 of 12');
  await world.sandbox.member('Noor').slash('/top');
  await world.stopBot();
  expect(told(world, 'Noor')).toHaveLength(1);
});

test('With Manage Messages the bot removes the older of two votes, and the newer one counts', async () => {
  await using world = await startWithReview();
  world.sandbox.channel('reviews').allow('bot', 'ManageMessages');
  react(world, 'Jun', '👍🏽');
  await untilShown(world, '1 of 1');
  react(world, 'Jun', '👎');
  await untilShown(world, '');
  expect(reviewMessage(world).reactions.map(({ emoji }) => emoji.name)).toEqual(['👎']);
});

test('A milestone that is reached just before the bot stops is told after the next start', async () => {
  await using world = await startWithReview({ onDisk: true });
  for (const name of addMembers(world.sandbox, 10, 'Voter')) react(world, name, '👍');
  // Its answer shows that the votes have arrived before.
  await world.sandbox.member('Jun').slash('/top');
  await world.stopBot();
  await world.startBot();
  await untilTold(world, 'Noor', 1);
});
