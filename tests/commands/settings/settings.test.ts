import { expect, test } from 'vitest';
import { createChannel, deleteChannel, setRolePermissions } from '../../../src/sandbox/actions/guild.ts';
import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import { memberKey } from '../../../src/sandbox/world/world.ts';
import { reviewMessages, startWorld, type World, wordsOf, writeReview } from '../../support/world.ts';

/** The permissions that posting a review needs, and Discord's names for them. */
const NEEDED = [
  ['ViewChannel', 'View Channel'],
  ['SendMessages', 'Send Messages'],
  ['EmbedLinks', 'Embed Links'],
  ['ReadMessageHistory', 'Read Message History'],
  ['AddReactions', 'Add Reactions'],
] as const;

const set = ({ sandbox }: World, channel = 'reviews', who = 'Ada') =>
  sandbox.member(who).slash('/settings set', { 'reviews-channel': sandbox.channel(channel).id });
const view = ({ sandbox }: World, who = 'Ada') => sandbox.member(who).slash('/settings view');

function text(answer: Answer): string {
  if (answer.kind !== 'message') throw new Error(`No message: ${JSON.stringify(answer)}`);
  expect(answer.ephemeral).toBe(true);
  return wordsOf(answer.message);
}

/** Lets everybody use the command, as a server's owner can in the Integrations settings. */
function offerToEverybody({ sandbox }: World): void {
  const { commands } = sandbox.world;
  for (const command of commands.values())
    commands.put(command.id, { ...command, default_member_permissions: null });
}

test('A channel that the bot can use is accepted, shown, and used for the next review', async () => {
  await using world = await startWorld();
  const mention = `<#${world.sandbox.channel('reviews').id}>`;
  expect(text(await view(world))).toContain("Reviews: **where they're written**");
  expect(text(await set(world))).toContain(`Reviews: ${mention}`);
  expect(text(await view(world))).toContain(`Reviews: ${mention}\nReports`);
  await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '9' });
  expect(reviewMessages(world)).toHaveLength(1);
});

test('A channel without a needed permission is refused, naming the permission', async () => {
  await using world = await startWorld();
  const channel = world.sandbox.channel('reviews');
  for (const [permission, name] of NEEDED) {
    channel.deny('bot', permission);
    const answer = text(await set(world));
    expect(answer).toContain(`I can't use <#${channel.id}> yet`);
    expect(answer).toContain(`I need ${name} there`);
    expect(text(await view(world))).toContain("Reviews: **where they're written**");
    channel.allow('bot', permission);
  }
  expect(text(await set(world))).toContain('Reviews: <#');
});

test('All missing permissions are named at once, including those that a role lacks', async () => {
  await using world = await startWorld();
  const { guildId, channel, world: discord } = world.sandbox;
  setRolePermissions(discord, guildId, ['UseApplicationCommands', 'ViewChannel']);
  for (const role of discord.roles.values())
    if (role.bot_id !== undefined) setRolePermissions(discord, role.id, ['SendMessages']);
  channel('reviews').deny('everyone', 'SendMessages');
  expect(text(await set(world))).toContain(
    'I need Send Messages, Embed Links, Read Message History, and Add Reactions there',
  );
});

test('A permission that is removed later is shown, and the channel stays chosen', async () => {
  await using world = await startWorld();
  const channel = world.sandbox.channel('reviews');
  await set(world);
  channel.deny('bot', 'EmbedLinks', 'AddReactions');
  const answer = text(await view(world));
  expect(answer).toContain(`Reviews: <#${channel.id}>`);
  expect(answer).toContain('-# I still need **Embed Links and Add Reactions** there.');
});

test('After a refused channel, the earlier one stays', async () => {
  await using world = await startWorld();
  await set(world, 'reviews');
  world.sandbox.channel('general').deny('bot', 'SendMessages');
  expect(text(await set(world, 'general'))).toContain('Send Messages');
  expect(text(await view(world))).toContain(`<#${world.sandbox.channel('reviews').id}>`);
});

test('An announcement channel is accepted', async () => {
  await using world = await startWorld();
  createChannel(world.sandbox.world, world.sandbox.guildId, 'news', 5);
  expect(text(await set(world, 'news'))).toContain('Reviews: <#');
  await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '9' });
  expect(reviewMessages(world, 'news')).toHaveLength(1);
});

test('A channel that is deleted later is shown as unusable', async () => {
  await using world = await startWorld();
  await set(world);
  deleteChannel(world.sandbox.world, world.sandbox.channel('reviews').id);
  expect(text(await view(world))).toContain('-# This channel no longer exists.');
});

test('The channel is still chosen after a restart', async () => {
  await using world = await startWorld({ onDisk: true });
  await set(world);
  await world.stopBot();
  await world.startBot();
  expect(text(await view(world))).toContain(`<#${world.sandbox.channel('reviews').id}>`);
  await writeReview(world.sandbox.member('Noor'), 'Dark', { score: '9' });
  expect(reviewMessages(world)).toHaveLength(1);
});

test('Members without Manage Server are not offered the command, and are told whom to ask if they reach it', async () => {
  await using world = await startWorld();
  await expect(set(world, 'reviews', 'Malik')).rejects.toThrow('may not use /settings');
  await expect(view(world, 'Noor')).rejects.toThrow('may not use /settings');

  offerToEverybody(world);
  expect(text(await set(world, 'reviews', 'Malik'))).toContain('people with Manage Server');
  expect(text(await view(world, 'Noor'))).toContain('people with Manage Server');
  expect(text(await view(world))).toContain("Reviews: **where they're written**");
});

test('A role with Manage Server is enough, and losing it takes effect at once', async () => {
  await using world = await startWorld();
  const { guildId, world: discord } = world.sandbox;
  const role = { id: discord.newId(), guild_id: guildId, name: 'Manager', position: 3, managed: false };
  discord.roles.put(role.id, { ...role, permissions: '32' });
  const key = memberKey(guildId, world.sandbox.member('Jun').id);
  const jun = discord.members.get(key);
  if (jun === undefined) throw new Error('Jun is a member');
  discord.members.put(key, { ...jun, roles: [role.id] });
  expect(text(await set(world, 'reviews', 'Jun'))).toContain('Reviews: <#');

  offerToEverybody(world);
  discord.members.put(key, { ...jun, roles: [] });
  expect(text(await set(world, 'general', 'Jun'))).toContain('people with Manage Server');
});

test('When managers change one setting at the same time, the log says what each of them has changed', async () => {
  await using world = await startWorld();
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  await ada.slash('/settings set', { 'log-channel': sandbox.createChannel('log').id });
  await Promise.all([300, 600, 600].map((fold) => ada.slash('/settings set', { fold })));
  const logged = () => reviewMessages(world, 'log').map(({ embeds }) => embeds[0]?.description ?? '');
  await sandbox.until(() => logged().length === 3, 'the log');
  expect(logged()[1]).toContain('**1,000 characters** → **300 characters**');
  expect(logged()[2]).toContain('**300 characters** → **600 characters**');
  await world.stopBot();
  expect(logged()).toHaveLength(3);
});
