import type { BuiltIndex } from '../index/build-index.ts';

const NUMBER = new Intl.NumberFormat('en-US');

/** "1 show", "100,000 shows". */
export const showCount = (count: number): string =>
  `${NUMBER.format(count)} ${count === 1 ? 'show' : 'shows'}`;

/** What the operator is told of a catalogue that has been filled. */
export const filledFrom = ({ shows, entries }: BuiltIndex, source: string): string =>
  `The catalogue has ${showCount(shows)} now, ${NUMBER.format(entries)} of them from ${source}.`;
