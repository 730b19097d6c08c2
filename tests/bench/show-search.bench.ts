import { describe, expect, test } from 'vitest';
import type { Show } from '../../src/reviews/shows/show.ts';
import { ShowSearch } from '../../src/reviews/shows/show-search.ts';
import { titleKey } from '../../src/reviews/shows/title.ts';

const SHOWS = 10_000;
const WORDS =
  'glass heart river moon night school secret garden king queen love story winter summer doctor letter promise memory 心 花 夜 글래스 하트 사랑'.split(
    ' ',
  );

/** Titles of two or three words from a small list, so that many shows match each query: the hard case. */
function inventShows(): Show[] {
  return Array.from({ length: SHOWS }, (_, index) => {
    const words = [index, Math.floor(index / WORDS.length), index * 7].map((at) => WORDS[at % WORDS.length]);
    const title = `${words.slice(0, 2 + (index % 2)).join(' ')}${index % 3 === 0 ? ` ${index}` : ''}`;
    return { id: String(index), title, year: 1950 + (index % 76), addedBy: '1', addedAt: 0 };
  });
}

describe(`autocomplete over ${SHOWS} shows, beside a plain scan for the typed text`, () => {
  const shows = inventShows();
  const search = new ShowSearch();
  for (const show of shows) search.add(show);
  const keys = shows.map((show) => ({ show, key: titleKey(show.title) }));
  const scan = (typed: string) => {
    const key = titleKey(typed);
    return keys.filter((entry) => entry.key.includes(key)).slice(0, 25);
  };

  test.for([
    ['a first letter', 'g'],
    ['a beginning', 'glass he'],
    ['two words turned round', 'heart glass'],
    ['two typos', 'galss haert'],
    ['a word too many', 'glass heart film'],
    ['Japanese', '心 夜'],
    ['Korean, half typed', '글래ㅅ'],
  ] as const)('%s', async ([what, typed], { bench }) => {
    expect(search.search(typed, 25)).not.toEqual({ matching: [], similar: [] });
    const run = await bench.compare(
      bench('show search', () => void search.search(typed, 25)),
      bench('plain scan', () => void scan(typed)),
      { time: 300 },
    );
    const milliseconds = run.get('show search').latency.p99;
    const ratio = run.get('show search').latency.mean / run.get('plain scan').latency.mean;
    console.log(`${what}: p99 ${milliseconds.toFixed(2)} ms, ${ratio.toFixed(1)} times a plain scan`);
    expect(milliseconds).toBeLessThan(50);
  });

  test.for([
    ['every word of the titles', WORDS.join(' ')],
    ['every word with a typo', WORDS.map((word) => `x${word.slice(1)}`).join(' ')],
    ['the same two words again and again', 'glass heart '.repeat(17)],
    ['all letters', [...'etaoinshrdlcumwfgypbvkjxqz'].join(' ')],
    ['6,000 characters', 'heart glass the '.repeat(375)],
    ['6,000 characters without a space', '心花夜'.repeat(2000)],
  ] as const)('the worst texts: %s, beside making its title key', async ([what, typed], { bench }) => {
    const run = await bench.compare(
      bench('show search', () => void search.search(typed, 25)),
      bench('title key', () => void titleKey(typed)),
      { time: 300 },
    );
    // The median: on a busy machine, other programs interrupt single runs.
    const milliseconds = run.get('show search').latency.p50;
    const floor = run.get('title key').latency.mean;
    console.log(`${what}: median ${milliseconds.toFixed(2)} ms, title key ${floor.toFixed(2)} ms`);
    expect(milliseconds).toBeLessThan(20);
  });
});
