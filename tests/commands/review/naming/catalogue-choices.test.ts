import { describe, expect, test } from 'vitest';
import { flattenComponents } from '../../../../src/sandbox/rules/flatten-components.ts';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import { anime, indexedCatalogue } from '../../../support/indexed-catalogue.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const TITAN = anime(16498, 'Attack on Titan', {
  titles: ['Shingeki no Kyojin', '進撃の巨人', '진격의 거인', 'Атака титанов'],
  year: 2013,
  ids: { anilist: '16498', mal: '16498', tmdb: 'tv/1429', imdb: 'tt2560140' },
  poster: 'https://s4.anilist.co/titan.jpg',
  genres: ['Action', 'Drama'],
  episodes: 25,
});
const FILM = anime(7, 'Monster', { year: 2023, kind: 'film', ids: { anilist: '7', tmdb: 'movie/1' } });
const SERIES = anime(19, 'Monster', { year: 2004 });

const startWith = async (...entries: Parameters<typeof indexedCatalogue>) =>
  startWithReviewChannel({ catalogue: await indexedCatalogue(...entries) });

const suggest = ({ sandbox }: World, typed: string, who = 'Noor', channel = 'general') =>
  sandbox.member(who).autocomplete('/review write', 'show', typed, {}, { channel });

const names = async (...asked: Parameters<typeof suggest>) =>
  (await suggest(...asked)).map(({ name }) => name);

/** Picks the choice with this name and writes a review. */
async function pick(world: World, typed: string, name: string, who = 'Noor') {
  const choice = (await suggest(world, typed, who)).find((one) => one.name === name);
  return writeReview(world.sandbox.member(who), String(choice?.value), { score: '8' });
}

const labelsOf = (message: SandboxMessage) =>
  flattenComponents(message.components, []).flatMap(({ component }) =>
    'label' in component ? component.label : [],
  );

const posted = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]);

