import { expect, test } from 'vitest';
import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { MovableClock } from '../support/movable-clock.ts';
import { pressForged } from '../support/press-forged.ts';
import { putReviewedShows, type ReviewedShow } from '../support/reviewed-shows.ts';
import {
  labelsOf,
  messageOf,
  startWithReviewChannel,
  startWorld,
  textsOf,
  type World,
  wordsOf,
  writeReview,
} from '../support/world.ts';

/** 25 shows with one review each, the best first: "Show 1" with 10.0 down to "Show 25". */
const TWENTY_FIVE = Array.from(
  { length: 25 },
  (_, index): ReviewedShow => [`Show ${index + 1}`, 100 - 5 * Math.floor(index / 2)],
);

/** The lines of the list: of each show two. */
const lines = (message: SandboxMessage): string[] => textsOf(message).at(-1)?.split('\n') ?? [];
const titles = (message: SandboxMessage): string[] =>
  lines(message).flatMap((line) => /^\*\*\d+\*\* · (.+)$/.exec(line)?.[1] ?? []);
const shows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Show ${from + index}`);
const ask = async ({ sandbox }: World, name: string, options: Record<string, string> = {}) =>
  messageOf(await sandbox.member(name).slash('/top', options));
const isPrivateTo = (answer: Answer, id: string) =>
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true, message: { visible_to: id } });

test('Shows are ordered by weighted rating, and each line says what that rests on', async () => {
  await using world = await startWorld({ onDisk: true });
  // Each member has scored three shows at most, so all but one review count in full.
  await putReviewedShows(world, [
    ['Poor', 20, 20, 20],
    ['Flash', 100],
    ['Steady', 90, 85, 95, 90],
  ]);
  const answer = await world.sandbox.member('Noor').slash('/top');
  expect(answer).toMatchObject({ kind: 'message', ephemeral: false, message: { visible_to: null } });
  const card = messageOf(answer);
  expect(titles(card)).toEqual(['Steady', 'Flash', 'Poor']);
  expect(lines(card)[1]).toMatch(/^-# \*\*7\.\d\d\*\* · mean 9\.0 · 4 reviews$/);
  expect(lines(card)[3]).toMatch(/^-# \*\*\d\.\d\d\*\* · one review: Member 1 gave 10$/);
  expect(textsOf(card)[0]).toMatch(/^## Best of .+\n-# Weighted rating: few reviews keep a show near/);
});

test('Equal ratings are ordered by the number of reviews, then by title as a reader would sort it', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, [
    ['Show 10', 70],
    ['Éclair', 70],
    ['show 9', 70],
    ['Zebra', 70, 70],
  ]);
  expect(titles(await ask(world, 'Jun'))).toEqual(['Zebra', 'Éclair', 'show 9', 'Show 10']);
});

test('Options choose the order and what the list is narrowed to, whose numbers are its own', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, jun, ada] = [sandbox.member('Noor'), sandbox.member('Jun'), sandbox.member('Ada')];
  await writeReview(noor, 'Dark (2017)', { score: '9' });
  await writeReview(noor, 'Glass Heart (2024)', { score: '7' });
  await writeReview(jun, 'Glass Heart (2024)', { score: '4' });
  await writeReview(jun, 'Arrival (2016)', { score: '10' });
  await ada.slash('/moderate show kind', { show: 'Arrival', kind: 'film' });

  expect(titles(await ask(world, 'Ada', { sort: 'reviews' }))[0]).toBe('Glass Heart (2024)');
  const films = await ask(world, 'Ada', { kind: 'film' });
  expect(titles(films)).toEqual(['Arrival (2016)']);
  expect(textsOf(films)[0]).toContain(
    "-# Film\n-# Weighted rating: few reviews keep a show near this list's average, 10.0.",
  );
  expect(titles(await ask(world, 'Ada', { year: '2024' }))).toEqual(['Glass Heart (2024)']);
  expect(titles(await ask(world, 'Ada', { year: "2010's" })).toSorted()).toEqual([
    'Arrival (2016)',
    'Dark (2017)',
  ]);
  const own = await ask(world, 'Ada', { by: noor.id });
  expect(textsOf(own)[0]).toContain("## Noor's shows");
  expect(lines(own).slice(0, 2)).toEqual([
    '**1** · Dark (2017)',
    expect.stringMatching(/^-# \*\*9\*\* · here \d\.\d\d · one review$/),
  ]);
  expect(titles(await ask(world, 'Ada', { period: '2001-05' }))).toEqual([]);
  for (const [option, typed] of [
    ['year', 'soon'],
    ['year', '0'],
    ['period', '2026-13'],
    ['period', 'May'],
    ['period', '0050'],
  ] as const) {
    const answer = await ada.slash('/top', { [option]: typed });
    expect(answer, typed).toMatchObject({ ephemeral: true });
    expect(messageOf(answer).content, typed).toContain(option === 'year' ? '2020s' : '2026-05');
  }
});

test('In a server without reviews, anybody can write the first, and a manager choose a channel', async () => {
  await using world = await startWorld();
  const card = await ask(world, 'Noor');
  expect(textsOf(card).join()).toContain('No reviews here yet. Yours would be the first.');
  expect(labelsOf(card)).toEqual(['Write a review']);
  const managers = await ask(world, 'Ada');
  expect(labelsOf(managers)).toEqual(['Write a review', 'Choose a channel']);
  const asked = await world.sandbox.member('Ada').press(managers, 'Choose a channel');
  expect(messageOf(asked).content).toContain('reviews');
});

test('A list that nothing matches leads to what there is', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { score: '9' });
  const card = await ask(world, 'Noor', { kind: 'film' });
  expect(textsOf(card)[1]).toBe('Nothing matches. One other show has reviews here.');
  expect(labelsOf(card)).toEqual(['Write a review', 'All shows', 'Reviewers', 'Filter']);
  const all = await noor.press(card, 'All shows');
  expect(all).toMatchObject({ kind: 'update', message: { id: card.id, visible_to: null } });
  expect(titles(messageOf(all))).toEqual(['Dark']);
});

test('The member who asked turns the pages in place, and they go round', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const noor = world.sandbox.member('Noor');
  const first = await ask(world, 'Noor');
  expect(titles(first)).toEqual(shows(1, 10));
  const second = await noor.press(first, '1 of 3 ›');
  expect(second).toMatchObject({ kind: 'update', message: { id: first.id, visible_to: null } });
  expect(titles(messageOf(second))).toEqual(shows(11, 20));
  const last = messageOf(await noor.press(first, '2 of 3 ›'));
  expect(titles(last)).toEqual(shows(21, 25));
  expect(titles(messageOf(await noor.press(first, '3 of 3 ›')))).toEqual(shows(1, 10));
  expect(titles(messageOf(await noor.press(first, '‹ 3')))).toEqual(shows(21, 25));
});

test('Of two pages one button leads to the other', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE.slice(0, 12));
  const first = await ask(world, 'Noor');
  expect(labelsOf(first)).toEqual(['Write a review', 'Reviewers', 'Filter', '1 of 2 ›']);
  const second = messageOf(await world.sandbox.member('Noor').press(first, '1 of 2 ›'));
  expect(titles(second)).toEqual(shows(11, 12));
});

test('Anybody else gets a private copy to page through, and the original message stays where it is', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const jun = world.sandbox.member('Jun');
  const posted = await ask(world, 'Noor');
  const copy = await jun.press(posted, '1 of 3 ›');
  isPrivateTo(copy, jun.id);
  expect(titles(messageOf(copy))).toEqual(shows(11, 20));
  const turned = await jun.press(messageOf(copy), '2 of 3 ›');
  expect(turned).toMatchObject({ kind: 'update', message: { id: messageOf(copy).id, visible_to: jun.id } });
  expect(titles(messageOf(turned))).toEqual(shows(21, 25));
  expect(world.sandbox.channel('general').messages.map(titles)).toEqual([shows(1, 10)]);
});

test('A chosen order and a filter stay where the list is, for whom it is', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, jun] = [sandbox.member('Noor'), sandbox.member('Jun')];
  await writeReview(noor, 'Dark (2017)', { score: '9' });
  await writeReview(noor, 'Glass Heart (2024)', { score: '7' });
  await writeReview(jun, 'Glass Heart (2024)', { score: '7' });
  const card = await ask(world, 'Noor');
  const reordered = await noor.select(card, 'Best', 'Most reviewed');
  expect(reordered).toMatchObject({ kind: 'update', message: { id: card.id } });
  expect(titles(messageOf(reordered))[0]).toBe('Glass Heart (2024)');
  isPrivateTo(await jun.select(card, 'Most reviewed', 'Best'), jun.id);

  const form = await noor.press(card, 'Filter');
  if (form.kind !== 'modal') throw new Error('No form opened');
  const narrowed = await noor.submit(form.modal, { years: '2010s', member: noor.id });
  expect(narrowed).toMatchObject({ kind: 'update', message: { id: card.id } });
  expect(titles(messageOf(narrowed))).toEqual(['Dark (2017)']);
  expect(textsOf(messageOf(narrowed))[0]).toBe("## Noor's shows\n-# 2010s\n-# The number of reviews.");

  // Filled with what it was narrowed to; what is emptied narrows no longer.
  const again = await noor.press(card, 'Filter');
  if (again.kind !== 'modal') throw new Error('No form opened');
  const wider = messageOf(await noor.submit(again.modal, { years: [], period: '2001' }));
  expect(textsOf(wider)[0]).toBe("## Noor's shows\n-# Reviews of 2001");
  const wrong = await noor.press(card, 'Filter');
  if (wrong.kind !== 'modal') throw new Error('No form opened');
  expect(messageOf(await noor.submit(wrong.modal, { period: 'soon' })).content).toContain('2026-05');

  const juns = await jun.press(card, 'Filter');
  if (juns.kind !== 'modal') throw new Error('No form opened');
  const copy = await jun.submit(juns.modal, { years: [], period: '', member: [] });
  isPrivateTo(copy, jun.id);
  expect(titles(messageOf(copy))).toHaveLength(2);
});

test('A show opens privately, on a private list with a way back', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const noor = world.sandbox.member('Noor');
  const posted = await ask(world, 'Noor');
  const opened = await noor.select(posted, 'Open a show', 'Show 2');
  isPrivateTo(opened, noor.id);
  expect(textsOf(messageOf(opened))[0]).toContain('## Show 2');

  const copy = messageOf(await world.sandbox.member('Jun').press(posted, '1 of 3 ›'));
  const jun = world.sandbox.member('Jun');
  const inPlace = await jun.select(copy, 'Open a show', 'Show 12');
  expect(inPlace).toMatchObject({ kind: 'update', message: { id: copy.id, visible_to: jun.id } });
  expect(textsOf(messageOf(inPlace))[0]).toContain('## Show 12');
  const back = await jun.press(copy, '‹ Best shows');
  expect(back).toMatchObject({ kind: 'update', message: { id: copy.id } });
  expect(titles(messageOf(back))).toEqual(shows(11, 20));
  expect(world.sandbox.channel('general').messages.map(titles)).toEqual([shows(1, 10)]);
});

test('The buttons of a page and of a private copy work after a restart', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const posted = await ask(world, 'Noor');
  const copy = messageOf(await jun.press(posted, '1 of 3 ›'));
  await world.stopBot();
  await world.startBot();
  expect(await noor.press(posted, '1 of 3 ›')).toMatchObject({ kind: 'update', message: { id: posted.id } });
  expect(titles(messageOf(await jun.press(copy, '2 of 3 ›')))).toEqual(shows(21, 25));
  const form = await jun.press(copy, 'Filter');
  if (form.kind !== 'modal') throw new Error('No form opened');
  await world.stopBot();
  await world.startBot();
  expect(await jun.submit(form.modal, {})).toMatchObject({ kind: 'update', message: { id: copy.id } });
});

test('In the review channel the list is private, and says why', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { score: '9' });
  const answer = await noor.slash('/top', {}, { channel: 'reviews' });
  isPrivateTo(answer, noor.id);
  const { id } = world.sandbox.channel('reviews');
  expect(textsOf(messageOf(answer))[0]).toBe(`-# Only you see this: <#${id}> is for reviews.`);
  expect(titles(messageOf(answer))).toEqual(['Dark']);
});

