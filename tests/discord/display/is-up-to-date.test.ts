import { describe, expect, test } from 'vitest';
import { isUpToDate } from '../../../src/discord/display/is-up-to-date.ts';

const due = (description: string) => ({
  content: '',
  embeds: [{ description, footer: { text: '1 of 2' } }],
});

test.each([
  ['controls of direction', 'a \u202eb\u202c c', 'a b c'],
  ['variation selectors and joiners', '❤\ufe0f 👨\u200d👩', '❤ 👨👩'],
  ['marks that are piled up', `a${'\u0300'.repeat(200)}b`, `a${'\u0300'.repeat(100)}b`],
  ['white space at the ends', ' a\n', 'a'],
])('A message shows what is due when Discord has taken out %s', (_, sent, kept) => {
  expect(isUpToDate(due(kept), due(sent))).toBe(true);
});

test('A message with another text or count is out of date', () => {
  expect(isUpToDate(due('a'), due('b'))).toBe(false);
  expect(
    isUpToDate({ content: '', embeds: [{ ...due('a').embeds[0], footer: { text: '2 of 2' } }] }, due('a')),
  ).toBe(false);
  expect(isUpToDate({ content: '', embeds: [] }, due('a'))).toBe(false);
  expect(isUpToDate({ ...due('a'), content: 'Hidden by a moderator.' }, due('a'))).toBe(false);
});

const DUE = {
  author: { name: 'Noor', icon_url: 'https://cdn.example/21.png' },
  title: '8/10 · Glass Heart',
  description: '★★★★★★★★☆☆',
  color: 0x2e9e4f,
  footer: { text: 'Was this review helpful to you?' },
};
const shows = (...embeds: object[]) => isUpToDate({ content: '', embeds }, { embeds: [DUE] });

test('Fields that Discord adds to an embed make no difference', () => {
  const author = { ...DUE.author, proxy_icon_url: 'https://media.example/21.png' };
  expect(shows({ ...DUE, type: 'rich', author, content_scan_version: 1, flags: 0 })).toBe(true);
});

describe('A message is out of date when it differs in', () => {
  test.each([
    ['the votes', [{ ...DUE, footer: undefined }]],
    ['the title', [{ ...DUE, title: '8/10 · Glass Heart (2025)' }]],
    ['the stars', [{ ...DUE, description: '★★★★★★★☆☆☆' }]],
    ['the colour', [{ ...DUE, color: 0 }]],
    ['the author', [{ ...DUE, author: { name: 'Jun' } }]],
    ['the number of embeds', [DUE, DUE]],
    ['a field', [{ ...DUE, fields: [{ name: 'Story', value: '8' }] }]],
  ])('%s', (_, embeds) => {
    expect(shows(...embeds)).toBe(false);
  });
});

test('An embed whose title leads to another page is out of date', () => {
  expect(shows({ ...DUE, url: 'https://www.tvmaze.com/shows/81' })).toBe(false);
});
