import { expect, test } from 'vitest';
import { react, reviewMessage, startWithReview, untilShown } from '../../support/votes.ts';
import { reviewMessages, type World, writeReview } from '../../support/world.ts';

/** Sends a reaction event for something that did not happen, on the newest review or on this message. */
function send(
  { sandbox }: World,
  name: 'MESSAGE_REACTION_ADD' | 'MESSAGE_REACTION_REMOVE',
  who: string,
  message = sandbox.channel('reviews').messages[0],
) {
  const { id, channel_id, guild_id } = message ?? {};
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

/** Delays Discord's responses beyond the edit's wait, so that the embed first shows what the false event said. */
function answerLate(world: World): void {
  const path = new RegExp(`/messages/${reviewMessage(world).id}$`);
  world.sandbox.faults.delay(1000, { method: 'GET', path });
}

const UNCHECKED = { timing: { compareSpacing: 600_000 } };

test('A reaction removed before its event arrives does not count', async () => {
  await using world = await startWithReview(UNCHECKED);
  answerLate(world);
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await untilShown(world, '1 of 1');
  await untilShown(world, '');
});

test('A reaction added again before the event of its removal arrives still counts', async () => {
  await using world = await startWithReview(UNCHECKED);
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  answerLate(world);
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  await untilShown(world, '');
  await untilShown(world, '1 of 1');
});

test('Many doubtful events cost one request', async () => {
  await using world = await startWithReview(UNCHECKED);
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  for (let time = 0; time < 50; time++) send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await world.sandbox.until(() => readings(world) > 0, 'a question');
  await world.stopBot();
  expect(readings(world)).toBe(1);
});

test('When Discord does not respond, a sweep finds the votes', async () => {
  await using world = await startWithReview(UNCHECKED);
  const path = new RegExp(`/messages/${reviewMessage(world).id}$`);
  world.sandbox.faults.answer({ method: 'GET', path, status: 500, times: 4 });
  send(world, 'MESSAGE_REACTION_REMOVE', 'Jun');
  send(world, 'MESSAGE_REACTION_ADD', 'Jun');
  await untilShown(world, '1 of 1');
  await untilShown(world, '');
});

test('A doubted review for which Discord does not respond holds up no other', async () => {
  await using world = await startWithReview(UNCHECKED);
  await writeReview(world.sandbox.member('Jun'), 'Harbour', { score: '8' });
  const [first, second] = reviewMessages(world);
  const asked = () => world.sandbox.requests.filter(({ path }) => path.endsWith(`/messages/${second?.id}`));
  const path = new RegExp(`/messages/${first?.id}$`);
  world.sandbox.faults.answer({ method: 'GET', path, status: 500, times: Infinity });
  for (const message of [first, second]) send(world, 'MESSAGE_REACTION_REMOVE', 'Léa', message);
  await world.sandbox.until(() => asked().length > 0, 'a request for the other review');
});
