import { expect, test } from 'vitest';
import { type PutReview, putReviews } from '../support/put-reviews.ts';
import { messageOf, startWorld, wordsOf } from '../support/world.ts';

const REVIEWS = ['Noor', 'Jun'].flatMap((by) =>
  [90, 80, 70].map(
    (score, index): PutReview => ({ by, show: `Show ${index + 1}`, score, headline: `By ${by}` }),
  ),
);

test('The menu of a person opens their reviews, for the member alone', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const answer = await jun.useUserCommand('Their reviews', noor.id);
  expect(answer).toMatchObject({ ephemeral: true });
  const page = messageOf(answer);
  expect(page.embeds[0]?.author?.name).toBe('Noor');
  expect(page.embeds[0]?.footer?.text).toContain('Review 1 of 3');
  expect(wordsOf(messageOf(await jun.press(page, 'Author')))).toContain('## Noor');
  const none = await jun.useUserCommand('Their reviews', 'Malik');
  expect(messageOf(none).content).toBe('This member has no reviews here that you can read.');
});

test('The menu of a person compares their taste with that of whoever asks, for that member alone', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  const answer = await jun.useUserCommand('Compare taste', noor.id);
  expect(answer).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(answer))).toMatch(/^## Jun and Noor\n.+\n3 shows in common\n/);
  const own = messageOf(await jun.useUserCommand('Compare taste', jun.id));
  expect(wordsOf(own)).toBe("Whose taste should I compare with Jun's?");
  expect(wordsOf(messageOf(await jun.useUserCommand('Compare taste', sandbox.botId)))).toContain('is a bot');
});
