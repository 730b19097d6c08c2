import { expect, test } from 'vitest';
import { OwnShows } from '../../../src/guilds/derived/own-shows.ts';
import { ShowCatalogue } from '../../../src/guilds/derived/show-catalogue.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';

const show = (id: string, title: string, more: Partial<Show> = {}): Show => ({
  ...{ id, title, addedBy: '1', addedAt: Number(id) },
  ...more,
});

function ownShows(reviewed: Record<string, string[]>, ...shows: Show[]) {
  const catalogue = new ShowCatalogue(() => 1);
  for (const each of shows) catalogue.put(each);
  const own = new OwnShows(catalogue, (userId) => reviewed[userId] ?? []);
  const found = async (userId: string, typed: string) => {
    const { exact, near, matching, similar } = await own.suggest(userId, typed, 25);
    return [...exact, ...near, ...matching, ...similar].map(({ id }) => id);
  };
  return { catalogue, own, found };
}

test('Of very many shows with what a member types, those are found that the member has reviewed', async () => {
  const others = Array.from({ length: 5000 }, (_, at) => show(String(at), `Heart ${at} of Glass`));
  const { found } = ownShows({ '1': ['4000', '4001'], '2': ['7'] }, ...others);
  expect(await found('1', 'glass heart')).toEqual(['4000', '4001']);
  expect(await found('2', 'h')).toEqual(['7']);
  expect(await found('3', 'h')).toEqual([]);
});

test('A review of a merged show is found by the titles of both, once, as the show it was merged into', async () => {
  const { found } = ownShows(
    { '1': ['2', '1'] },
    show('1', 'Glass Heart', { aliases: ['Heart'] }),
    show('2', 'Crystal Soul', { mergedInto: '1' }),
  );
  for (const typed of ['crystal', 'heart', 'glass']) expect(await found('1', typed)).toEqual(['1']);
});

test('A new review and a new title are found once they are told of, and nobody else forgets', async () => {
  const reviewed = { '1': ['1'], '2': ['1'] };
  const { catalogue, own, found } = ownShows(reviewed, show('1', 'Glass Heart'), show('2', 'Signal'));
  expect(await found('1', 'signal')).toEqual([]);
  reviewed['1'].push('2');
  own.forget('1');
  expect(await found('1', 'signal')).toEqual(['2']);
  catalogue.put(show('2', 'Silence'));
  own.forget();
  expect(await found('1', 'signal')).toEqual([]);
  expect(await found('1', 'silence')).toEqual(['2']);
});
