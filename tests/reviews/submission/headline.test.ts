import { expect, test } from 'vitest';
import { readHeadline } from '../../../src/reviews/submission/headline.ts';

const REST = 'The lanterns are lit one by one.';

test.each([
  ['A quiet start', 'A quiet start'],
  ['Slow, but worth it!', 'Slow, but worth it!'],
  ['# A quiet start', 'A quiet start'],
  ['**A quiet start**', 'A quiet start'],
  ['静かな始まり', '静かな始まり'],
  ['Birds, and **more** birds.', 'Birds, and more birds.'],
  ['Birds, and *more* __birds__', 'Birds, and more birds'],
  ['***Birds***, and ~~fewer~~ `more` _birds_', 'Birds, and fewer more birds'],
  ['**Birds** and **bees**', 'Birds and bees'],
  ['A show with snake_case and 5*4*3 stars', 'A show with snake_case and 5*4*3 stars'],
  ['A \\*quiet\\* start', 'A *quiet* start'],
  ['What the f**k, this f**king show', 'What the f**k, this f**king show'],
  ['Great fun ***** from me', 'Great fun ***** from me'],
  ['¯\\_(ツ)_/¯ it was fine', '¯\\_(ツ)_/¯ it was fine'],
  ['这是**好看**的电影', '这是好看的电影'],
  ['🏮'.repeat(74) + 'x'.repeat(76), '🏮'.repeat(74) + 'x'.repeat(76)],
])('%j becomes the headline', (line, headline) => {
  expect(readHeadline(`${line}\n\n${REST}`)).toEqual({ headline, rest: REST });
  expect(readHeadline(`${line}\n\n\n${REST}`)).toEqual({ headline, rest: REST });
});

test.each([
  ['a long line', 'x'.repeat(151)],
  ['a line that goes on', 'The lanterns are lit one by one,'],
  ['the point of a list', '- lanterns'],
  ['a numbered point', '1. lanterns'],
  ['a quotation', '> lanterns'],
  ['hidden text', '||the end||'],
  ['hidden text among marks', 'The **end** is ||here||'],
  ['a line with a link', 'As [they said](https://example.com) elsewhere'],
  ['a rule', '---'],
  ['code', '```'],
  ['a link', 'https://example.com/lanterns'],
  ['a rating', 'Music 8/10'],
  ['a line of a page header', 'Completed'],
])('%s stays in the text', (_what, line) => {
  expect(readHeadline(`${line}\n\n${REST}`)).toBeUndefined();
});

test('the first line of a paragraph with line breaks stays', () => {
  expect(readHeadline('The lanterns are lit\none by one.')).toBeUndefined();
});

test('the only line of a text stays', () => {
  expect(readHeadline('A quiet start')).toBeUndefined();
});