describe('A show of the catalogue', () => {
  test('is offered by any of its titles, behind the server’s own shows and before adding the title', async () => {
    await using world = await startWith(TITAN);
    await writeReview(world.sandbox.member('Ada'), 'Attack of the Killer Tomatoes', { score: '2' });
    expect(await names(world, 'attack o')).toEqual([
      'Attack of the Killer Tomatoes',
      'Attack on Titan (2013) · anime',
      'Add “attack o”',
    ]);
    for (const typed of ['shingeki', '進撃', '진격의 거인', 'атака титанов', 'atack on titn', 'aot'])
      expect((await names(world, typed))[0], typed).toBe('Attack on Titan (2013) · anime');
  });

  test('with just the typed title is offered before what has it by a typing error', async () => {
    await using world = await startWith(anime(1, 'Dart', { year: 2019 }), anime(2, 'Dart Club'));
    const ada = world.sandbox.member('Ada');
    await writeReview(ada, 'Dark', { score: '9' });
    expect((await names(world, 'dar'))[0]).toBe('Dark');
    expect(await names(world, 'dart')).toEqual([
      'Dart (2019) · anime',
      'Dark',
      'Dart Club · anime',
      'Add “dart”',
    ]);
  });

  test('comes with its poster, its year and a link to its source', async () => {
    await using world = await startWith(TITAN);
    await pick(world, 'shingeki', 'Attack on Titan (2013) · anime');
    expect(posted(world)).toEqual([
      expect.objectContaining({
        title: '8/10 · Attack on Titan (2013)',
        url: 'https://anilist.co/anime/16498',
        thumbnail: expect.objectContaining({ url: TITAN.poster }),
      }),
    ]);
  });

  test('is made once, however members name it', async () => {
    await using world = await startWith(TITAN);
    await pick(world, 'aot', 'Attack on Titan (2013) · anime');
    const others = [
      'Attack on Titan',
      '進撃の巨人',
      'атака титанов',
      'https://www.imdb.com/title/tt2560140/',
    ];
    for (const [place, typed] of others.entries())
      await writeReview(world.sandbox.member(['Ada', 'Jun', 'Malik', 'Léa'][place] ?? ''), typed, {
        score: '6',
      });
    expect(new Set(posted(world).map((embed) => embed?.url))).toEqual(
      new Set(['https://anilist.co/anime/16498']),
    );
    expect(await names(world, 'attack on titan')).toEqual(['✎ 8 · Attack on Titan (2013) · anime']);
    // Its other titles find it where only the server's shows are looked through.
    const found = await world.sandbox.member('Noor').autocomplete('/show', 'show', 'shingeki no kyo');
    expect(found.map(({ name }) => name)).toEqual(['✎ 8 · Attack on Titan (2013) · anime']);
  });

  test('is taken for a typed title that is its own and no other’s, without a pick', async () => {
    await using world = await startWith(TITAN);
    await writeReview(world.sandbox.member('Noor'), 'shingeki no kyojin', { score: '9' });
    expect(posted(world)).toMatchObject([{ title: '9/10 · Attack on Titan (2013)' }]);
  });

  test('is asked about where another has the typed title but for its signs', async () => {
    const half = { year: 2022, kind: 'anime' } as const;
    await using world = await startWith(
      anime(1, 'SPY×FAMILY', half),
      anime(2, 'SPY×FAMILY Part 2', { ...half, titles: ['SPY x FAMILY'] }),
    );
    const asked = await world.sandbox.member('Jun').slash('/review write', { show: 'Spy x Family (2022)' });
    expect(labelsOf(messageOf(asked))).toEqual([
      'SPY×FAMILY Part 2 (2022) · anime',
      'SPY×FAMILY (2022) · anime',
      'Add Spy x Family (2022)',
    ]);
  });

  test('is asked about where several have the typed title, or nobody can be sure', async () => {
    await using world = await startWith(TITAN, FILM, SERIES);
    const noor = world.sandbox.member('Noor');
    const question = messageOf(await noor.slash('/review write', { show: 'Monster' }));
    const labels = ['Monster (2004) · anime', 'Monster (2023) · film', 'Add Monster'];
    expect(labelsOf(question)).toEqual(labels);
    const opened = await noor.press(question, 'Monster (2023) · film');
    if (opened.kind !== 'modal') throw new Error(opened.kind);
    await noor.submit(opened.modal, { body: 'Kore-eda.', score: '9' });
    expect(posted(world)).toMatchObject([
      { title: '9/10 · Monster (2023)', url: expect.stringContaining('/7') },
    ]);
    const initials = messageOf(await noor.slash('/review write', { show: 'aot' }));
    expect(JSON.stringify(initials.components)).toContain('Attack on Titan (2013) · anime');
  });

  test('of a typed year is the one of that year', async () => {
    await using world = await startWith(FILM, SERIES);
    await writeReview(world.sandbox.member('Noor'), 'Monster 2004', { score: '9' });
    expect(posted(world)).toMatchObject([
      { title: '9/10 · Monster (2004)', url: expect.stringContaining('/19') },
    ]);
  });

  test('does not keep a member from adding another show with a similar title', async () => {
    await using world = await startWith(TITAN);
    await writeReview(world.sandbox.member('Noor'), 'Attack on Titus', { score: '3' });
    expect(posted(world)).toMatchObject([{ title: '3/10 · Attack on Titus' }]);
    expect(posted(world)[0]).not.toHaveProperty('url');
  });

  test('two with one name are told apart', async () => {
    await using world = await startWith(SERIES, anime(20, 'Monster', { year: 2004 }));
    expect(await names(world, 'monster')).toEqual([
      expect.stringMatching(/^Monster \(2004\) · anime · anilist:(?:19|20)$/),
      expect.stringMatching(/^Monster \(2004\) · anime · anilist:(?:19|20)$/),
      'Add “monster”',
    ]);
  });

  test('whose choice is sent by its name is found by that', async () => {
    await using world = await startWith(TITAN);
    await writeReview(world.sandbox.member('Noor'), 'Attack on Titan (2013) · anime', { score: '9' });
    expect(posted(world)).toMatchObject([{ url: 'https://anilist.co/anime/16498' }]);
  });

  test('whose choice is sent by its name is found also where that is shortened, or told apart by an id', async () => {
    const long = `The Librarian ${'of a World Where Nobody Reads '.repeat(4)}Forever`;
    const twin = anime(20, 'Monster', { year: 2004 });
    await using world = await startWith(
      anime(1, long, { year: 2020 }),
      anime(2, long, { year: 2022 }),
      SERIES,
      twin,
    );
    const sent = [...(await names(world, 'the librarian')), ...(await names(world, 'monster'))];
    const sentOf = (...parts: string[]) =>
      sent.find((name) => parts.every((part) => name.includes(part))) ?? '';
    const noor = world.sandbox.member('Noor');
    for (const name of [
      sentOf('…', '(2022)'),
      sentOf('anilist:20'),
      sentOf('…', '(2020)'),
      sentOf('anilist:19'),
    ])
      await writeReview(noor, name, { score: '8' });
    const urls = [2, 20, 1, 19].map((id) => ({ url: `https://anilist.co/anime/${id}` }));
    expect(posted(world)).toMatchObject(urls);
  });
});

