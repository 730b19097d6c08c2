import { expect, test } from 'vitest';
import { pressForged } from '../support/press-forged.ts';
import { type PutReview, putReviews } from '../support/put-reviews.ts';
import { messageOf, startWorld, type World, wordsOf } from '../support/world.ts';

const SHOWS = Array.from({ length: 6 }, (_, index) => `Show ${index + 1}`);
const REVIEWS: readonly PutReview[] = SHOWS.flatMap((show) =>
  ['Malik', 'Noor', 'Jun'].map((by, index) => ({ by, show, score: 70 + 10 * index })),
);
const HIDDEN = 'Malik keeps their profile to themselves. Their reviews are still under each show.';

async function startWithHidden(): Promise<World> {
  const world = await startWorld({ onDisk: true });
  await putReviews(world, REVIEWS);
  return world;
}

test('A member hides their profile from others, also under older buttons, and shows it again', async () => {
  await using world = await startWithHidden();
  const { sandbox } = world;
  const [malik, noor] = [sandbox.member('Malik'), sandbox.member('Noor')];
  const before = messageOf(await noor.slash('/profile', { member: malik.id }));
  expect(wordsOf(before)).toContain('## Malik\n**6 reviews**');
  const list = messageOf(await noor.press(before, 'All reviews'));

  const hiding = await malik.slash('/profile', { visible: false });
  expect(hiding).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(hiding))).toMatch(/^-# Done: nobody else can open your profile .*\n## Malik\n/);

  const asked = await noor.slash('/profile', { member: malik.id });
  expect(asked).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(asked))).toBe(HIDDEN);
  for (const button of ['Compare with me', 'Year 2026'])
    expect(wordsOf(messageOf(await noor.press(before, button))), button).toBe(HIDDEN);
  const told = 'This member keeps their profile to themselves.';
  expect(messageOf(await noor.press(before, 'All reviews')).content).toContain(told);
  expect(
    messageOf(await noor.press(list, '2 of 6 ›').catch(() => noor.press(list, '1 of 6 ›'))).content,
  ).toContain(told);
  expect(messageOf(await noor.slash('/review read', { by: malik.id })).content).toContain(told);
  expect(messageOf(await noor.useUserCommand('Their reviews', malik.id)).content).toContain(told);
  expect(wordsOf(messageOf(await noor.useUserCommand('Compare taste', malik.id)))).toBe(HIDDEN);
  const top = await noor.slash('/top', { by: malik.id });
  expect(top).toMatchObject({ ephemeral: true });
  expect(wordsOf(messageOf(top))).toBe(HIDDEN);

  const shown = await malik.slash('/profile', { visible: true });
  expect(wordsOf(messageOf(shown))).toContain('Done: everybody can open your profile.');
  expect(wordsOf(messageOf(await noor.slash('/profile', { member: malik.id })))).toContain('## Malik');
});

test('Hidden from others, a profile is still its own member’s, alone', async () => {
  await using world = await startWithHidden();
  const { sandbox } = world;
  const [malik, noor] = [sandbox.member('Malik'), sandbox.member('Noor')];
  await malik.slash('/profile', { visible: false });
  await world.stopBot();
  await world.startBot();
  for (const options of [{}, { with: noor.id }, { member: noor.id, with: malik.id }]) {
    const own = await malik.slash('/profile', options);
    expect(own, JSON.stringify(options)).toMatchObject({ ephemeral: true });
    expect(wordsOf(messageOf(own))).not.toContain('keeps their profile');
  }
  expect(messageOf(await malik.slash('/review read', { by: malik.id })).embeds).not.toEqual([]);
});

test('Reviews of a hidden profile stay under each show, and their author in the lists of reviewers', async () => {
  await using world = await startWithHidden();
  const { sandbox } = world;
  const [malik, noor] = [sandbox.member('Malik'), sandbox.member('Noor')];
  await malik.slash('/profile', { visible: false });
  const read = messageOf(await noor.slash('/review read', { show: 'Show 1', by: malik.id }));
  expect(read.embeds[0]?.author?.name).toContain('Malik');
  expect(wordsOf(messageOf(await noor.slash('/show', { show: 'Show 1' })))).toContain('Malik');
  const list = messageOf(await noor.slash('/reviewers', { sort: 'reviews' }));
  expect(wordsOf(list)).toContain('Malik');
  const id = BigInt(malik.id).toString(36);
  expect(wordsOf(messageOf(await noor.select(list, 'Open a profile', `p.${id}`)))).toBe(HIDDEN);
  for (const forged of [`go:p.${id}`, `go:y.${id}.2026`, `compare-me:${malik.id}`, `go:t.0.1....${id}`])
    expect(wordsOf(messageOf(await pressForged(world, noor, forged))), forged).toBe(HIDDEN);
});
