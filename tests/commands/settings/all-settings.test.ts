import { describe, expect, test } from 'vitest';
import { deleteMessages } from '../../../src/sandbox/actions/messages.ts';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import type { ModalValues } from '../../../src/sandbox/people/modal-values.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { moderate } from '../../support/moderate.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { createRole } from '../../support/roles.ts';
import { react, reviewMessage, startWithReview, untilShown } from '../../support/votes.ts';
import {
  chooseReviewChannel,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const HOUR = 3_600_000;

const set = async ({ sandbox }: World, options: OptionValues) =>
  wordsOf(messageOf(await sandbox.member('Ada').slash('/settings set', options)));
const view = async ({ sandbox }: World) => messageOf(await sandbox.member('Ada').slash('/settings view'));
const viewed = async (world: World) => wordsOf(await view(world));
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
    expect(await set(world, { 'writer-role': role })).toBe(`Can write reviews: <@&${role}>`);
    await writeReview(noor, 'Dark', { score: '8' });
    const refused = messageOf(await jun.slash('/review write', { show: 'Dark' }));
    expect(refused.content).toContain(`Only members with <@&${role}> can write reviews here`);
    expect(messageOf(await jun.submit(modal, { body: 'Mine.', score: '7' })).content).toContain(
      'for seven days. Once you can write reviews',
    );
    expect(reviewMessages(world)).toHaveLength(1);
    await reset(world, 'writer-role');
    const kept = await jun.autocomplete('/review write', 'show', 'dark');
    expect(kept[0]?.name).toBe('✎ Continue: Dark');
    await writeReview(jun, 'Dark', { score: '6' });
    expect(reviewMessages(world)).toHaveLength(2);
  });

  test('keeps nobody out once it is deleted, and the check says so', async () => {
    await using world = await startWithReviewChannel();
    const role = createRole(world, 'Critics');
    await set(world, { 'writer-role': role });
    const { world: discord, guildId } = world.sandbox;
    discord.roles.remove(role);
    discord.dispatch({ name: 'GUILD_ROLE_DELETE', guildId, data: { guild_id: guildId, role_id: role } });
    await writeReview(world.sandbox.member('Jun'), 'Dark', { score: '8' });
    expect(await check(world)).toContain('The role that can write reviews no longer exists');
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
  expect(await set(world, { 'average-weight': 0, 'tell-authors': false })).toBe(
    'Tell authors of decisions: **no**\nWeight of the average: **0 reviews**',
  );
  expect(await set(world, { 'average-weight': 0 })).toContain('No change');
  await writeReview(noor, 'Dark', { score: '8' });
  const top = messageOf(await noor.slash('/top'));
  expect(wordsOf(top)).toContain('The mean score.');
  const [message] = reviewMessages(world);
  if (!message) throw new Error('Nothing was posted');
  await moderate(malik, message, 'Hide');
  await noor.slash('/top');
  await world.stopBot();
  expect(noor.messages('general').filter(({ content }) => content.startsWith('Since you were'))).toEqual([]);
  expect(world.sandbox.requests.filter(({ path }) => path === '/users/@me/channels')).toEqual([]);
});

