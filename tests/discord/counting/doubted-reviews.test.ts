import { expect, test } from 'vitest';
import { react, reviewMessage, startWithReview, untilShown } from '../../support/votes.ts';
import type { World } from '../../support/world.ts';

/** Sends an event of a reaction that is not what happened. */
function send({ sandbox }: World, name: 'MESSAGE_REACTION_ADD' | 'MESSAGE_REACTION_REMOVE', who: string) {
  const { id, channel_id, guild_id } = sandbox.channel('reviews').messages[0] ?? {};
  const data = {
    user_id: sandbox.member(who).id,
    channel_id,
    message_id: id,
    guild_id,
    emoji: { id: null, name: '👍' },
    burst: false,
    type: 0,
  };
  sandbox.world.dispatch({ name, ...(guild_id && { guildId: guild_id }), data });
}

const readings = (world: World) =>
  world.sandbox.requests.filter(
    ({ method, path }) => method === 'GET' && path.endsWith(`/messages/${reviewMessage(world).id}`),
  ).length;

/** Has Discord answer late what is so, longer than an edit waits for its turn: what was told is shown until then. */
function answerLate(world: World): void {
  const path = new RegExp(`/messages/${reviewMessage(world).id}$`);
  world.sandbox.faults.delay(1000, { method: 'GET', path });
}

const UNCHECKED = { timing: { recheckSpacing: 600_000 } };

test('A reaction that was taken back before it was told counts no more', async () => {
  await using world = await startWithReview(UNCHECKED);
  answerLate(world);
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await untilShown(world, '1 of 1');
  await untilShown(world, '');
});

test('A reaction that was given again before it was told to be taken back counts on', async () => {
  await using world = await startWithReview(UNCHECKED);
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  answerLate(world);
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  await untilShown(world, '');
  await untilShown(world, '1 of 1');
});

test('Many events that do not fit cost one request', async () => {
  await using world = await startWithReview(UNCHECKED);
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  for (let time = 0; time < 50; time++) send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await world.sandbox.until(() => readings(world) > 0, 'a question');
  await world.stopBot();
  expect(readings(world)).toBe(1);
});

test('What Discord does not answer is found by the sweep', async () => {
  await using world = await startWithReview(UNCHECKED);
  const path = new RegExp(`/messages/${reviewMessage(world).id}$`);
  world.sandbox.faults.answer({ method: 'GET', path, status: 500, times: 4 });
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await untilShown(world, '1 of 1');
  await untilShown(world, '');
});