describe('The address of a show’s page', () => {
  test('names the show, also while it is typed', async () => {
    await using world = await startWith(TITAN);
    for (const address of ['https://m.imdb.com/title/tt2560140/reviews', 'anilist.co/anime/16498/Attack'])
      expect(await names(world, address), address).toEqual(['Attack on Titan (2013) · anime']);
    await writeReview(world.sandbox.member('Noor'), 'https://www.themoviedb.org/tv/1429-x', { score: '9' });
    expect(posted(world)).toMatchObject([{ title: '9/10 · Attack on Titan (2013)' }]);
    expect(await names(world, 'myanimelist.net/anime/16498')).toEqual([
      '✎ 9 · Attack on Titan (2013) · anime',
    ]);
  });

  test('that nobody knows is no title, and the member hears what to do', async () => {
    await using world = await startWith(TITAN);
    expect(await names(world, 'https://www.imdb.com/title/tt9999999/')).toEqual([]);
    const noor = world.sandbox.member('Noor');
    const answer = messageOf(
      await noor.slash('/review write', { show: 'https://www.imdb.com/title/tt9999999/' }),
    );
    expect(answer.content).toBe(
      'I don’t know the show at this address. Type its title instead.'.replace('’', "'"),
    );
  });
});

describe('A choice of the catalogue', () => {
  test('that is forged or gone makes no show', async () => {
    await using world = await startWith(TITAN);
    const gone = await world.sandbox.member('Noor').slash('/review write', { show: 'cat:anilist:99' });
    expect(messageOf(gone).content).toContain('can no longer find');
    const forged = await world.sandbox.member('Noor').slash('/review write', { show: 'cat:mal:16498' });
    expect(forged).toMatchObject({
      kind: 'modal',
      modal: { title: expect.stringContaining('Attack on Titan') },
    });
    expect(posted(world)).toEqual([]);
  });

  test('for adults is offered in age-restricted channels alone', async () => {
    await using world = await startWith({ ...TITAN, adult: true });
    expect(await names(world, 'attack on titan')).toEqual(['Add “attack on titan”']);
    const noor = world.sandbox.member('Noor');
    const refused = messageOf(await noor.slash('/review write', { show: 'cat:anilist:16498' }));
    expect(refused.content).toContain('can no longer find');
    world.sandbox.channel('general').restrictToAdults();
    expect(await names(world, 'attack on titan')).toEqual([
      'Attack on Titan (2013) · anime',
      'Add “attack on titan”',
    ]);
  });
});

test('A form that opened before a restart makes the show that was picked, also where its catalogue is gone', async () => {
  const catalogue = await indexedCatalogue(TITAN);
  await using world = await startWithReviewChannel({ onDisk: true, catalogue });
  const noor = world.sandbox.member('Noor');
  const choice = (await suggest(world, 'aot'))[0];
  const modal = await openModal(noor, String(choice?.value));
  await world.stopBot();
  await world.startBot({ catalogue: await indexedCatalogue() });
  await noor.submit(modal, { body: 'Walls.', score: '9' });
  expect(posted(world)).toMatchObject([
    { title: '9/10 · Attack on Titan (2013)', thumbnail: { url: TITAN.poster } },
  ]);
});
