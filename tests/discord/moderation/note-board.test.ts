import { expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { deleteByHand, inLog, labels, startWithLog } from '../../support/log.ts';
import { decide, queue } from '../../support/moderate.ts';
import { messageOf, reviewMessages, wordsOf, writeReview } from '../../support/world.ts';

test('The note about a deleted message says what was decided in the queue, and what was undone', async () => {
  await using world = await startWithLog();
  const malik = world.sandbox.member('Malik');
  const at = await deleteByHand(world);
  expect(labels(world, at)).toContain('Post again');
  await decide(malik, await queue(world), 'Post again');
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> posted`);
  expect(labels(world, at)).toEqual([]);
  expect(inLog(world)[at]).not.toContain("doesn't count");
});

test('A removal in the queue is shown in the note, and so is its Undo', async () => {
  await using world = await startWithLog();
  const malik = world.sandbox.member('Malik');
  const at = await deleteByHand(world);
  const decided = await decide(malik, await queue(world), 'Remove', 'Abuse');
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> removed`);
  await malik.press(decided, 'Undo');
  await expect.poll(() => labels(world, at)).toContain('Post again');
});

test('A decision made while the note cannot be edited is shown after a restart', async () => {
  await using world = await startWithLog({ onDisk: true });
  const malik = world.sandbox.member('Malik');
  const at = await deleteByHand(world);
  const path = new RegExp(`/channels/${world.sandbox.channel('log').id}/messages`);
  world.sandbox.faults.answer({ method: 'PATCH', path, status: 500, times: Infinity });
  await decide(malik, await queue(world), 'Post again');
  await world.stopBot();
  world.sandbox.faults.clear();
  await world.startBot();
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> posted`);
});

test('Whoever posts again what another moderator has posted again is told by whom', async () => {
  await using world = await startWithLog();
  const { sandbox } = world;
  const [malik, ada] = [sandbox.member('Malik'), sandbox.member('Ada')];
  await deleteByHand(world);
  const adas = messageOf(await ada.slash('/moderate queue'));
  await decide(malik, await queue(world), 'Post again');
  expect(wordsOf(messageOf(await ada.press(adas, 'Post again')))).toContain(`<@${malik.id}> posted`);
});

test('The question about an emptied channel says after the repost that nothing is left to do', async () => {
  await using world = await startWithLog();
  const { sandbox } = world;
  for (const show of ['Second', 'Third', 'Fourth'])
    await writeReview(sandbox.member('Noor'), show, { score: '8' });
  deleteChannel(sandbox.world, sandbox.channel('reviews').id);
  const about = () => inLog(world).findIndex((text) => text.includes('messages'));
  await expect.poll(about).toBeGreaterThan(-1);
  const at = about();
  expect(inLog(world)[at]).toContain('A channel was deleted, and 4 reviews lost their messages with it.');
  const ada = sandbox.member('Ada');
  await ada.slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them');
  const over =
    '4 reviews lost their messages in the deleted channel. None of them waits for a repost any more.';
  await expect.poll(() => inLog(world)[at]).toContain(over);
  expect(labels(world, at)).toEqual([]);
});

test('The question about an emptied channel says what a moderator has answered in the queue', async () => {
  await using world = await startWithLog();
  const { sandbox } = world;
  for (const show of ['Second', 'Third', 'Fourth'])
    await writeReview(sandbox.member('Noor'), show, { score: '8' });
  for (const message of reviewMessages(world)) sandbox.member('Malik').remove(message);
  const about = () => inLog(world).findIndex((text) => text.includes('on purpose?'));
  await expect.poll(about).toBeGreaterThan(-1);
  const at = about();
  const malik = sandbox.member('Malik');
  const question = messageOf(
    await malik.select(await queue(world), 'Another review or a channel', '#reviews was emptied'),
  );
  await malik.press(question, 'Removed on purpose');
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> says that`);
  expect(labels(world, at)).toEqual(['It was emptied']);
});

test('A note to the staff has no post tried again before its time', async () => {
  await using world = await startWithLog({ timing: { retryDelays: [600_000] } });
  const { sandbox } = world;
  const path = new RegExp(`/channels/${sandbox.channel('reviews').id}/messages$`);
  // Sending messages is disabled for a while.
  const body = { code: 40_004, message: 'Send messages has been temporarily disabled' };
  sandbox.faults.answer({ method: 'POST', path, status: 403, body, times: Infinity });
  const tries = () => sandbox.requests.filter((one) => one.method === 'POST' && path.test(one.path)).length;
  const before = tries();
  await writeReview(sandbox.member('Jun'), 'Second', { score: '8' });
  const triesOfOne = tries() - before;
  expect(triesOfOne).toBeGreaterThan(0);
  await deleteByHand(world);
  await writeReview(sandbox.member('Jun'), 'Third', { score: '8' });
  expect(tries() - before).toBe(2 * triesOfOne);
});
