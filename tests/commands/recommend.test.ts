import { expect, test } from 'vitest';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { putReviews } from '../support/put-reviews.ts';
import { putReviewedShows, type ReviewedShow } from '../support/reviewed-shows.ts';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  textsOf,
  type World,
  writeReview,
} from '../support/world.ts';

/** Shows with two scores each, the best first: more than a card shows. */
const SEVEN: readonly ReviewedShow[] = Array.from({ length: 7 }, (_, index) => [
  `Show ${index + 1}`,
  100 - 5 * index,
  95 - 5 * index,
]);

const ask = async ({ sandbox }: World, name: string) => {
  const person = sandbox.member(name);
  const answer = await person.slash('/recommend');
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true, message: { visible_to: person.id } });
  return messageOf(answer);
};
/** The shows and the reason of each. */
const suggested = (message: SandboxMessage) =>
  textsOf(message).flatMap((text) =>
    text.startsWith('**') ? [text.replace(/\*\*/g, '').split('\n-# ')] : [],
  );

test('Somebody without reviews gets the best of the server, each with where it stands, five at a time', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, SEVEN);
  const noor = world.sandbox.member('Noor');
  const first = await ask(world, 'Noor');
  expect(textsOf(first)[0]).toMatch(
    /^## For you\n-# I don't know your taste yet, so here is the best of .+ After 3 reviews I can compare\.$/,
  );
  expect(suggested(first).map(([title]) => title)).toEqual([
    'Show 1',
    'Show 2',
    'Show 3',
    'Show 4',
    'Show 5',
  ]);
  expect(suggested(first)[1]?.[1]).toMatch(/^#2 here: \d\.\d\d from 2 reviews$/);
  expect(labelsOf(first)).toEqual(['Next 5 ›', 'Write a review', 'Best shows']);
  const next = await noor.press(first, 'Next 5 ›');
  expect(next).toMatchObject({ kind: 'update', message: { id: first.id } });
  expect(suggested(messageOf(next)).map(([title]) => title)).toEqual(['Show 6', 'Show 7']);
  await world.stopBot();
  await world.startBot();
  const again = messageOf(await noor.press(messageOf(next), '‹ First 5'));
  expect(suggested(again).map(([title]) => title)[0]).toBe('Show 1');
  const about = await noor.select(again, 'Open a show', 'Show 3');
  expect(textsOf(messageOf(about))[0]).toContain('## Show 3');
  expect(textsOf(messageOf(await noor.press(messageOf(about), '‹ For you')))[0]).toContain('## For you');
});

test('Whoever has reviewed everything, or finds no reviews at all, is led on', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const empty = await ask(world, 'Noor');
  expect(textsOf(empty)[0]).toBe('No reviews here yet. Yours would be the first.');
  await writeReview(noor, 'Dark', { score: '9' });
  for (const name of ['Noor', 'Léa'])
    expect(textsOf(await ask(world, name))[0]).toBe(
      'No show here has two scores yet, so I have nothing to recommend.',
    );
  await writeReview(world.sandbox.member('Jun'), 'Dark', { score: '9' });
  const done = await ask(world, 'Noor');
  expect(textsOf(done)[0]).toContain("You've reviewed every show here");
  expect(labelsOf(done)).toEqual(['Write a review', 'Best shows', 'Newest reviews']);
});

/** Noor and Jun like what Léa and Tomás don't. */
async function startWithTastes(): Promise<World> {
  const world = await startWorld({ onDisk: true });
  const shows: readonly ReviewedShow[] = [
    ['A', 100, 100, 10, 20],
    ['B', 95, 95, 20, 10],
    ['C', 20, 20, 90, 100],
    ['D', 10, 10, 100, 90],
    ['E', 100, 100, 20, 10],
    ['F', undefined, 100, 50, 50],
  ];
  await putReviewedShows(
    world,
    shows,
    ['Noor', 'Jun', 'Léa', 'Tomás'].map((name) => world.sandbox.member(name)),
  );
  return world;
}

test('A recommendation names who near gave it what, and they can be looked up', async () => {
  await using world = await startWithTastes();
  const card = await ask(world, 'Noor');
  expect(textsOf(card)[0]).toBe('## For you\n-# From your 5 reviews.');
  expect(suggested(card)).toEqual([['F', 'Jun, who agrees with you on 5 of 5, gave it 10']]);
  const [, profiles] = card.components[0]?.components?.filter(({ type }) => type === 1) ?? [];
  expect(profiles?.components?.[0]).toMatchObject({
    placeholder: 'Open a profile',
    options: [{ label: 'Jun' }],
  });
});

test('"More like this" is for whoever presses alone, and leaves out what they have reviewed', async () => {
  await using world = await startWithTastes();
  const { sandbox } = world;
  const [noor, ada] = [sandbox.member('Noor'), sandbox.member('Ada')];
  const posted = messageOf(await noor.slash('/show', { show: 'A' }));
  const similar = await ada.press(posted, 'More like this');
  expect(similar).toMatchObject({ kind: 'message', ephemeral: true, message: { visible_to: ada.id } });
  const card = messageOf(similar);
  expect(textsOf(card)[0]).toMatch(/^## More like A\n/);
  expect(
    suggested(card)
      .map(([title]) => title)
      .slice(0, 2)
      .toSorted(),
  ).toEqual(['B', 'E']);
  const none = messageOf(await noor.press(posted, 'More like this'));
  expect(textsOf(none).join()).not.toContain('**B**');
  expect(sandbox.channel('general').messages).toHaveLength(1);
  // It stands alone, far from the card whose button was pressed.
  const lone = messageOf(await noor.slash('/show', { show: 'F' }));
  expect(textsOf(messageOf(await noor.press(lone, 'More like this')))[0]).toContain(
    'who like **F** have scored',
  );
});

test('Reviews without a score tell no taste', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviews(world, [
    ...['A', 'B', 'C'].map((show) => ({ by: 'Noor', show, headline: 'No score' })),
    ...['D', 'E'].flatMap((show) => ['Jun', 'Léa'].map((by) => ({ by, show, score: 90 }))),
  ]);
  const card = await ask(world, 'Noor');
  expect(textsOf(card)[0]).toContain("I don't know your taste yet, so here is the best of");
  expect(suggested(card).map(([title]) => title)).toEqual(['D', 'E']);
});
