import { expect, test } from 'vitest';
import { deleteChannel } from '../../../src/sandbox/actions/guild.ts';
import { garbleReviewsBy } from '../../support/break-storage.ts';
import { decide, moderate } from '../../support/moderate.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** Three reviews in #reviews: two by Jun, one by Noor. */
async function startWithJun(options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel({ sandbox: { unlimited: true }, ...options });
  const { sandbox } = world;
  await writeReview(sandbox.member('Jun'), 'Glass Heart', { score: '8' });
  await writeReview(sandbox.member('Jun'), 'Dark', { score: '6', headline: 'Too long' });
  await writeReview(sandbox.member('Noor'), 'Dark', { score: '9' });
  return world;
}

const theirReviews = async ({ sandbox }: World, member = 'Jun') =>
  messageOf(
    await sandbox.member('Malik').slash('/moderate member reviews', { member: sandbox.member(member).id }),
  );

/** Malik hides Jun's second review; #reviews is deleted; Ada chooses #general and reposts what counts. */
async function loseHidden(world: World): Promise<void> {
  const { sandbox } = world;
  const [, hidden] = reviewMessages(world);
  if (hidden === undefined) throw new Error('Nothing is posted');
  await moderate(sandbox.member('Malik'), hidden, 'Hide', 'Abuse');
  deleteChannel(sandbox.world, sandbox.channel('reviews').id);
  const ada = sandbox.member('Ada');
  await ada.slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await expect.poll(async () => messageOf(await ada.slash('/settings repost')).content).toContain('Post 2');
  await ada.press(messageOf(await ada.slash('/settings repost')), 'Post them');
  await expect.poll(() => reviewMessages(world, 'general').length).toBe(2);
}

test('A hidden review whose message is lost is within a moderator’s reach, and can be shown again', async () => {
  await using world = await startWithJun();
  await loseHidden(world);
  const malik = world.sandbox.member('Malik');
  const page = await theirReviews(world);
  expect(page.content).toContain('Hidden by a moderator.');
  expect(page.embeds[0]?.title).toContain('Dark');
  expect(page.embeds[0]?.footer?.text).toContain('Review 1 of 2');
  const panel = messageOf(await malik.press(page, 'Moderate'));
  expect(labelsOf(panel)).toContain('Show again');
  expect(wordsOf(await decide(malik, panel, 'Show again'))).toContain('is shown again');
  await expect.poll(() => reviewMessages(world, 'general').length).toBe(3);
});

test('After the repost, check, repost and queue agree that nothing is left', async () => {
  await using world = await startWithJun();
  const ada = world.sandbox.member('Ada');
  // Neither the hidden review counts, nor the earlier one of two that a merge leaves.
  await writeReview(world.sandbox.member('Noor'), 'Das Dunkel', { score: '7' });
  const merge = await ada.slash('/moderate show merge', { show: 'Das Dunkel', into: 'Dark' });
  await ada.press(messageOf(merge), 'Merge');
  await loseHidden(world);
  expect(messageOf(await ada.slash('/settings check')).content).not.toContain('no longer');
  expect(messageOf(await ada.slash('/settings repost')).content).toContain('Every review is in');
  expect(wordsOf(messageOf(await world.sandbox.member('Malik').slash('/moderate queue')))).toBe(
    'Nothing to decide.',
  );
});

test('"Their reviews" under a case leads to hidden reviews first, then to the others, each with "Moderate"', async () => {
  await using world = await startWithJun();
  const malik = world.sandbox.member('Malik');
  const [first, second] = reviewMessages(world);
  if (first === undefined || second === undefined) throw new Error('Nothing is posted');
  await moderate(malik, second, 'Hide', 'Abuse');
  const panel = messageOf(await malik.useMessageCommand('Moderate review', first));
  const page = messageOf(await malik.press(panel, 'Their reviews'));
  expect(page.content).toContain('Hidden by a moderator.');
  const next = messageOf(await malik.press(page, '1 of 2 ›'));
  expect(next.content).not.toContain('Hidden');
  expect(next.embeds[0]?.title).toContain('Glass Heart');
  expect(labelsOf(next)).toEqual(['2 of 2 ›', 'Moderate', 'Go to message']);
});

test('A covered review that is hidden can be read by moderators all the same', async () => {
  await using world = await startWithJun();
  const malik = world.sandbox.member('Malik');
  const [first] = reviewMessages(world);
  if (first === undefined) throw new Error('Nothing is posted');
  await moderate(malik, first, 'Cover spoilers', 'Spoilers');
  await moderate(malik, first, 'Hide', 'Abuse');
  const page = await theirReviews(world);
  const whole = messageOf(await malik.press(page, 'Read with spoilers'));
  expect(JSON.stringify(whole.embeds)).toContain('A show like no other.');
});

test('A member without reviews has none to read', async () => {
  await using world = await startWithJun();
  expect((await theirReviews(world, 'Tomás')).content).toContain('no reviews here');
});

test('A hidden review that has become unreadable on disk is passed over, and the others are within reach', async () => {
  await using world = await startWithJun({ onDisk: true });
  const [, hidden] = reviewMessages(world);
  if (hidden === undefined) throw new Error('Nothing is posted');
  await moderate(world.sandbox.member('Malik'), hidden, 'Hide', 'Abuse');
  garbleReviewsBy(world, 'Jun', 60);
  for (const _ of ['once', 'twice']) {
    const page = await theirReviews(world);
    expect(page.embeds[0]?.title).toContain('Glass Heart');
    expect(page.embeds[0]?.footer?.text).toContain('Review 1 of 1');
  }
});
