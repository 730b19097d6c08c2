import { expect, test } from 'vitest';
import { topList } from './support/top-list.ts';
import { chooseReviewChannel, messageOf, reviewMessages, startWorld, writeReview } from './support/world.ts';

test('A review is written, posted, voted on and ranked, and all of it survives a restart', async () => {
  await using world = await startWorld({ onDisk: true });
  const { sandbox } = world;
  await chooseReviewChannel(world);
  const answer = await writeReview(sandbox.member('Noor'), 'Glass Heart (2025)', {
    headline: 'Loud and tender',
    body: 'The band plays for real.',
    score: '7.5',
  });
  const [posted] = reviewMessages(world);
  expect(answer.content).toContain(`/${sandbox.channel('reviews').id}/${posted?.id}`);
  expect(posted?.embeds[0]).toMatchObject({
    author: { name: 'Noor' },
    title: '7.5/10 · Glass Heart (2025)',
    description: '★★★★★★★½☆☆\n**Loud and tender**\n\nThe band plays for real.',
    footer: { text: 'Was this review helpful to you?' },
  });

  const footer = () => reviewMessages(world)[0]?.embeds[0]?.footer?.text;
  await sandbox.until(() => reviewMessages(world)[0]?.reactions.length === 2, 'both vote buttons');
  for (const name of ['Jun', 'Léa', 'Tomás']) {
    const [message] = reviewMessages(world);
    if (message !== undefined) await sandbox.member(name).react(message, name === 'Jun' ? '👎' : '👍');
  }
  await sandbox.until(() => footer()?.endsWith('2 of 3 people found this review helpful'), 'the counts');

  await world.stopBot();
  await world.startBot();
  const top = await sandbox.member('Jun').slash('/top');
  expect(top).toMatchObject({
    kind: 'message',
    ephemeral: false,
  });
  expect(topList(messageOf(top))).toEqual(['Glass Heart (2025) · one review: Noor gave 7.5']);
  expect(footer()).toContain('2 of 3 people');
});
