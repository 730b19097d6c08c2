import { expect, test } from 'vitest';
import { NO_CATALOGUE } from '../../../../src/catalogue/catalogue.ts';
import { entryOf, listedCatalogue } from '../../../support/listed-catalogue.ts';
import {
  blockMember,
  keptDraft,
  labelsOf,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../../support/world.ts';

const POSTER = 'https://static.tvmaze.com/uploads/images/medium_portrait/1/1.jpg';
const PICKED = 'cat:tvmaze:1';
const HEART = entryOf(1, 'Glass Heart', {
  titles: ['グラスハート', '玻璃之心'],
  year: 2025,
  kind: 'drama',
  poster: POSTER,
  genres: ['Music'],
  episodes: 10,
  ids: { tvmaze: '1', imdb: 'tt1000001', mydramalist: '700001' },
});

const start = (more: object = {}) => startWithReviewChannel({ catalogue: listedCatalogue(HEART), ...more });
const embedsIn = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]);
const SHOWN = {
  title: '9/10 · Glass Heart (2025)',
  url: 'https://www.tvmaze.com/shows/1',
  thumbnail: { url: POSTER },
};

test('A show that is picked brings its year, poster and page along, and its titles find it from then on', async () => {
  await using world = await start();
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), PICKED, { score: '9' });
  expect(embedsIn(world)).toMatchObject([SHOWN]);
  await writeReview(sandbox.member('Jun'), 'グラスハート', { score: '8' });
  await writeReview(sandbox.member('Léa'), 'mydramalist.com/700001-glass-heart', { score: '7' });
  await writeReview(sandbox.member('Malik'), 'https://m.imdb.com/title/tt1000001/reviews', { score: '6' });
  expect(embedsIn(world).map((embed) => embed?.title)).toEqual(
    ['9', '8', '7', '6'].map((score) => `${score}/10 · Glass Heart (2025)`),
  );
  const card = wordsOf(messageOf(await sandbox.member('Noor').slash('/show', { show: '玻璃之心' })));
  expect(card).toContain('4 reviews');
  expect(card).toContain('-# Drama · 10 episodes\n-# Music\n-# グラスハート\n-# 玻璃之心\n-# [TVmaze](');
});

test('What was picked outlasts a restart, also when the catalogue is gone by then', async () => {
  await using world = await start({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, PICKED);
  await world.stopBot();
  await world.startBot({ catalogue: NO_CATALOGUE });
  expect(messageOf(await noor.submit(modal, { body: 'Loud.', score: '9' })).content).toContain('is posted');
  expect(embedsIn(world)).toMatchObject([SHOWN]);
});

test('A draft keeps what was picked until it is posted', async () => {
  await using world = await start();
  await keptDraft(world, 'Noor', PICKED, { body: 'Loud.', score: '9' });
  const noor = world.sandbox.member('Noor');
  // It is the draft that they continue, whatever they call the show.
  const again = await openModal(noor, PICKED);
  expect(JSON.stringify(again)).toContain('Loud.');
  await noor.submit(again, { body: 'Loud.', score: '9' });
  expect(embedsIn(world)).toMatchObject([SHOWN]);
  expect(await noor.autocomplete('/review write', 'show', '')).toHaveLength(1);
});

test('A message becomes a review of the show that its author names by the address of a page', async () => {
  await using world = await start();
  const noor = world.sandbox.member('Noor');
  const opened = await noor.useMessageCommand(
    'Make this my review',
    noor.send('general', 'Loud and tender.'),
  );
  if (opened.kind !== 'modal') throw new Error('No form opened');
  const { id: member } = noor;
  // It stays a draft at first.
  await blockMember(world.sandbox.member('Ada'), member);
  await noor.submit(opened.modal, { show: 'https://www.tvmaze.com/shows/1/glass-heart', score: '9' });
  await world.sandbox.member('Ada').slash('/moderate member unblock', { member });
  await noor.submit(await openModal(noor, PICKED), { body: 'Loud and tender.', score: '9' });
  expect(embedsIn(world)).toMatchObject([SHOWN]);
});

test('A show that members typed before becomes the one that is picked, with its reviews and their messages', async () => {
  await using world = await start({ catalogue: NO_CATALOGUE, onDisk: true });
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'glass heart', { score: '9' });
  await world.stopBot();
  await world.startBot({ catalogue: listedCatalogue(HEART) });
  await writeReview(sandbox.member('Jun'), PICKED, { score: '9' });
  await sandbox.until(() => embedsIn(world)[0]?.url !== undefined, 'the page of the show');
  expect(embedsIn(world)).toMatchObject([SHOWN, SHOWN]);
});

