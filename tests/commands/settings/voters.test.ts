import { expect, test } from 'vitest';
import { createRole, takeRole } from '../../support/roles.ts';
import { react, shownCount, startWithReview, unreact, untilShown } from '../../support/votes.ts';
import { messageOf, type World } from '../../support/world.ts';

const set = async ({ sandbox }: World, voters: string) =>
  messageOf(await sandbox.member('Ada').slash('/settings set', { 'voter-role': voters })).content;

const lookUps = ({ sandbox }: World) =>
  sandbox.requests.filter(({ path }) => /^\/guilds\/\d+\/members\/\d+$/.test(path)).length;

test('Only votes of members with the role count, and a vote with it costs no request', async () => {
  await using world = await startWithReview();
  const role = createRole(world, 'Critics', 'Jun');
  expect(await set(world, role)).toContain(`Votes that count: <@&${role}>`);
  react(world, 'Léa', '👎');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  expect(lookUps(world)).toBe(0);
});

test('The roles of earlier voters are fetched once, and their votes count if they have the role', async () => {
  await using world = await startWithReview({ onDisk: true });
  for (const name of ['Jun', 'Léa']) react(world, name, '👍');
  await untilShown(world, '2 of 2');
  const role = createRole(world, 'Critics', 'Jun');
  expect(await set(world, role)).toContain("I'm looking up who has the role");
  await untilShown(world, '1 of 1');
  await world.sandbox.until(() => lookUps(world) === 2, 'two requests');
  await world.stopBot();
  await world.startBot();
  react(world, 'Ada', '👍');
  unreact(world, 'Jun', '👍');
  await untilShown(world, '');
  expect(lookUps(world)).toBe(2);
});

test('The bot learns of a role that a member gets or loses from their next command', async () => {
  await using world = await startWithReview();
  const role = createRole(world, 'Critics');
  await set(world, role);
  react(world, 'Jun', '👍');
  createRole(world, 'Other', 'Jun');
  const key = createRole(world, 'Readers', 'Léa');
  expect(shownCount(world)).toBe('');
  await set(world, key);
  react(world, 'Léa', '👍');
  await untilShown(world, '1 of 1');
  takeRole(world, key, 'Léa');
  await world.sandbox.member('Léa').slash('/top');
  await untilShown(world, '');
});

test('Without a role all votes count again', async () => {
  await using world = await startWithReview();
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  await set(world, createRole(world, 'Critics'));
  await untilShown(world, '');
  const answer = await world.sandbox.member('Ada').slash('/settings reset', { setting: 'voter-role' });
  expect(messageOf(answer).content).toContain("Votes that count: **everyone's**");
  await untilShown(world, '1 of 1');
});

test('Where a role is needed, a voter who has left does not count', async () => {
  await using world = await startWithReview();
  react(world, 'Jun', '👍');
  react(world, 'Léa', '👍');
  await untilShown(world, '2 of 2');
  const role = createRole(world, 'Critics', 'Jun', 'Léa');
  const { world: discord, guildId } = world.sandbox;
  discord.members.remove(`${guildId}:${world.sandbox.member('Léa').id}`);
  await set(world, role);
  await untilShown(world, '1 of 1');
});

test('A voter for whom Discord always fails keeps no other from counting', async () => {
  await using world = await startWithReview({ timing: { retryDelays: [600_000] } });
  const { sandbox } = world;
  const role = createRole(world, 'Voters', 'Jun', 'Léa', 'Malik');
  for (const name of ['Jun', 'Léa', 'Malik']) react(world, name, '👍');
  await untilShown(world, '3 of 3');
  const path = new RegExp(`/members/${sandbox.member('Jun').id}$`);
  sandbox.faults.answer({ method: 'GET', path, status: 500, times: Infinity });
  await sandbox.member('Ada').slash('/settings set', { 'voter-role': role });
  await untilShown(world, '2 of 2');
});
