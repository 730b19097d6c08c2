import { expect, test } from 'vitest';
import { expectReading, type Reading } from './read-pasted.ts';
import texts from './seen-texts.json' with { type: 'json' };

const cases = texts as readonly { readonly what: string; readonly pasted: string; readonly read: Reading }[];

test.each(cases)('of a text that was pasted, the bot reads $what', ({ pasted, read }) => {
  expect.hasAssertions();
  expectReading(pasted, read);
});
