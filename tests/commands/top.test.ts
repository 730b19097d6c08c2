import { expect, test } from 'vitest';
import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { putReviewedShows, type ReviewedShow } from '../support/reviewed-shows.ts';
import { startWorld, type World } from '../support/world.ts';

/** 25 shows with one review each, the best first: "Show 1" with 10.0 down to "Show 25". */
const TWENTY_FIVE = Array.from(
  { length: 25 },
  (_, index): ReviewedShow => [`Show ${index + 1}`, 100 - 5 * Math.floor(index / 2)],
);

function shown(answer: Answer): SandboxMessage {
  if (!('message' in answer)) throw new Error(`No message: ${JSON.stringify(answer)}`);
  return answer.message;
}

const rows = ({ embeds }: SandboxMessage) => embeds[0]?.description?.split('\n') ?? [];
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    expect.stringMatching(`^\\*\\*${from + index}\\.\\*\\* Show ${from + index} · `),
  );
const ask = async ({ sandbox }: World, name: string) => shown(await sandbox.member(name).slash('/top'));

test('Shows are ordered by weighted rating, with rank, mean and number of reviews', async () => {
  await using world = await startWorld({ onDisk: true });
  // The overall mean is 6.5, so with three reviews at that mean: Steady 7.93, Flash 7.375, Poor 4.25.
  await putReviewedShows(world, [
    ['Poor', 20, 20, 20],
    ['Flash', 100],
    ['Steady', 90, 85, 95, 90],
  ]);
  const answer = await world.sandbox.member('Noor').slash('/top');
  expect(answer).toMatchObject({
    kind: 'message',
    ephemeral: false,
    message: { visible_to: null, components: [] },
  });
  expect(rows(shown(answer))).toEqual([
    '**1.** Steady · **9.00** · 4 reviews',
    '**2.** Flash · **10.00** · 1 review',
    '**3.** Poor · **2.00** · 3 reviews',
  ]);
  expect(shown(answer).embeds[0]?.footer?.text).toContain('weighted rating');
});

test('Equal ratings are ordered by the number of reviews, then by title as a reader would sort it', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, [
    ['Show 10', 70],
    ['Éclair', 70],
    ['show 9', 70],
    ['Zebra', 70, 70],
  ]);
  const titles = rows(await ask(world, 'Jun')).map((row) => /\*\* (.+?) ·/.exec(row)?.[1]);
  expect(titles).toEqual(['Zebra', 'Éclair', 'show 9', 'Show 10']);
});

test('In a guild without reviews, the answer says how to begin', async () => {
  await using world = await startWorld();
  const message = await ask(world, 'Noor');
  expect(message.embeds[0]?.description).toContain('`/review write`');
  expect(message).toMatchObject({ visible_to: null, components: [] });
});

test('The member who asked turns the pages of the message itself, and no further than the ends', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const noor = world.sandbox.member('Noor');
  const first = await ask(world, 'Noor');
  expect(rows(first)).toEqual(range(1, 10));
  await expect(noor.press(first, 'Previous')).rejects.toThrow('disabled');

  const second = await noor.press(first, 'Next');
  expect(second).toMatchObject({ kind: 'update', message: { id: first.id, visible_to: null } });
  expect(rows(shown(second))).toEqual(range(11, 20));

  const last = await noor.press(first, 'Next');
  expect(rows(shown(last))).toEqual(range(21, 25));
  expect(shown(last).embeds[0]?.footer?.text).toContain('Page 3 of 3');
  await expect(noor.press(first, 'Next')).rejects.toThrow('disabled');

  expect(rows(shown(await noor.press(first, 'Previous')))).toEqual(range(11, 20));
});

test('Anybody else gets a private copy to page through, and the original message stays where it is', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const jun = world.sandbox.member('Jun');
  const posted = await ask(world, 'Noor');

  const copy = await jun.press(posted, 'Next');
  expect(copy).toMatchObject({ kind: 'message', ephemeral: true, message: { visible_to: jun.id } });
  expect(rows(shown(copy))).toEqual(range(11, 20));

  const turned = await jun.press(shown(copy), 'Next');
  expect(turned).toMatchObject({ kind: 'update', message: { id: shown(copy).id, visible_to: jun.id } });
  expect(rows(shown(turned))).toEqual(range(21, 25));
  expect(rows(shown(await jun.press(shown(copy), 'Previous')))).toEqual(range(11, 20));

  expect(world.sandbox.channel('general').messages.map(rows)).toEqual([range(1, 10)]);
});

test('The buttons of a page and of a private copy work after a restart', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const posted = await ask(world, 'Noor');
  const copy = shown(await jun.press(posted, 'Next'));

  await world.stopBot();
  await world.startBot();
  expect(await noor.press(posted, 'Next')).toMatchObject({ kind: 'update', message: { id: posted.id } });
  expect(rows(shown(await jun.press(copy, 'Next')))).toEqual(range(21, 25));
});

/** Forged custom ids, and the page nearest to what they ask for. */
const FORGED: readonly (readonly [customId: string, page: number])[] = [
  ['top:999:OWNER', 3],
  ['top:0:OWNER', 1],
  ['top:-7:OWNER', 1],
  ['top:1e999:OWNER', 3],
  ['top:2.9:OWNER', 2],
  ['top:two:OWNER', 1],
  ['top::OWNER', 1],
  ['top:2', 2],
  ['top', 1],
  ['top:2:1:and:more', 2],
];

test('A forged button gets the nearest page that exists', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const noor = world.sandbox.member('Noor');
  const message = await ask(world, 'Noor');
  for (const [customId, page] of FORGED) {
    const button = { type: 2, style: 2, label: 'Forged', custom_id: customId.replace('OWNER', noor.id) };
    world.sandbox.world.messages.put(message.id, {
      ...message,
      components: [{ type: 1, components: [button] }],
    });
    const answer = await noor.press(message, 'Forged');
    expect(answer.kind, customId).toBe(customId.endsWith('OWNER') ? 'update' : 'message');
    expect(rows(shown(answer)), customId).toEqual(range(10 * page - 9, Math.min(10 * page, 25)));
  }
});
