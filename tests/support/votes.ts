import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { memberKey } from '../../src/sandbox/world/world.ts';
import {
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from './world.ts';

/** A world whose #reviews holds one review, by Noor. */
export async function startWithReview(options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel(options);
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  return world;
}

/** The newest review message, as it is now. */
export function reviewMessage(world: World): SandboxMessage {
  const message = reviewMessages(world).at(-1);
  if (message === undefined) throw new Error('No review is posted');
  return message;
}

/** "2 of 3" as in the newest review message; '' while it shows no votes. */
export const shownCount = (world: World): string =>
  /\d+ of \d+/.exec(reviewMessage(world).embeds.at(-1)?.footer?.text ?? '')?.[0] ?? '';

/** Resolves once the newest review message shows this. */
export async function untilShown(world: World, count: string): Promise<void> {
  await world.sandbox.until(() => shownCount(world) === count, `"${count}"`);
}

export function react(world: World, name: string, emoji: string, options?: { super?: boolean }): void {
  world.sandbox.member(name).react(reviewMessage(world), emoji, options);
}

export function unreact(world: World, name: string, emoji: string, options?: { super?: boolean }): void {
  world.sandbox.member(name).unreact(reviewMessage(world), emoji, options);
}

/** Adds people to the guild, called `<name> 1`, `<name> 2` and so on. */
export function addMembers({ world, guildId }: Sandbox, count: number, name: string, bot = false): string[] {
  return Array.from({ length: count }, (_, index) => {
    const id = world.newId();
    const called = `${name} ${index + 1}`;
    world.members.put(memberKey(guildId, id), {
      guild_id: guildId,
      user: { id, username: called.toLowerCase().replace(' ', '.'), global_name: called, bot },
      nick: null,
      roles: [],
      joined_at: new Date(world.now()).toISOString(),
      locale: 'en-US',
    });
    return called;
  });
}

/** How often the bot has edited messages in the review channel. */
export const editCount = ({ sandbox }: World): number =>
  sandbox.requests.filter(
    ({ method, path }) => method === 'PATCH' && /^\/channels\/\d+\/messages\/\d+$/.test(path),
  ).length;
