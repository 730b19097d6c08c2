import { describe, expect, test } from 'vitest';
import {
  messageOf,
  openModal,
  pickedIn,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const RUN = [
  'The harbour town is drawn with such patience that the rain becomes a character of its own, and nobody hurries it.',
  'Only the cousins stay thin: they come, they sing, they leave, and the letters they carry are never opened at all.',
];

/** A page of a review site, copied whole. */
const PAGE = [
  'Completed',
  'Lanterns at Low Tide',
  '3 people found this review helpful',
  'Mar 4, 2024',
  '16 of 16 episodes seen',
  'Overall 7.0',
  'Story 4.0',
  'Acting/Cast 8.0',
  'Music 6.0',
  'Rewatch Value 1.0',
  'Slow water, bright lamps',
  '',
  ...RUN,
  ...RUN,
  '',
  'Was this review helpful to you?',
].join('\n');

const embedOf = (world: World) => reviewMessages(world)[0]?.embeds[0];

describe('A whole page that a member pasted', () => {
  test('is posted with its headline, score, aspect scores and progress, each paragraph once', async () => {
    await using world = await startWithReviewChannel();
    const answer = await writeReview(world.sandbox.member('Noor'), 'Lanterns at Low Tide', { body: PAGE });
    expect(embedOf(world)).toMatchObject({
      title: '7/10 · Lanterns at Low Tide',
      description: [
        '★★★★★★★☆☆☆',
        'Completed · 16 of 16 episodes seen · Story 4 · Acting 8 · Music 6 · Rewatch value 1',
        '**Slow water, bright lamps**',
        '',
        ...RUN,
      ].join('\n'),
    });
    for (const part of [
      'above your review',
      'headline',
      '7/10',
      'scores for parts',
      'watched',
      'twice',
      'below your review',
    ])
      expect(answer.content).toContain(part);
  });

  test('is restored as pasted on request, and keeps its score', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const answer = await writeReview(noor, 'Lanterns at Low Tide', { body: PAGE });
    const undone = messageOf(await noor.press(answer, 'Use my text as pasted'));
    expect(undone.content).toContain('has your text as you pasted it');
    expect(undone.content).toContain('Your score is still 7/10.');
    expect(embedOf(world)).toMatchObject({
      title: '7/10 · Lanterns at Low Tide',
      description: `★★★★★★★☆☆☆\n\n${PAGE}`,
    });
    expect(JSON.stringify(undone.components)).not.toContain('as-pasted');
  });

  test('is not restored when the review was edited since', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const answer = await writeReview(noor, 'Lanterns at Low Tide', { body: PAGE });
    await writeReview(noor, 'Lanterns at Low Tide', { body: 'I thought again.' });
    const refused = messageOf(await noor.press(answer, 'Use my text as pasted'));
    expect(refused.content).toContain('has changed since');
    expect(embedOf(world)?.description).toContain('I thought again.');
  });
});

test('The bot reads a score at the end and a headline from a short first line, and says so', async () => {
  await using world = await startWithReviewChannel();
  const body = `Slow water, bright lamps\n\n${RUN[0]}\n\n7,5/10`;
  const answer = await writeReview(world.sandbox.member('Noor'), 'Lanterns', { body });
  expect(embedOf(world)).toMatchObject({
    title: '7.5/10 · Lanterns',
    description: `★★★★★★★½☆☆\n**Slow water, bright lamps**\n\n${RUN[0]}`,
  });
  expect(answer.content).toContain('I took the headline and the score (7.5/10) out');
});

test('Fields that the member filled in win, and the text then stays whole', async () => {
  await using world = await startWithReviewChannel();
  const body = `Slow water, bright lamps\n\n${RUN[0]}\n\n7,5/10`;
  const answer = await writeReview(world.sandbox.member('Noor'), 'Lanterns', {
    headline: 'Mine',
    body,
    score: '9',
  });
  expect(embedOf(world)).toMatchObject({
    title: '9/10 · Lanterns',
    description: `★★★★★★★★★☆\n**Mine**\n\n${body}`,
  });
  expect(answer.content).not.toContain('I took');
});

test('A spoiler warning hides the text and is not used as its headline', async () => {
  await using world = await startWithReviewChannel();
  const body = `This review may contain spoilers\nThe lamp goes out\n\n${RUN[0]}\n\n8/10`;
  await writeReview(world.sandbox.member('Noor'), 'Lanterns', { body });
  const [posted] = reviewMessages(world);
  expect(JSON.stringify(posted)).not.toContain('The lamp goes out');
  const jun = world.sandbox.member('Jun');
  const read = await jun.press(posted ?? { id: '' }, 'Read with spoilers');
  expect(read).toMatchObject({ kind: 'message', ephemeral: true });
  expect(messageOf(read).embeds[0]?.description).toContain(`The lamp goes out\n\n${RUN[0]}`);
});

test('An edit stays as typed, even when a page is pasted into it', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Lanterns', { headline: 'First', body: 'Short.', score: '5' });
  const modal = await openModal(noor, 'Lanterns');
  expect(pickedIn(modal, 'score')).toBe('5');
  const answer = messageOf(await noor.submit(modal, { headline: '', body: PAGE }));
  expect(answer.content).not.toContain('I took');
  expect(embedOf(world)).toMatchObject({ title: '5/10 · Lanterns', description: `★★★★★☆☆☆☆☆\n\n${PAGE}` });
});

test('A paste without a score is posted without one, and a score can be added', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const body = `Slow water, bright lamps\n\n${RUN[0]}\n\n${RUN[1]}`;
  const posted = await writeReview(noor, 'Lanterns', { body });
  expect(posted.content).toContain('I took the headline');
  expect(embedOf(world)).toMatchObject({
    title: 'Lanterns',
    description: `**Slow water, bright lamps**\n\n${RUN[0]}\n\n${RUN[1]}`,
  });
  const scored = messageOf(await noor.select(posted, 'Add a score for Lanterns', '8'));
  expect(scored.content).toContain('Your score is 8/10.');
  await world.sandbox.until(() => embedOf(world)?.title === '8/10 · Lanterns', 'the score');
  expect(embedOf(world)?.description).toContain('**Slow water, bright lamps**');
});
