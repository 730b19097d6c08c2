import { expect, test } from 'vitest';
import { messageOf, startWithReviewChannel, startWorld, type World, wordsOf } from '../../support/world.ts';

const saidBy = ({ sandbox }: World, channel = 'general') =>
  sandbox.channel(channel).messages.filter(({ author }) => author.id === sandbox.botId);

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
  expect(done.content).toBe(`Reports: <#${sandbox.channel('general').id}>`);
  await world.stopBot();
  await world.startBot();
  sandbox.leave();
  sandbox.join();
  await sandbox.member('Noor').slash('/top');
  expect(saidBy(world).filter((message) => wordsOf(message).includes("I'm Ovation"))).toHaveLength(1);
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
  expect(saidBy(known).filter((message) => wordsOf(message).includes("I'm Ovation"))).toEqual([]);
  expect(saidBy(closed).filter((message) => wordsOf(message).includes("I'm Ovation"))).toEqual([]);
});
