import { expect, test } from 'vitest';
import { pressForged } from '../support/press-forged.ts';
import { type PutReview, putReviews, showIdOf, userIdOf } from '../support/put-reviews.ts';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  wordsOf,
  writeReview,
} from '../support/world.ts';

/** Noor's six shows of two years, which Jun and Léa scored, too; Vera, who left, scored one. */
const REVIEWS: readonly PutReview[] = [
  ...[90, 80, 45, 70, 95, 85].flatMap((score, index): PutReview[] => {
    const show = `Show ${index + 1}`;
    const writtenAt = Date.UTC(index < 2 ? 2025 : 2026, index);
    return [
      { by: 'Noor', show, score, writtenAt, headline: `Headline ${index + 1}` },
      { by: 'Jun', show, score: 90, writtenAt },
      { by: 'Léa', show, score: 85, writtenAt },
    ];
  }),
  { by: 'Vera', show: 'Show 1', score: 60 },
];

test('A profile tells what a member thinks, and each press of others opens a private card', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  const answer = await noor.slash('/profile');
  expect(answer).toMatchObject({ ephemeral: false });
  const profile = messageOf(answer);
  expect(wordsOf(profile)).toContain("## Noor\n**6 reviews** · mean 7.8\n-# This server's mean:");
  expect(wordsOf(profile)).toContain('### Favourites\n**9.5** · Show 5\n**9** · Show 1\n**8.5** · Show 6');
  expect(wordsOf(profile)).toContain('### Stands alone\n**4.5** · Show 3\n-# the others: 8.8 from 2 reviews');
  expect(wordsOf(profile)).toMatch(/### Latest\n\*\*8\.5\*\* · Show 6\n-# <t:\d+:R>\n\*\*9\.5\*\* · Show 5/);
  expect(wordsOf(messageOf(await noor.slash('/profile', { member: jun.id })))).toContain('## Jun');

  const year = messageOf(await jun.press(profile, 'Year 2026'));
  expect(year.visible_to).toBe(jun.id);
  expect(wordsOf(year)).toContain("## Noor's 2026\n**4 reviews**");
  const last = messageOf(await jun.select(year, '2026', `y.${BigInt(noor.id).toString(36)}.2025`));
  expect(last.id).toBe(year.id);
  expect(wordsOf(last)).toContain("## Noor's 2025\n**2 reviews** · mean 8.5");
  const all = messageOf(await jun.press(last, 'All years'));
  expect(wordsOf(all)).toContain('## Noor\n**6 reviews**');
  const show = messageOf(await jun.select(all, 'Open a show', `s.${showIdOf('Show 5')}`));
  expect(wordsOf(show)).toContain('Show 5');
  const back = messageOf(await jun.press(show, '‹ Profile'));
  expect(wordsOf(back)).toContain('## Noor');

  const reviews = messageOf(await jun.press(profile, 'All reviews'));
  expect(reviews).toMatchObject({ visible_to: jun.id });
  expect(reviews.embeds[0]?.footer?.text).toContain('Review 1 of 6');
  expect(sandbox.world.messages.get(profile.id)).toEqual(profile);
});

test('The buttons of a profile work after the bot has started again', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const noor = world.sandbox.member('Noor');
  const profile = messageOf(await noor.slash('/profile'));
  await world.stopBot();
  await world.startBot();
  expect(wordsOf(messageOf(await noor.press(profile, 'Year 2026')))).toContain("## Noor's 2026");
  expect(wordsOf(messageOf(await noor.press(profile, 'Compare with me')))).toContain('Whose taste');
});

test('Who left keeps their name and reviews, and bots have none', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const { sandbox } = world;
  const jun = sandbox.member('Jun');
  const recommended = await jun.slash('/profile', { member: sandbox.botId });
  expect(recommended).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(recommended))).toContain("is a bot, and bots don't review shows.");
  const vera = await pressForged(world, jun, `go:p.${BigInt(userIdOf(world, 'Vera')).toString(36)}`);
  expect(wordsOf(messageOf(vera))).toContain('## Vera\n**One review:** Vera gave 6.');
});

test('Whoever has reviewed nothing reads so alone, and others are led on', async () => {
  await using world = await startWorld();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const own = await noor.slash('/profile');
  expect(own).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(own))).toBe("You haven't reviewed anything yet.");
  expect(labelsOf(messageOf(own))).toEqual(['Write a review', 'Best shows', 'Newest reviews']);
  const other = await noor.slash('/profile', { member: jun.id });
  expect(other).toMatchObject({ ephemeral: false });
  expect(wordsOf(messageOf(other))).toBe("Jun hasn't reviewed anything yet.");
});

test('In the review channel a profile is private, and says why', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart', { score: '8' });
  const answer = await noor.slash('/profile', {}, { channel: 'reviews' });
  expect(answer).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(answer))).toMatch(/^-# Only you see this: <#\d+> is for reviews\.\n## Noor\n/);
});

test('The picture follows the answer; without Attach Files bars of text stay in its place', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const card = messageOf(await noor.slash('/profile'));
  expect(wordsOf(card)).toContain('▁');
  const drawn = () => sandbox.world.messages.get(card.id) ?? card;
  await sandbox.until(() => drawn().attachments.length === 1, 'the picture');
  expect(JSON.stringify(drawn().components)).toMatch(
    /"description":"Scores by Noor: 6 from 4\.5 to 9\.5, .*mean 7\.8\./,
  );
  expect(wordsOf(drawn())).not.toContain('▁');
  const year = messageOf(await noor.press(card, 'Year 2026'));
  expect(wordsOf(year)).toContain('**9.5** · Show 5\n**8.5** · Show 6');

  sandbox.channel('general').deny('bot', 'AttachFiles');
  const text = messageOf(await noor.slash('/profile'));
  expect(wordsOf(text)).toMatch(/Noor: mean 7\.8\n`[▁-█]{21}`/);
  expect(text.attachments).toEqual([]);
});

test('A year in which a member wrote nothing leads on, and hostile addresses open nothing', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  const noor = world.sandbox.member('Noor');
  const id = BigInt(noor.id).toString(36);
  const empty = messageOf(await pressForged(world, noor, `go:y.${id}.1999`));
  expect(wordsOf(empty)).toBe('Noor reviewed nothing in 1999.');
  for (const forged of [
    'go:p.',
    'go:p.!!',
    `go:y.${id}`,
    'go:y.x.20',
    'go:c.1',
    'go:w.9.1',
    'compare-me:x',
    'compare-me:',
    'compare-with:1',
    `compare-me:${'9'.repeat(80)}`,
  ]) {
    const answer = await pressForged(world, noor, forged);
    expect(wordsOf(messageOf(answer)), forged).toContain('This button is from an older version');
  }
  expect(messageOf(await pressForged(world, noor, 'reviews-by:x:y')).content).toContain('no reviews here');
});
