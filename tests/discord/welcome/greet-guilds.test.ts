import { expect, test } from 'vitest';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  type World,
  wordsOf,
} from '../../support/world.ts';

const saidBy = ({ sandbox }: World, channel = 'general') =>
  sandbox.channel(channel).messages.filter(({ author }) => author.id === sandbox.botId);

const welcomesIn = (world: World, channel?: string) =>
  saidBy(world, channel).filter((message) => wordsOf(message).includes("I'm Ovation"));

test('In a server that it joins the bot says what members can do, once, and leads managers through the channels', async () => {
  await using world = await startWorld({ onDisk: true });
  const { sandbox } = world;
  sandbox.leave();
  sandbox.join();
  const welcome = await sandbox.until(() => saidBy(world)[0], 'the welcome');
  expect(wordsOf(welcome)).toContain('`/review write`');
  const refused = messageOf(await sandbox.member('Noor').press(welcome, 'Set up Ovation'));
  expect(refused.content).toContain('people with Manage Server');
  const ada = sandbox.member('Ada');
  const asked = messageOf(await ada.press(welcome, 'Set up Ovation'));
  const next = messageOf(await ada.select(asked, 'Reviews: pick a channel', 'reviews'));
  expect(next.content).toContain(`Reviews: <#${sandbox.channel('reviews').id}>`);
  const done = messageOf(await ada.select(next, 'Reports: pick a channel', 'general'));
  expect(done.content).toBe(
    `Reports: <#${sandbox.channel('general').id}>\nWrite a review with \`/review write\`, and I'll post it in <#${sandbox.channel('reviews').id}>.`,
  );
  expect(labelsOf(next)).toEqual(labelsOf(done));
  const opened = await ada.press(done, 'Write a review');
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  await ada.submit(opened.modal, { show: 'Dark', body: 'A show like no other.' });
  await sandbox.until(() => saidBy(world, 'reviews')[0], 'the first review');
  await world.stopBot();
  await world.startBot();
  sandbox.leave();
  sandbox.join();
  await sandbox.member('Noor').slash('/top');
  expect(welcomesIn(world)).toHaveLength(1);
});

test('Whoever picks a channel that the bot cannot use can pick again in the same message, and goes on to the first review', async () => {
  await using world = await startWorld();
  const { sandbox } = world;
  const reviews = sandbox.channel('reviews');
  sandbox.leave();
  sandbox.join();
  const welcome = await sandbox.until(() => saidBy(world)[0], 'the welcome');
  const ada = sandbox.member('Ada');
  let asked = messageOf(await ada.press(welcome, 'Set up Ovation'));
  reviews.deny('bot', 'EmbedLinks');
  for (const _ of ['once', 'twice', 'thrice']) {
    const before = JSON.stringify(asked.components);
    asked = messageOf(await ada.select(asked, 'Reviews: pick a channel', 'reviews'));
    expect(asked.content).toContain('I need Embed Links there');
    // Discord's client sends the same choice only from another select.
    expect(JSON.stringify(asked.components)).not.toBe(before);
  }
  reviews.allow('bot', 'EmbedLinks');
  const next = messageOf(await ada.select(asked, 'Reviews: pick a channel', 'reviews'));
  expect(next.content).toContain(`Reviews: <#${reviews.id}>`);
  sandbox.channel('general').deny('bot', 'SendMessages');
  const refused = messageOf(await ada.select(next, 'Reports: pick a channel', 'general'));
  expect(refused.content).toContain('I need Send Messages there');
  expect(labelsOf(refused)).toEqual(labelsOf(next));
  expect(JSON.stringify(refused.components)).toContain('Reports: pick a channel');
});

test('A server that added the bot while it was offline hears the welcome at its start, and one that gave it no permission later', async () => {
  await using world = await startWorld({ onDisk: true, sandbox: { joined: false } });
  const { sandbox } = world;
  await world.stopBot();
  sandbox.join();
  for (const name of ['general', 'reviews']) sandbox.channel(name).deny('bot', 'SendMessages');
  await world.startBot();
  await sandbox.member('Noor').slash('/top');
  expect(welcomesIn(world)).toEqual([]);
  sandbox.channel('general').allow('bot', 'SendMessages');
  await sandbox.until(() => welcomesIn(world)[0], 'the welcome');
  await world.stopBot();
  sandbox.channel('reviews').allow('bot', 'SendMessages');
  await world.startBot();
  await sandbox.member('Noor').slash('/top');
  expect([...welcomesIn(world), ...welcomesIn(world, 'reviews')]).toHaveLength(1);
});

test('A server that added the bot long ago and set nothing hears no welcome', async () => {
  await using world = await startWorld();
  await world.sandbox.member('Noor').slash('/top');
  expect(welcomesIn(world)).toEqual([]);
});

test('A server that the bot knows from before, and one where it may write nowhere, hear no welcome', async () => {
  await using known = await startWithReviewChannel();
  await using closed = await startWorld();
  for (const name of ['general', 'reviews']) closed.sandbox.channel(name).deny('bot', 'SendMessages');
  for (const { sandbox } of [known, closed]) {
    sandbox.leave();
    sandbox.join();
    await sandbox.member('Noor').slash('/top');
  }
  expect(welcomesIn(known)).toEqual([]);
  expect(welcomesIn(closed)).toEqual([]);
});
