import { expect, test } from 'vitest';
import { inLog, labels, startWithLog } from '../../support/log.ts';
import { messageOf, reviewMessages, type World, writeReview } from '../../support/world.ts';

/**
 * Malik deletes the messages of four reviews one by one. Resolves to where the log asks about that, and to where it says that
 * the first of them was deleted.
 */
async function emptyChannel(world: World): Promise<{ question: number; deleted: number }> {
  const { sandbox } = world;
  for (const show of ['Second', 'Third', 'Fourth'])
    await writeReview(sandbox.member('Noor'), show, { score: '8' });
  for (const message of reviewMessages(world)) sandbox.member('Malik').remove(message);
  const find = (text: string) => inLog(world).findIndex((one) => one.includes(text));
  await expect.poll(() => find('on purpose?')).toBeGreaterThan(-1);
  await expect.poll(() => find('so the review counts and waits')).toBeGreaterThan(-1);
  return { question: find('on purpose?'), deleted: find('so the review counts and waits') };
}

const answer = async (world: World, question: number, label: string): Promise<void> => {
  const message = reviewMessages(world, 'log')[question];
  if (message === undefined) throw new Error('The log does not ask');
  await world.sandbox.member('Malik').press(message, label);
};

test('The question about an emptied channel goes on saying what was answered last, however late Discord edits it', async () => {
  await using world = await startWithLog({ timing: { retryDelays: [10] } });
  const { sandbox } = world;
  const { question } = await emptyChannel(world);
  const path = new RegExp(`/channels/${sandbox.channel('log').id}/messages`);
  const edits = () => sandbox.requests.filter((one) => one.method === 'PATCH' && path.test(one.path)).length;
  sandbox.faults.delay(200, { method: 'PATCH', path });
  for (const [label, said, other] of [
    ['Removed on purpose', 'were removed on purpose', 'It was emptied'],
    ['It was emptied', 'was emptied: 4 reviews', 'Removed on purpose'],
    ['Removed on purpose', 'were removed on purpose', 'It was emptied'],
    ['It was emptied', 'was emptied: 4 reviews', 'Removed on purpose'],
  ] as const) {
    const before = edits();
    await answer(world, question, label);
    await expect.poll(edits).toBeGreaterThan(before);
    await world.sandbox.member('Ada').slash('/settings view');
    expect(inLog(world)[question]).toContain('says that');
    expect(inLog(world)[question]).toContain(said);
    expect(labels(world, question)).toEqual([other]);
  }
});

test('What a moderator answers in the queue about an emptied channel is said in the log, also that it was emptied', async () => {
  await using world = await startWithLog();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  const { question } = await emptyChannel(world);
  const queue = messageOf(await malik.slash('/moderate queue'));
  const asked = messageOf(await malik.select(queue, 'Another review or a channel', '#reviews was emptied'));
  const judged = messageOf(await malik.press(asked, 'Removed on purpose'));
  await expect.poll(() => inLog(world)[question]).toContain('were removed on purpose');
  await malik.press(judged, 'It was emptied');
  await expect.poll(() => inLog(world)[question]).toContain(`<@${malik.id}> says that`);
  expect(inLog(world)[question]).toContain('was emptied: 4 reviews still count');
});

test('The note about a deleted message does not say after the repost that its review waits for one', async () => {
  await using world = await startWithLog();
  const ada = world.sandbox.member('Ada');
  const { deleted } = await emptyChannel(world);
  await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them');
  await expect.poll(() => inLog(world)[deleted]).toContain('This review has a message again.');
});

test('The note about a deleted message says who has the reviews of its channel hidden, and what is changed about that', async () => {
  await using world = await startWithLog();
  const malik = world.sandbox.member('Malik');
  const { question, deleted } = await emptyChannel(world);
  await answer(world, question, 'Removed on purpose');
  await expect.poll(() => inLog(world)[deleted]).toContain(`<@${malik.id}> hid`);
  expect(inLog(world)[deleted]).not.toContain('waits for');
  await answer(world, question, 'It was emptied');
  await expect.poll(() => inLog(world)[deleted]).toContain('so the review counts and waits');
});