test('"Write a review" asks for the show too', async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  await writeReview(noor, 'Dark', { score: '9' });
  const form = await jun.press(await ask(world, 'Noor'), 'Write a review');
  if (form.kind !== 'modal') throw new Error('No form opened');
  expect(form.modal.title).toBe('Write a review');
  const posted = await jun.submit(form.modal, { show: 'dark', body: 'Time is a circle.', score: '8' });
  isPrivateTo(posted, jun.id);
  expect(messageOf(posted).content).toContain('Your review of **Dark** is posted');
});

/** What a modified client may send, and whether there is such a list. */
const FORGED: readonly (readonly [customId: string, isThere: boolean])[] = [
  ['turn:t.0.3:', true],
  ['turn:t.0.999999:', true],
  ['turn:t.0.0:', false],
  ['turn:t.0.-7:', false],
  ['turn:t.9.1:', false],
  ['turn:t.0.1.7:', false],
  ['turn:t.0.1..9999-1:', false],
  ['turn:t.0.1..2010-2019:', true],
  ['turn:t.0.1..1e9:', false],
  ['turn:t.0.1...2026-13:', false],
  ['turn:t.0.1....ZZZ:', false],
  ['turn:t.0.1....zzzzzzzzzzzzz:', true],
  ['turn', false],
  ['turn:', false],
  ['go:t.0.1:s.nothing', true],
  ['back:t.0.1', true],
  ['filter:s.show-0:', false],
  ['filter', false],
];

test('A forged button gets a list that there is, or is told to ask anew', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, TWENTY_FIVE);
  const noor = world.sandbox.member('Noor');
  for (const [customId, isThere] of FORGED) {
    const said = wordsOf(messageOf(await pressForged(world, noor, customId)));
    expect(said, customId).toMatch(isThere ? /^## / : /older version of Ovation/m);
  }
});

test('Rising shows are those with more scores of late than usual', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock });
  const day = 24 * 60 * 60 * 1000;
  await writeReview(world.sandbox.member('Noor'), 'Old', { score: '9' });
  clock.advance(100 * day);
  await writeReview(world.sandbox.member('Jun'), 'New', { score: '9' });
  const card = await ask(world, 'Ada', { sort: 'rising' });
  expect(titles(card)).toEqual(['New']);
  expect(lines(card)[1]).toMatch(/^-# \*\*9\.00\*\* · 1 new in 14 days$/);
});
