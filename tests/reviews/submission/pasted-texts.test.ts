import { expect, test } from 'vitest';
import further from './further-texts.json' with { type: 'json' };
import { expectReading, type Reading } from './read-pasted.ts';
import seen from './seen-texts.json' with { type: 'json' };

interface Pasted {
  readonly what: string;
  readonly pasted: string;
  readonly read: Reading;
}

const texts = [...seen, ...further] as readonly Pasted[];

test.each(texts)('a careful person reads in it $what', ({ pasted, read }) => {
  expect.hasAssertions();
  expectReading(pasted, read);
});
