import { expect, test } from 'vitest';
import { showsDue } from '../../src/discord/shows-due.ts';

const due = (description: string) => ({ embeds: [{ description, footer: { text: '1 of 2' } }] });

test.each([
  ['controls of direction', 'a \u202eb\u202c c', 'a b c'],
  ['variation selectors and joiners', '❤\ufe0f 👨\u200d👩', '❤ 👨👩'],
  ['marks that are piled up', `a${'\u0300'.repeat(200)}b`, `a${'\u0300'.repeat(100)}b`],
  ['white space at the ends', ' a\n', 'a'],
])('A message shows what is due when Discord has taken out %s', (_, sent, kept) => {
  expect(showsDue(due(kept), due(sent))).toBe(true);
});

test('A message does not show what is due when another text or another count is in it', () => {
  expect(showsDue(due('a'), due('b'))).toBe(false);
  expect(showsDue({ embeds: [{ ...due('a').embeds[0], footer: { text: '2 of 2' } }] }, due('a'))).toBe(false);
  expect(showsDue({ embeds: [] }, due('a'))).toBe(false);
});