describe('`/settings view`', () => {
  /** Picks a setting on the card, fills in its form, and resolves to the card as it is then. */
  async function changeOnCard(
    world: World,
    shown: SandboxMessage,
    group: string,
    name: string,
    values: ModalValues,
  ) {
    const ada = world.sandbox.member('Ada');
    const opened = await ada.select(shown, `settings-change:${group}`, name);
    if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
    return ada.submit(opened.modal, values);
  }

  test('shows every setting in words, and changes each in a form, even after a restart', async () => {
    await using world = await startWorld({ onDisk: true });
    const role = createRole(world, 'Critics');
    const card = await view(world);
    for (const line of [
      "Reviews: **where they're written**",
      'Reports: **in `/moderate queue`**',
      'Moderation log: **off**',
      'Can write reviews: **everyone**',
      "Votes that count: **everyone's**",
      'New reviews an hour: **no limit**',
      'Tell authors of decisions: **yes**',
      'Fold after: **1,000 characters**',
      'Votes: **👍 and 👎**',
      'Weight of the average: **5 reviews**',
    ])
      expect(wordsOf(card)).toContain(line);
    await world.stopBot();
    await world.startBot();
    const { id } = world.sandbox.channel('general');
    for (const [group, name, value, line] of [
      ['channels', 'log-channel', ['general'], `Moderation log: <#${id}>`],
      ['channels', 'reports-channel', ['general'], `Reports: <#${id}>`],
      ['members', 'writer-role', ['Critics'], `Can write reviews: <@&${role}>`],
      ['members', 'tell-authors', 'No', 'Tell authors of decisions: **no**'],
      ['members', 'reviews-per-hour', '5', 'New reviews an hour: **5**'],
      ['reviews', 'fold', '0', 'Fold after: **never**'],
      ['rankings', 'average-weight', '1', 'Weight of the average: **1 review**'],
      ['members', 'writer-role', [], 'Can write reviews: **everyone**'],
    ] as const) {
      const changed = await changeOnCard(world, card, group, name, {
        value: Array.isArray(value) ? [...value] : (value as string),
      });
      expect(changed.kind).toBe('update');
      // What was saved stands above the settings too.
      expect(wordsOf(messageOf(changed)).split(line)).toHaveLength(3);
    }
  });

  test('refuses what is no number, and asks before the emoji change', async () => {
    await using world = await startWorld();
    const card = await view(world);
    const refused = await changeOnCard(world, card, 'reviews', 'fold', { value: 'many' });
    expect(messageOf(refused).content).toContain('a whole number from 0 to 4,000');
    const asked = await changeOnCard(world, card, 'reviews', 'emoji', {
      'helpful-emoji': '❤️',
      'not-helpful-emoji': 'off',
    });
    expect(messageOf(asked).content).toContain('❤️');
    expect(await viewed(world)).toContain('Votes: **👍 and 👎**');
  });

  test('resets one setting, and its buttons do what the commands do', async () => {
    await using world = await startWorld();
    const ada = world.sandbox.member('Ada');
    await set(world, { fold: 0 });
    const card = await view(world);
    const opened = await ada.press(card, 'Reset one…');
    if (opened.kind !== 'modal') throw new Error('No form opened');
    const reset = messageOf(await ada.submit(opened.modal, { setting: 'Fold after' }));
    expect(wordsOf(reset)).toContain('Fold after: **1,000 characters**');
    expect(messageOf(await ada.press(card, 'Check everything')).content).toContain('No review channel');
    expect(messageOf(await ada.press(card, 'Recount votes')).content).toContain('nothing to count');
    // Nowhere to post them.
    await expect(ada.press(card, 'Repost reviews')).rejects.toThrow();
  });

  test('checks at each click that the member is a manager', async () => {
    await using world = await startWorld();
    const message = await view(world);
    await expect(
      world.sandbox.member('Noor').select(message, 'settings-change:channels', 'log-channel'),
    ).rejects.toThrow();
    expect(await set(world, {})).toContain('Pick at least one option');
  });
});

test('Another review channel offers to move the old reviews, and asks where reports go', async () => {
  await using world = await startWithReview();
  const ada = world.sandbox.member('Ada');
  const general = world.sandbox.channel('general').id;
  const saved = messageOf(await ada.slash('/settings set', { 'reviews-channel': general }));
  expect(saved.content).toContain(`Reviews: <#${general}>\n1 review isn't in <#${general}>.`);
  expect(messageOf(await ada.press(saved, 'Repost reviews')).content).toContain('Post 1 review');
  const picked = await ada.select(saved, 'Reports: pick a channel', 'general');
  expect(picked.kind).toBe('update');
  expect(messageOf(picked)).toMatchObject({ content: `Reports: <#${general}>`, components: [] });
});

test('The log tells each changed setting, by whom, from what to what; a new log channel is told in both', async () => {
  await using world = await startWithReviewChannel();
  world.sandbox.createChannel('log');
  const [general, log] = [world.sandbox.channel('general').id, world.sandbox.channel('log').id];
  await set(world, { 'log-channel': general });
  await set(world, { 'log-channel': log, fold: 0 });
  const told = (channel: string) =>
    reviewMessages(world, channel).map(({ embeds }) => embeds[0]?.description ?? '');
  const ada = world.sandbox.member('Ada').id;
  await world.sandbox.until(() => told('log').length === 2 && told('general').length === 3, 'the log');
  expect(told('log')).toContain(`<@${ada}> changed a setting. Fold after: **1,000 characters** → **never**`);
  expect(told('general')).toContain(`<@${ada}> changed a setting. Moderation log: <#${general}> → <#${log}>`);
});

test('A staff channel is accepted only when the bot can write there', async () => {
  await using world = await startWorld();
  world.sandbox.channel('general').deny('bot', 'EmbedLinks');
  const { id } = world.sandbox.channel('general');
  expect(await set(world, { 'log-channel': id })).toContain('I need Embed Links there');
  expect(await viewed(world)).toContain('Moderation log: **off**');
});

