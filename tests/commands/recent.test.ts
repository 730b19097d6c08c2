import { expect, test } from 'vitest';
import { moderate } from '../support/moderate.ts';
import { pressForged } from '../support/press-forged.ts';
import { putReviews } from '../support/put-reviews.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  wordsOf,
  writeReview,
} from '../support/world.ts';

test('The newest reviews come first, each with a link to its message and no spoiler', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  await writeReview(noor, 'Glass Heart (2025)', { score: '8.5', headline: 'Loud, and *worth* it' });
  await writeReview(jun, 'Dark', { headline: 'Who is whose mother', spoilers: true });
  await writeReview(jun, 'Arrival', { score: '7', headline: 'It is ||all a loop||' });
  const answer = await noor.slash('/recent');
  expect(answer).toMatchObject({ ephemeral: false });
  const card = messageOf(answer);
  const [first, second, third] = reviewMessages(world).map(
    ({ id, channel_id }) => `https://discord.com/channels/${sandbox.guildId}/${channel_id}/${id}`,
  );
  const lines = wordsOf(card).replaceAll(/<t:\d+:R>/g, 'now');
  expect(lines).toContain(
    [
      `**7** · [Arrival](${third})\n-# Jun, now: contains spoilers`,
      `**no score** · [Dark](${second})\n-# Jun, now: contains spoilers`,
      `**8.5** · [Glass Heart (2025)](${first})\n-# Noor, now: Loud, and \\*worth\\* it`,
    ].join('\n'),
  );
  expect(labelsOf(card)).toEqual(['Write a review', 'Best shows']);
  expect(
    wordsOf(messageOf(await jun.select(card, 'Open a profile', `p.${BigInt(noor.id).toString(36)}`))),
  ).toContain('## Noor');
  expect((await jun.press(card, 'Write a review')).kind).toBe('modal');
});

test('Deleted and hidden reviews are gone when the page is opened again', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, ada] = [sandbox.member('Noor'), sandbox.member('Ada')];
  for (const show of ['Dark', 'Arrival', 'Glass Heart']) await writeReview(noor, show, { score: '8' });
  const [message] = reviewMessages(world);
  if (message === undefined) throw new Error('Nothing is posted');
  await moderate(ada, message, 'Hide', 'Spoilers');
  const confirm = messageOf(await noor.slash('/review delete', { show: 'Arrival' }));
  await noor.press(confirm, 'Delete');
  const card = messageOf(await noor.slash('/recent'));
  expect(wordsOf(card)).toContain('Glass Heart');
  expect(wordsOf(card)).not.toMatch(/Dark|Arrival/);
  expect(wordsOf(messageOf(await pressForged(world, noor, 'turn:n.99999:1')))).toContain('Glass Heart');
});

test('Of two pages one button leads to the other, in place for whoever asked', async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  for (let number = 1; number <= 9; number++) await writeReview(noor, `Show ${number}`, { score: '8' });
  const card = messageOf(await noor.slash('/recent'));
  expect(labelsOf(card)).toEqual(['Write a review', 'Best shows', '1 of 2 ›']);
  const copy = await jun.press(card, '1 of 2 ›');
  expect(copy).toMatchObject({ ephemeral: true });
  const last = messageOf(await noor.press(card, '1 of 2 ›'));
  expect(last.id).toBe(card.id);
  expect(wordsOf(last)).toContain('[Show 1]');
  expect(wordsOf(last)).not.toContain('[Show 2]');
});

test('In an empty server members are led on, and a manager to the channel for reviews', async () => {
  await using world = await startWorld();
  const [ada, noor] = [world.sandbox.member('Ada'), world.sandbox.member('Noor')];
  const empty = messageOf(await noor.slash('/recent'));
  expect(wordsOf(empty)).toBe('No reviews here yet. Yours would be the first.');
  expect(labelsOf(empty)).toEqual(['Write a review', 'Best shows']);
  const managers = messageOf(await ada.slash('/recent'));
  expect(labelsOf(managers)).toEqual(['Write a review', 'Choose a channel', 'Best shows']);
  expect(messageOf(await ada.press(managers, 'Choose a channel')).visible_to).toBe(ada.id);
});

test('In the review channel the newest reviews are private', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { score: '8' });
  const answer = await noor.slash('/recent', {}, { channel: 'reviews' });
  expect(answer).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(answer))).toMatch(/^-# Only you see this/);
});

test('Where no review has a message, nobody is told that there are none', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [{ by: 'Jun', show: 'Dark', score: 90 }]);
  const card = messageOf(await world.sandbox.member('Noor').slash('/recent'));
  expect(wordsOf(card)).toContain('None of the reviews here has a message right now.');
  expect(labelsOf(card)).toContain('Best shows');
});
