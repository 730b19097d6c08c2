import { expect } from 'vitest';
import { startWithReview } from './votes.ts';
import { labelsOf, reviewMessages, type World, type WorldOptions, wordsOf } from './world.ts';

/** A world with a log, and one review by Noor in #reviews. */
export async function startWithLog(options?: WorldOptions): Promise<World> {
  const world = await startWithReview({ sandbox: { unlimited: true }, ...options });
  const { id } = world.sandbox.createChannel('log');
  await world.sandbox.member('Ada').slash('/settings set', { 'log-channel': id });
  return world;
}

/** What the messages in the log say. */
export const inLog = (world: World) =>
  reviewMessages(world, 'log').map((message) => `${wordsOf(message)}${message.embeds[0]?.description ?? ''}`);

/** The labels of the buttons of a message in the log. */
export function labels(world: World, index: number): string[] {
  const message = reviewMessages(world, 'log')[index];
  if (message === undefined) throw new Error(`The log has no message ${index}`);
  return labelsOf(message);
}

/** Malik deletes the message of Noor's review. Resolves to where the note about it stands in the log. */
export async function deleteByHand(world: World): Promise<number> {
  const [message] = reviewMessages(world);
  if (message === undefined) throw new Error('Nothing is posted');
  world.sandbox.member('Malik').remove(message);
  await expect
    .poll(() => inLog(world).findIndex((text) => text.includes('deleted this review')))
    .toBeGreaterThan(-1);
  return inLog(world).findIndex((text) => text.includes('deleted this review'));
}
