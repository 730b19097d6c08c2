import { expect, test } from 'vitest';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { garbleReviewsBy } from '../../support/break-storage.ts';
import { react, reviewMessage, startWithReview, untilShown } from '../../support/votes.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

/** A world with reviews of Dark by Noor, Jun and Léa. */
async function startWithThree(): Promise<World> {
  const world = await startWithReviewChannel({ onDisk: true });
  for (const [name, score] of [
    ['Noor', '9'],
    ['Jun', '5'],
    ['Léa', '7'],
  ] as const)
    await writeReview(world.sandbox.member(name), 'Dark', { body: `What ${name} thinks.`, score });
  return world;
}

const read = async ({ sandbox }: World, options: Record<string, string> = {}, who = 'Ada') => {
  const answer = await sandbox.member(who).slash('/review read', { show: 'Dark', ...options });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  return messageOf(answer);
};
const author = (message: SandboxMessage) => message.embeds[0]?.author?.name;
const footer = (message: SandboxMessage) => message.embeds.at(-1)?.footer?.text ?? '';

test('The most helpful review comes first, and the buttons lead through all of them and back', async () => {
  await using world = await startWithThree();
  const ada = world.sandbox.member('Ada');
  const [noors] = reviewMessages(world);
  if (noors) for (const name of ['Ada', 'Tomás', 'Jun']) world.sandbox.member(name).react(noors, '👍');
  await world.sandbox.until(
    () => reviewMessages(world)[0]?.embeds[0]?.footer?.text.includes('3 of 3'),
    'the votes',
  );
  const first = await read(world);
  expect(author(first)).toBe('Noor');
  expect(footer(first)).toContain('Review 1 of 3');
  // Nobody can vote here, so nobody is asked.
  expect(footer(first)).toBe('Review 1 of 3 · 3 of 3 people found this review helpful');
  expect(first.embeds[0]?.description).toContain('What Noor thinks.');
  const second = messageOf(await ada.press(first, '1 of 3 ›'));
  const third = messageOf(await ada.press(second, '2 of 3 ›'));
  expect([author(second), author(third)].toSorted()).toEqual(['Jun', 'Léa']);
  // They go round.
  expect(author(messageOf(await ada.press(third, '3 of 3 ›')))).toBe('Noor');
  expect(author(messageOf(await ada.press(third, '‹ 3')))).toBe(author(third));
});

test('A review without votes stands at what readers have said of other reviews by its author', async () => {
  await using world = await startWithReviewChannel();
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { body: 'It sings.', score: '8' });
  const [earlier] = reviewMessages(world);
  if (earlier) for (const name of ['Ada', 'Tomás', 'Jun']) world.sandbox.member(name).react(earlier, '👍');
  await world.sandbox.until(
    () => reviewMessages(world)[0]?.embeds[0]?.footer?.text.includes('3 of 3'),
    'the votes',
  );
  for (const name of ['Noor', 'Jun', 'Léa'])
    await writeReview(world.sandbox.member(name), 'Dark', { body: `What ${name} thinks.`, score: '7' });
  expect(author(await read(world))).toBe('Noor');
});

test('A review that has become unreadable on disk is passed over, and the others are read', async () => {
  await using world = await startWithThree();
  garbleReviewsBy(world, 'Léa');
  const first = await read(world);
  const next = labelsOf(first).find((label) => label.endsWith('›')) ?? '';
  const second = messageOf(await world.sandbox.member('Ada').press(first, next));
  expect([author(first), author(second)].toSorted()).toEqual(['Jun', 'Noor']);
  expect(footer(second)).toContain('Review 2 of 2');
});

test('"All reviews" under an embed shows them to the member who pressed it, even after a restart', async () => {
  await using world = await startWithThree();
  await world.stopBot();
  await world.startBot();
  const answer = await world.sandbox.member('Tomás').press(reviewMessage(world), 'All reviews');
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(footer(messageOf(answer))).toContain('Review 1 of 3');
});

test("`by` finds a member's review, and says when they have none", async () => {
  await using world = await startWithThree();
  expect(author(await read(world, { by: 'Jun' }))).toBe('Jun');
  expect((await read(world, { by: 'Tomás' })).content).toContain("This member hasn't reviewed that show");
});

