import { expect, test } from 'vitest';
import { topList } from '../../support/top-list.ts';
import { reviewMessage } from '../../support/votes.ts';
import { fieldOf, messageOf, openModal, startWithReviewChannel, writeReview } from '../../support/world.ts';

test('A review shows its author, show, score, stars, headline and text, and asks whether it was helpful', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart (2025)', {
    headline: 'Loud and tender',
    body: 'The band *plays* for real.\n\nSee it.',
    score: '7.5',
  });
  const { embeds, components, content } = reviewMessage(world);
  expect(content).toBe('');
  expect(embeds).toHaveLength(1);
  expect(embeds[0]).toMatchObject({
    author: { name: 'Noor', icon_url: expect.stringMatching(/^https?:/) },
    title: '7.5/10 · Glass Heart (2025)',
    description: '★★★★★★★½☆☆\n**Loud and tender**\n\nThe band *plays* for real.\n\nSee it.',
    color: expect.any(Number),
    footer: { text: 'Was this review helpful to you?' },
  });
  expect(components.flatMap((row) => row.components?.map(({ label }) => label))).toEqual([
    'Write or edit yours',
    'All reviews',
    'About the show',
  ]);
});

test('A review with spoilers shows headline and score; only members who press the button read the rest', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  await writeReview(noor, 'Glass Heart', {
    headline: 'Hold on',
    body: 'The drummer is the sister.',
    score: '9',
    spoilers: true,
  });
  const message = reviewMessage(world);
  expect(message.embeds[0]?.description).toBe('★★★★★★★★★☆\n**Hold on**\nContains spoilers');
  expect(JSON.stringify(message)).not.toContain('drummer');
  const answer = await jun.press(message, 'Read with spoilers');
  expect(answer).toMatchObject({
    kind: 'message',
    ephemeral: true,
    message: { embeds: [{ description: expect.stringContaining('The drummer is the sister.') }] },
  });
  const seen = (person: typeof jun) => JSON.stringify(person.messages('reviews')).includes('drummer');
  expect({ jun: seen(jun), léa: seen(sandbox.member('Léa')), noor: seen(noor) }).toEqual({
    jun: true,
    léa: false,
    noor: false,
  });

  await writeReview(noor, 'Glass Heart', { body: 'The drummer is the sister.', spoilers: false });
  expect(reviewMessage(world).embeds[0]?.description).toContain('The drummer is the sister.');
});

test('A member who wants to read the spoilers of a deleted review is told so', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const answer = await writeReview(noor, 'Glass Heart', { body: 'A twist.', score: '9', spoilers: true });
  const message = reviewMessage(world);
  sandbox.faults.answer({ method: 'DELETE', path: /\/messages\/\d+$/, status: 500, times: Infinity });
  await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete');
  expect(messageOf(await sandbox.member('Jun').press(message, 'Read with spoilers')).content).toContain(
    'no longer exists',
  );
});

test(`"Write or edit yours" opens the modal for that show: empty, or with the member's own review`, async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const jun = sandbox.member('Jun');
  await writeReview(sandbox.member('Noor'), 'Glass Heart (2025)', { body: 'Hers.', score: '8' });
  const first = reviewMessage(world);
  const opened = await jun.press(first, 'Write or edit yours');
  if (opened.kind !== 'modal') throw new Error('No modal');
  expect(opened.modal.title).toBe('Review: Glass Heart (2025)');
  expect(fieldOf(opened.modal, 'body').value).toBeUndefined();
  await jun.submit(opened.modal, { body: 'His.', score: '6' });
  expect(reviewMessage(world).embeds[0]).toMatchObject({
    author: { name: 'Jun' },
    title: '6/10 · Glass Heart (2025)',
  });
  const again = await jun.press(first, 'Write or edit yours');
  expect(again.kind === 'modal' && fieldOf(again.modal, 'body').value).toBe('His.');
  const top = messageOf(await jun.slash('/top'));
  expect(topList(top)).toEqual(['Glass Heart (2025) · mean 7.0 · 2 reviews']);
});

test('A long review folds, "Read all" shows the whole to the presser, and the setting changes what is posted', async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun, ada] = [
    world.sandbox.member('Noor'),
    world.sandbox.member('Jun'),
    world.sandbox.member('Ada'),
  ];
  const paragraphs = Array.from({ length: 8 }, (_, index) => `Part ${index}.${' A scene.'.repeat(20)}`);
  await writeReview(noor, 'Glass Heart', { body: paragraphs.join('\n\n'), score: '8' });
  const description = () => reviewMessage(world).embeds[0]?.description ?? '';
  expect(description()).toContain('Part 3.');
  expect(description()).not.toContain('Part 7.');
  const read = await jun.press(reviewMessage(world), 'Read all');
  expect(read).toMatchObject({ kind: 'message', ephemeral: true });
  expect(messageOf(read).embeds[0]?.description).toContain('Part 7.');
  await ada.slash('/settings set', { fold: 0 });
  await world.sandbox.until(() => description().includes('Part 7.'), 'the whole text');
  expect(JSON.stringify(reviewMessage(world).components)).not.toContain('Read all');
});

test('A score alone asks nobody whether it helped; a text does, and counts what was given before', async () => {
  await using world = await startWithReviewChannel();
  world.sandbox.faults.clear();
  const noor = world.sandbox.member('Noor');
  await noor.submit(await openModal(noor, 'Glass Heart'), { score: '8' });
  expect(reviewMessage(world).embeds[0]?.footer).toBeUndefined();
  world.sandbox.member('Jun').react(reviewMessage(world), '👍');
  await noor.submit(await openModal(noor, 'Glass Heart'), { body: 'The band plays for real.' });
  await world.sandbox.until(
    () => reviewMessage(world).embeds[0]?.footer?.text.includes('1 of 1 person') === true,
    'the vote that was given',
  );
  await world.sandbox.until(
    () =>
      reviewMessage(world).reactions.filter(({ normal }) => normal.includes(world.sandbox.botId)).length ===
      2,
    'the reactions to vote with',
  );
});
