import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MarkdownNode, parseMarkdown } from '../../../src/markdown.ts';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { plainHeadline, reviewQuote } from '../../../src/presentation/reviews/review-quote.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { wildText } from '../markdown/arbitrary-text.ts';

const t = createTexts().for('en-US');
const quote = (body: string, headline?: string, isCovered = false) =>
  reviewQuote({ body, headline, isCovered }, t);
/** What a reader sees without clicking anything, by Discord's rule: lazily from mark to mark. */
const uncovered = (shown: string) => shown.replaceAll('\\|', '').replace(/\|\|[\s\S]+?\|\|/g, '');

/** The same by what the sandbox reads as Discord's client does. */
const parsedWithoutSpoilers = (shown: string) => JSON.stringify(withoutSpoilers(parseMarkdown(shown)));
const withoutSpoilers = (nodes: readonly MarkdownNode[]): MarkdownNode[] =>
  nodes.flatMap((node) =>
    node.type === 'spoiler' ? [] : [{ ...node, children: withoutSpoilers(node.children ?? []) }],
  );

test('A short text is quoted whole, in one line, and its Markdown as typed', () => {
  expect(quote('Loud,\n\n# and *worth* it.', 'Go')).toBe('> **Go**\n> Loud, # and \\*worth\\* it.');
});

test('Of a long text whole sentences are quoted, else words, else letters', () => {
  const sentence =
    'Every episode somebody comes in with a stain that will not go, and it is never the stain.';
  expect(quote(`${sentence} ${sentence} ${sentence}`)).toBe(`> ${sentence} ${sentence}`);
  expect(quote(`A ${'word '.repeat(60)}`)).toMatch(/^> A (?:word ){30,36}…$/);
  expect(quote('長'.repeat(300))).toBe(`> ${'長'.repeat(180)} …`);
  expect(quote('좋다。'.repeat(100))).toBe(`> ${'좋다。'.repeat(60)}`);
});

test('Spoilers stay covered, and a quote ends before one that it would cut or that stays open', () => {
  expect(quote('He ||did it|| at last.')).toBe('> He ||did it|| at last.');
  expect(
    quote(`Well ${'so '.repeat(56)}||the butler did it, with a very long knife|| and ran`),
  ).not.toContain('butler');
  expect(quote('It begins well. ||Then he dies, and so does she')).toBe('> It begins well.');
  expect(quote('||All of it')).toBe('> contains spoilers');
  expect(quote('He did it.', 'What an ||awful|| end', true)).toBe(
    '> **What an ||awful|| end**\n> contains spoilers',
  );
});

test.each([
  'Two `||` hide a text: ||he dies||, and so on.',
  'Two \\|| hide a text: ||he dies||, and so on.',
  'See https://example.com/a||b for ||he dies|| and so on.',
  'With **||** around it: ||he dies|| and so on.',
  '-# A small word: ||\n||he dies|| and so on.',
  '||\u2069||he dies|| and so on.',
])('A mark that Discord does not take as one uncovers nothing: %s', (body) => {
  expect(parsedWithoutSpoilers(bodyMarkdown(body, 4096))).not.toContain('dies');
  expect(parsedWithoutSpoilers(quote(body))).not.toContain('dies');
});

test('No text shows what is between two spoiler marks, wherever it is cut', () => {
  fc.assert(
    fc.property(wildText(200), fc.nat(3), wildText(100), (before, bars, after) => {
      // A mark before them would pair with the first of them, at Discord too.
      const body = `${before.replaceAll('|', '')}${'|'.repeat(bars)}||SECRET||${after}`;
      expect(uncovered(quote(body))).not.toContain('SECRET');
    }),
  );
});

test('Where nothing hides, a headline with spoiler marks is not shown', () => {
  expect(plainHeadline('The ||butler||', t)).toBe('Contains spoilers');
  expect(plainHeadline('Loud,\nand worth it', t)).toBe('Loud, and worth it');
  expect(plainHeadline(undefined, t)).toBeUndefined();
});