test('A text with spoilers is behind a button here too', async () => {
  await using world = await startWithReviewChannel();
  const text = { headline: 'What an end', body: 'He did it.', score: '9', spoilers: true };
  await writeReview(world.sandbox.member('Noor'), 'Dark', text);
  const page = await read(world);
  expect(page.embeds[0]?.description).toContain('What an end');
  expect(page.embeds[0]?.description).not.toContain('He did it');
  const revealed = await world.sandbox.member('Ada').press(page, 'Read with spoilers');
  expect(revealed).toMatchObject({ kind: 'message', ephemeral: true });
  expect(messageOf(revealed).embeds[0]?.description).toContain('He did it.');
  expect(labelsOf(messageOf(revealed))).toEqual(['Write or edit yours', 'About the show', 'Author']);
});

test('A page says when the review was written and which scores it had before', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { score: '5' });
  // Nobody can have gone by this score: it is not told.
  await writeReview(noor, 'Dark', { score: '6.5' });
  const [posted] = reviewMessages(world);
  world.sandbox.member('Jun').react(posted ?? { id: '' }, '👍');
  await world.sandbox.until(
    () => reviewMessages(world)[0]?.embeds[0]?.footer?.text.includes('1 of 1'),
    'the vote',
  );
  await writeReview(noor, 'Dark', { score: '8' });
  expect((await read(world)).content).toMatch(/^Written on <t:\d+:D> · 6\.5\/10 until <t:\d+:D>$/);
});

test('With a member alone, all that they wrote is read, latest first', async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun, ada] = ['Noor', 'Jun', 'Ada'].map((name) => world.sandbox.member(name));
  if (!noor || !jun || !ada) throw new Error('Somebody is missing');
  for (const show of ['First', 'Second'])
    await writeReview(noor, show, { body: `About ${show}.`, score: '8' });
  await writeReview(jun, 'First', { score: '3' });
  const page = messageOf(await ada.slash('/review read', { by: noor.id }));
  expect(page.embeds[0]).toMatchObject({
    title: '8/10 · Second',
    footer: { text: expect.stringContaining('1 of 2') },
  });
  const next = messageOf(await ada.press(page, '1 of 2 ›'));
  expect(next.embeds[0]?.title).toBe('8/10 · First');
  const nobody = messageOf(await ada.slash('/review read', { by: ada.id }));
  expect(nobody.content).toContain('no reviews here');
  expect(messageOf(await ada.slash('/review read')).content).toContain('Pick a show, or a member');
});

test('Reviews deleted while somebody reads are skipped, and the last one says what to do', async () => {
  await using world = await startWithReviewChannel();
  const ada = world.sandbox.member('Ada');
  for (const name of ['Noor', 'Jun']) await writeReview(world.sandbox.member(name), 'Dark', { score: '8' });
  const page = await read(world);
  for (const name of ['Noor', 'Jun']) {
    const person = world.sandbox.member(name);
    const asked = messageOf(await person.slash('/review delete', { show: 'Dark' }));
    await person.press(asked, 'Delete');
    const answer = await ada.press(page, '1 of 2 ›').catch(() => undefined);
    if (answer?.kind === 'update') expect(footer(messageOf(answer))).toContain('Review 1 of 1');
    if (answer?.kind === 'message') expect(messageOf(answer).content).toContain('Write the first');
  }
  expect((await read(world)).content).toContain('Write the first with `/review write`');
});

test('Only reviewed shows are offered, and another title is unknown', async () => {
  await using world = await startWithReview();
  const ada = world.sandbox.member('Ada');
  expect((await ada.autocomplete('/review read', 'show', 'gla')).map(({ name }) => name)).toEqual([
    'Glass Heart',
  ]);
  expect(await ada.autocomplete('/review read', 'show', 'dark')).toEqual([]);
  expect((await read(world)).content).toContain("I don't know that show");
});

test('A page shows the current votes', async () => {
  await using world = await startWithReview();
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  expect(footer(await read(world, { show: 'glass heart' }))).toContain(
    '1 of 1 person found this review helpful',
  );
});
