import { expect, test } from 'vitest';
import { indexedCatalogue } from '../../../support/indexed-catalogue.ts';
import { entryOf } from '../../../support/listed-catalogue.ts';
import { addMembers } from '../../../support/votes.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../../support/world.ts';

const CAFE = entryOf(910001, 'The Café of Winter Stars', {
  titles: [
    '겨울 별의 카페',
    '冬の星の喫茶店',
    'ふゆのほしのきっさてん',
    '冬星咖啡馆',
    'Кафе зимних звёзд',
    'El café de las estrellas',
  ],
  year: 2024,
  kind: 'drama',
  ids: { tvmaze: '910001', imdb: 'tt9100001', tmdb: 'tv/9100001', mydramalist: '9100001' },
});

/** Others that the same texts could mean, if somebody looked at a part of them. */
const OTHERS = [
  entryOf(910002, 'The Café of Winter Stars: Second Cup', { year: 2026, kind: 'drama' }),
  entryOf(910003, 'Winter Stars', { titles: ['冬の星'], year: 2011, kind: 'film' }),
  entryOf(910004, 'Café', { titles: ['카페', '咖啡馆'], year: 2019, kind: 'series' }),
];

/** What is sent as it was typed, without a look at what autocomplete offers. */
const TYPED = [
  'The Café of Winter Stars',
  'the cafe of winter stars',
  'THE CAFE OF WINTER STARS 2024',
  'The Café of Winter Stars (2024)',
  '겨울 별의 카페',
  '冬星咖啡馆',
  'кафе зимних звезд',
  'El cafe de las estrellas',
  'https://m.imdb.com/title/tt9100001/?ref_=fn_al_tt_1',
  'mydramalist.com/9100001-the-cafe-of-winter-stars/reviews',
];

/** What is typed until the first choice is the show, which is picked. */
const PICKED = [
  ...[
    'cafe of winter st',
    'the cfae of winter stars',
    'tcows',
    'cows',
    'gyeoul byeorui kape',
    'fuyu no hoshi no kissaten',
  ],
  ...['dong xing ka fei guan', 'kafe zimnikh zvyozd', '겨울 별', 'estrellas cafe'],
];

const start = async () =>
  startWithReviewChannel({
    catalogue: await indexedCatalogue(CAFE, ...OTHERS),
    sandbox: { unlimited: true },
  });

/** The show that all of it is about, by its name in the reviews, and what its card says. */
async function reviewedShows(world: World) {
  const titles = reviewMessages(world).map(({ embeds }) => embeds[0]?.title?.replace(/^\S+ · /, ''));
  const card = await world.sandbox.member('Ada').slash('/show', { show: 'The Café of Winter Stars' });
  return { titles: [...new Set(titles)], count: titles.length, card: wordsOf(messageOf(card)) };
}

test('50 members who name one show in ten ways, all at once, make one show', async () => {
  await using world = await start();
  const { sandbox } = world;
  const members = addMembers(sandbox, 50, 'Fan');
  await Promise.all(
    members.map((name, at) =>
      writeReview(sandbox.member(name), TYPED[at % TYPED.length] ?? '', { score: '8' }),
    ),
  );
  const { titles, count, card } = await reviewedShows(world);
  expect([titles, count]).toEqual([['The Café of Winter Stars (2024)'], 50]);
  expect(card).toContain('50 reviews');
});

test.each(PICKED)('Whoever types “%s” is offered the show first, and reviews the same one', async (typed) => {
  await using world = await start();
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), '겨울 별의 카페', { score: '9' });
  const person = sandbox.member('Jun');
  const [first] = await person.autocomplete('/review write', 'show', typed);
  await writeReview(person, String(first?.value), { score: '7' });
  const { titles, card } = await reviewedShows(world);
  expect(titles).toEqual(['The Café of Winter Stars (2024)']);
  expect(card).toContain('2 reviews');
});