describe('`/settings set` changes nothing at all', () => {
  test('when an emoji cannot be used', async () => {
    await using world = await startWorld();
    const before = await viewed(world);
    const { id } = world.sandbox.channel('reviews');
    const options = {
      'reviews-channel': id,
      'log-channel': id,
      'writer-role': createRole(world, 'Critics'),
      'reviews-per-hour': 2,
    };
    expect(await set(world, { ...options, 'helpful-emoji': 'good' })).toContain("can't use that emoji");
    expect(await viewed(world)).toBe(before);
  });

  test('when the bot lacks a permission in one of the channels, and names each such channel', async () => {
    await using world = await startWorld();
    const before = await viewed(world);
    const [reviews, general] = [world.sandbox.channel('reviews'), world.sandbox.channel('general')];
    reviews.deny('bot', 'AddReactions');
    general.deny('bot', 'EmbedLinks');
    const options = {
      'log-channel': reviews.id,
      'reports-channel': general.id,
      'voter-role': createRole(world, 'Critics'),
    };
    const told = await set(world, { 'reviews-channel': reviews.id, ...options, 'not-helpful-emoji': 'off' });
    expect(told.split('\n')).toEqual([
      expect.stringContaining(`I can't use <#${reviews.id}> yet: I need Add Reactions there`),
      expect.stringContaining(`I can't use <#${general.id}> yet: I need Embed Links there`),
    ]);
    expect(await viewed(world)).toBe(before);
    reviews.allow('bot', 'AddReactions');
    general.allow('bot', 'EmbedLinks');
    expect(await set(world, { 'reviews-channel': reviews.id, ...options })).toContain(
      `Reviews: <#${reviews.id}>`,
    );
    expect(await viewed(world)).toContain(`Reports: <#${general.id}>`);
  });
});

describe('`/settings check`', () => {
  test('names every missing permission in every channel in use, and what does not work without it', async () => {
    await using world = await startWithReviewChannel();
    await set(world, { 'log-channel': world.sandbox.channel('general').id });
    expect(await check(world)).toContain('Everything works.');
    world.sandbox.channel('reviews').deny('bot', 'ReadMessageHistory', 'AddReactions');
    world.sandbox.channel('general').deny('bot', 'SendMessages');
    const told = await check(world);
    expect(told).toContain('✓ View Channel, Send Messages, and Embed Links');
    expect(told).toContain('✗ **Read Message History**: without it I miss votes');
    expect(told).toContain('✗ **Add Reactions**: without it, members');
    expect(told).toContain("✗ **Send Messages**: without it I can't write there");
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
    expect(told).toContain("1 review isn't posted yet");
    expect(told).toContain('2 reviews no longer have a message. `/settings repost`');
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
    expect(answer).toContain(`✗ <@${noor}>'s review of **Glass Heart**: Discord shows 2 votes, I counted 0.`);
    expect(answer).toContain('`/settings recount`');
    await world.sandbox.member('Ada').slash('/settings recount');
    await untilShown(world, '2 of 2');
    expect(await check(world)).toContain('1 review agrees');
  });

  test('and leaves out the reactions of the bot itself, of which an event may be lost', async () => {
    await using world = await startWorld();
    await chooseReviewChannel(world);
    world.sandbox.faults.loseEvents('MESSAGE_REACTION_ADD', 1);
    await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    await world.sandbox.until(() => reviewMessage(world).reactions.length === 2, 'the vote buttons');
    expect(await check(world)).toContain('1 review agrees with Discord');
  });

  test('and names a message that shows something else', async () => {
    await using world = await startWithReview({ timing: { retryDelays: [600_000] } });
    world.sandbox.faults.answer({ method: 'PATCH', path: /\/messages\/\d+$/, status: 500, times: 4 });
    react(world, 'Jun', '👍');
    for (;;) if ((await check(world)).includes('out of date')) break;
  });

  test('and takes an edit that is on its way for no difference', async () => {
    await using world = await startWithReview({ timing: { settleTime: 600_000 } });
    react(world, 'Jun', '👍');
    await world.sandbox.member('Noor').slash('/top');
    expect(await check(world)).toContain('1 review agrees with Discord');
  });

  test('and names a channel that Discord does not let it read, after it has compared the others', async () => {
    await using world = await startWithReview();
    const { sandbox } = world;
    const old = sandbox.channel('reviews').id;
    sandbox.createChannel('reviews2');
    await set(world, { 'reviews-channel': sandbox.channel('reviews2').id });
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
    expect(await check(world)).toContain("I couldn't compare");
  });
});