test("A moderator's title, poster and alias win, and a title that they take away finds the show no more", async () => {
  await using world = await start();
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  await writeReview(sandbox.member('Noor'), PICKED, { score: '9' });
  const moderate = async (command: string, options: Record<string, string | boolean>) =>
    messageOf(await ada.slash(`/moderate show ${command}`, { show: 'Glass Heart', ...options })).content;
  expect(await moderate('alias', { alias: '玻璃之心', remove: true })).toContain('no longer finds the show');
  expect(await moderate('alias', { alias: '玻璃之心', remove: true })).toContain('No change');
  expect(await moderate('poster', { link: 'https://posters.example/own.png' })).not.toContain('No change');
  expect(await moderate('rename', { title: 'The Glass Heart (2024)' })).toContain('The Glass Heart');
  await sandbox.until(() => embedsIn(world)[0]?.title?.includes('The Glass Heart') === true, 'the new title');
  await writeReview(sandbox.member('Jun'), PICKED, { score: '9' });
  expect(embedsIn(world)[1]).toMatchObject({
    title: '9/10 · The Glass Heart (2024)',
    url: SHOWN.url,
    thumbnail: { url: 'https://posters.example/own.png' },
  });
  expect(wordsOf(messageOf(await ada.slash('/show', { show: 'Glass Heart' })))).toContain('The Glass Heart');
  expect(messageOf(await ada.slash('/show', { show: '玻璃之心' })).content).toContain("don't know that show");
});

test('Two shows of one title and year are told apart by their kinds, else by what they are on their site', async () => {
  const film = entryOf(2, 'Glass Heart', { year: 2025, kind: 'film' });
  const other = entryOf(3, 'Glass Heart', { year: 2025, kind: 'drama' });
  await using world = await startWithReviewChannel({ catalogue: listedCatalogue(HEART, film, other) });
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, PICKED, { score: '9' });
  await writeReview(noor, 'cat:tvmaze:2', { score: '2' });
  const offered = async () => {
    const choices = await world.sandbox
      .member('Jun')
      .autocomplete('/review write', 'show', 'Glass Heart (2025)');
    return choices.map(({ name }) => name);
  };
  expect((await offered()).toSorted()).toEqual([
    'Glass Heart (2025) · drama · tvmaze:1',
    'Glass Heart (2025) · drama · tvmaze:3',
    'Glass Heart (2025) · film',
  ]);
  await writeReview(noor, 'cat:tvmaze:3', { score: '3' });
  expect(embedsIn(world).map((embed) => embed?.url)).toEqual(
    [1, 2, 3].map((id) => `https://www.tvmaze.com/shows/${id}`),
  );
  const jun = world.sandbox.member('Jun');
  const asked = messageOf(await jun.slash('/review write', { show: 'Glass Heart (2025)' }));
  expect(labelsOf(asked)).toEqual(
    expect.arrayContaining([
      'Glass Heart (2025) · drama · tvmaze:1',
      'Glass Heart (2025) · film',
      'Glass Heart (2025) · drama · tvmaze:3',
    ]),
  );
  const opened = await jun.press(asked, 'Glass Heart (2025) · drama · tvmaze:3');
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await jun.submit(opened.modal, { body: 'Loud.', score: '4' });
  expect(embedsIn(world).at(-1)).toMatchObject({ url: 'https://www.tvmaze.com/shows/3' });
});
