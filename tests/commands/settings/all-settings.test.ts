import { describe, expect, test } from 'vitest';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { createRole } from '../../support/roles.ts';
import { react, startWithReview, untilShown } from '../../support/votes.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  type World,
  writeReview,
} from '../../support/world.ts';

const HOUR = 3_600_000;

const set = async ({ sandbox }: World, options: OptionValues) =>
  messageOf(await sandbox.member('Ada').slash('/settings set', options)).content;
const view = async ({ sandbox }: World) => messageOf(await sandbox.member('Ada').slash('/settings view'));
const check = async ({ sandbox }: World) =>
  messageOf(await sandbox.member('Ada').slash('/settings check')).content;
const reset = async ({ sandbox }: World, setting: string) =>
  messageOf(await sandbox.member('Ada').slash('/settings reset', { setting })).content;

describe('Only the writer role', () => {
  test('opens the form, and a member who loses it meanwhile keeps their text', async () => {
    await using world = await startWithReviewChannel();
    const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
    const role = createRole(world, 'Critics', 'Noor');
    const modal = await openModal(jun, 'Dark');
    expect(await set(world, { writers: role })).toContain('Saved');
    await writeReview(noor, 'Dark', { score: '8' });
    const refused = messageOf(await jun.slash('/review write', { show: 'Dark' }));
    expect(refused.content).toContain(`Only members with <@&${role}> write reviews here`);
    expect(messageOf(await jun.submit(modal, { body: 'Mine.', score: '7' })).content).toContain(
      'kept for seven days. Once you may write',
    );
    expect(reviewMessages(world)).toHaveLength(1);
    await reset(world, 'writers');
    const kept = await jun.autocomplete('/review write', 'show', 'dark');
    expect(kept[0]?.name).toBe('✎ Continue: Dark');
    await writeReview(jun, 'Dark', { score: '6' });
    expect(reviewMessages(world)).toHaveLength(2);
  });

  test('keeps nobody out once it is deleted, and the check says so', async () => {
    await using world = await startWithReviewChannel();
    const role = createRole(world, 'Critics');
    await set(world, { writers: role });
    const { world: discord, guildId } = world.sandbox;
    discord.roles.remove(role);
    discord.dispatch({ name: 'GUILD_ROLE_DELETE', guildId, data: { guild_id: guildId, role_id: role } });
    await writeReview(world.sandbox.member('Jun'), 'Dark', { score: '8' });
    expect(await check(world)).toContain('The role that may write reviews does not exist any more');
  });
});

test('A member who has reached the hourly limit is told when they may write again; edits do not count', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock });
  const noor = world.sandbox.member('Noor');
  await set(world, { 'reviews-per-hour': 2 });
  for (const show of ['First', 'Second']) await writeReview(noor, show, { score: '8' });
  const refused = messageOf(await noor.slash('/review write', { show: 'Third' }));
  expect(refused.content).toMatch(/as many reviews as this server allows in an hour \(2\).*<t:\d+:R>/);
  await writeReview(noor, 'Second', { score: '9' });
  clock.advance(HOUR);
  await writeReview(noor, 'Third', { score: '8' });
  await set(world, { 'reviews-per-hour': 0 });
  await writeReview(noor, 'Fourth', { score: '8' });
  expect(reviewMessages(world)).toHaveLength(4);
});

test('The average weight changes the order of `/top`, and authors get no notices when that is off', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const [noor, malik] = [world.sandbox.member('Noor'), world.sandbox.member('Malik')];
  expect(await set(world, { 'average-weight': 0, 'tell-authors': false })).toContain('Saved');
  await writeReview(noor, 'Dark', { score: '8' });
  const top = messageOf(await noor.slash('/top'));
  expect(top.embeds[0]?.footer?.text).toContain('Ordered by mean score');
  const [message] = reviewMessages(world);
  if (!message) throw new Error('Nothing was posted');
  const panel = messageOf(await malik.useMessageCommand('Moderate review', message));
  const opened = await malik.press(panel, 'Hide');
  if (opened.kind === 'modal') await malik.submit(opened.modal, {});
  await noor.slash('/top');
  await world.stopBot();
  expect(noor.messages('general').filter(({ content }) => content.startsWith('Since you were'))).toEqual([]);
  expect(world.sandbox.requests.filter(({ path }) => path === '/users/@me/channels')).toEqual([]);
});

describe('`/settings view`', () => {
  test('shows every setting, and its select menus change them at once, even after a restart', async () => {
    await using world = await startWorld({ onDisk: true });
    const ada = world.sandbox.member('Ada');
    const role = createRole(world, 'Critics');
    const before = await view(world);
    for (const sentence of [
      'No review channel is set',
      'not noted in any channel',
      'Reports wait in',
      'Every member may',
    ])
      expect(before.content).toContain(sentence);
    await world.stopBot();
    await world.startBot();
    await ada.select(before, 'The channel for reviews', 'reviews');
    await ada.select(before, 'The log of the moderators', 'general');
    await ada.select(before, 'The channel for reports', 'general');
    const after = messageOf(await ada.select(before, 'The role that may write', role));
    expect(after.content).toContain(`Members with <@&${role}> write reviews`);
    expect(after.content).toContain(`posted in <#${world.sandbox.channel('reviews').id}>`);
    const cleared = messageOf(await ada.select(after, 'The role that may write', []));
    expect(cleared.content).toContain('Every member may write reviews');
  });

  test('checks at each click that the member is a manager', async () => {
    await using world = await startWorld();
    const message = await view(world);
    await expect(
      world.sandbox.member('Noor').select(message, 'The channel for reviews', 'reviews'),
    ).rejects.toThrow();
    expect(await set(world, {})).toContain('Pick at least one of the options');
  });
});

