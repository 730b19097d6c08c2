import { expect, test } from 'vitest';
import { addMember } from '../../../../src/sandbox/actions/members.ts';
import type { Person } from '../../../../src/sandbox/people/person.ts';
import { anime, indexedCatalogue } from '../../../support/indexed-catalogue.ts';
import { reviewMessages, startWithReviewChannel } from '../../../support/world.ts';

const TITAN = anime(16498, 'Attack on Titan', {
  titles: [
    'Shingeki no Kyojin',
    '進撃の巨人',
    '進擊的巨人',
    '진격의 거인',
    "L'Attaque des Titans",
    'Атака титанов',
  ],
  year: 2013,
  ids: { anilist: '16498', mal: '16498', tmdb: 'tv/1429', imdb: 'tt2560140' },
  poster: 'https://s4.anilist.co/titan.jpg',
});
const OTHERS = [
  anime(1, 'Attack on Titan: Junior High', { year: 2015 }),
  anime(2, 'Attack No. 1', { year: 1969 }),
  anime(3, 'Aoi', { year: 2014 }),
];

/** How people name it: picked, in other languages, romanised, abbreviated, with a year, by the address of a page. */
const WAYS = [
  'cat:anilist:16498',
  'attack on titan',
  'aot',
  'Shingeki no Kyojin',
  '進撃の巨人',
  '진격의 거인',
  'атака титанов',
  'l’attaque des titans',
  'Attack on Titan (2013)',
  'https://myanimelist.net/anime/16498/Shingeki_no_Kyojin',
];

/** Writes a review, also where the bot asks which show is meant. */
async function review(person: Person, show: string): Promise<void> {
  const answer = await person.slash('/review write', { show });
  const opened =
    answer.kind === 'message' ? await person.press(answer.message, 'Attack on Titan (2013) · anime') : answer;
  if (opened.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(opened)}`);
  await person.submit(opened.modal, { body: 'Walls.', score: '8' });
}

test('Fifty members who name one show in ten ways at the same moment make one show', async () => {
  await using world = await startWithReviewChannel({
    catalogue: await indexedCatalogue(TITAN, ...OTHERS),
    sandbox: { unlimited: true },
  });
  const { sandbox } = world;
  const people = Array.from({ length: 50 }, (_, at) => {
    addMember(sandbox.world, sandbox.guildId, `Member ${at}`);
    return sandbox.member(`Member ${at}`);
  });
  world.becomeImpatient();
  await Promise.all(people.map((person, at) => review(person, WAYS[at % WAYS.length] ?? '')));
  await world.settled();
  const embeds = reviewMessages(world).map((message) => message.embeds[0]);
  expect(new Set(embeds.map((embed) => embed?.title))).toEqual(new Set(['8/10 · Attack on Titan (2013)']));
  expect(embeds).toHaveLength(50);
});