test('A staff channel is accepted only when the bot can write there', async () => {
  await using world = await startWorld();
  world.sandbox.channel('general').deny('bot', 'EmbedLinks');
  const { id } = world.sandbox.channel('general');
  expect(await set(world, { log: id })).toContain('I need Embed Links there');
  expect((await view(world)).content).toContain('not noted in any channel');
});

describe('`/settings set` changes nothing at all', () => {
  test('when an emoji cannot be used', async () => {
    await using world = await startWorld();
    const before = await view(world);
    const { id } = world.sandbox.channel('reviews');
    const options = { channel: id, log: id, writers: createRole(world, 'Critics'), 'reviews-per-hour': 2 };
    expect(await set(world, { ...options, 'helpful-emoji': 'good' })).toContain('is not an emoji');
    expect((await view(world)).content).toBe(before.content);
  });

  test('when the bot lacks a permission in one of the channels, and names each such channel', async () => {
    await using world = await startWorld();
    const before = await view(world);
    const [reviews, general] = [world.sandbox.channel('reviews'), world.sandbox.channel('general')];
    reviews.deny('bot', 'AddReactions');
    general.deny('bot', 'EmbedLinks');
    const options = { log: reviews.id, moderators: general.id, voters: createRole(world, 'Critics') };
    const told = await set(world, { channel: reviews.id, ...options, 'not-helpful-emoji': 'off' });
    expect(told.split('\n')).toEqual([
      expect.stringContaining(`I cannot use <#${reviews.id}> yet: I need Add Reactions there`),
      expect.stringContaining(`I cannot use <#${general.id}> yet: I need Embed Links there`),
    ]);
    expect((await view(world)).content).toBe(before.content);
    reviews.allow('bot', 'AddReactions');
    general.allow('bot', 'EmbedLinks');
    expect(await set(world, { channel: reviews.id, ...options })).toMatch(/^From now on .*\nSaved\./);
    expect((await view(world)).content).toContain(`Reports go to <#${general.id}>`);
  });
});

describe('`/settings check`', () => {
  test('names every missing permission in every channel in use, and what does not work without it', async () => {
    await using world = await startWithReviewChannel();
    await set(world, { log: world.sandbox.channel('general').id });
    expect(await check(world)).toContain('Everything works.');
    world.sandbox.channel('reviews').deny('bot', 'ReadMessageHistory', 'AddReactions');
    world.sandbox.channel('general').deny('bot', 'SendMessages');
    const told = await check(world);
    expect(told).toContain('✓ View Channel, Send Messages, and Embed Links');
    expect(told).toContain('✗ **Read Message History**: without it votes');
    expect(told).toContain('✗ **Add Reactions**: without it members');
    expect(told).toContain('✗ **Send Messages**: without it nothing is told there');
    expect(told).not.toContain('Everything works');
  });

  test('counts the reviews that wait, and those without a message', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    for (const show of ['First', 'Second']) await writeReview(noor, show, { score: '8' });
    const channel = world.sandbox.world.channels.get(world.sandbox.channel('reviews').id);
    const ids = reviewMessages(world).map(({ id }) => id);
    if (channel) deleteMessages(world.sandbox.world, channel, ids);
    world.sandbox.channel('reviews').deny('bot', 'EmbedLinks');
    await writeReview(noor, 'Third', { score: '8' });
    const told = await check(world);
    expect(told).toContain('1 review waits to be posted');
    expect(told).toContain('2 reviews have lost their messages. `/settings repost`');
  });
});

describe('The check compares Discord, the store and the messages', () => {
  test('and says when they agree', async () => {
    await using world = await startWithReview();
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    expect(await check(world)).toContain('1 review agrees with Discord');
  });

  test('and names a review whose votes differ, until they are recounted', async () => {
    await using world = await startWithReview({ timing: { compareSpacing: 600_000 } });
    world.sandbox.faults.loseEvents('MESSAGE_REACTION_ADD', 2);
    for (const name of ['Jun', 'Léa']) react(world, name, '👍');
    const noor = world.sandbox.member('Noor').id;
    const answer = await check(world);
    expect(answer).toContain(
      `✗ **Glass Heart** by <@${noor}>: Discord has 2 reactions that are answers, I have 0.`,
    );
    expect(answer).toContain('`/settings recount`');
    await world.sandbox.member('Ada').slash('/settings recount');
    await untilShown(world, '2 of 2');
    expect(await check(world)).toContain('1 review agrees');
  });

  test('and names a message that shows something else', async () => {
    await using world = await startWithReview({ timing: { settleTime: 600_000 } });
    react(world, 'Jun', '👍');
    for (;;) if ((await check(world)).includes('does not show the newest state')) break;
  });

  test('and names a channel that Discord does not let it read, after it has compared the others', async () => {
    await using world = await startWithReview();
    const { sandbox } = world;
    const old = sandbox.channel('reviews').id;
    sandbox.createChannel('reviews2');
    await set(world, { channel: sandbox.channel('reviews2').id });
    await writeReview(sandbox.member('Jun'), 'Harbour', { score: '8' });
    const path = new RegExp(`/channels/${old}/messages$`);
    sandbox.faults.answer({ method: 'GET', path, status: 500, times: 4 });
    const told = await check(world);
    expect(told).toContain(`Discord didn't let me read <#${old}>`);
    expect(told).toContain('1 review agrees with Discord');
    expect(told).not.toContain('Everything works');
  });

  test('and says when Discord is unavailable', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.answer({ method: 'GET', path: /\/messages$/, status: 500, times: 4 });
    expect(await check(world)).toContain('I could not compare');
  });
});
