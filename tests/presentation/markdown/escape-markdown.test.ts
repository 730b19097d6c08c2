import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from '../../../src/presentation/markdown/escape-markdown.ts';
import { unclosedMarks } from '../../../src/presentation/markdown/marks.ts';
import { wildText } from './arbitrary-text.ts';

describe('escaping Markdown', () => {
  test.each([
    ['**M*A*S*H**', '\\*\\*M\\*A\\*S\\*H\\*\\*'],
    ['snake_case ~~x~~ ||y|| `z`', 'snake\\_case \\~\\~x\\~\\~ \\|\\|y\\|\\| \\`z\\`'],
    ['[here](https://x.example)', '\\[here\\](https\\://x.example)'],
    ['<@1> <#2> <:sad:3> <t:4:R>', '\\<@1\\> \\<#2\\> \\<:sad:3\\> \\<t:4:R\\>'],
    ['# big', '\\# big'],
    ['-# small', '\\-# small'],
    ['- one\n  + two\n3. three', '\\- one\n  \\+ two\n3\\. three'],
    ['> quoted', '\\> quoted'],
    ['back\\slash', 'back\\\\slash'],
    ['@everyone and @here', '@\u200beveryone and @\u200bhere'],
  ])('shows %j as typed', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test.each(['9-1-1', '#1 fan', '1917', '3.5', 'mail@example', 'Re:Zero', '불가살', '(500) Days'])(
    'leaves %j unchanged',
    (text) => {
      expect(escapeMarkdown(text)).toBe(text);
    },
  );

  test('adds backslashes and zero-width spaces and nothing else', () => {
    fc.assert(
      fc.property(wildText(100), (text) => {
        const unescaped = escapeMarkdown(text)
          .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
          .replace(/@\u200b(?=everyone|here)/g, '@');
        expect(unescaped).toBe(text);
      }),
    );
  });

  test('leaves no mark that Discord would read', () => {
    fc.assert(
      fc.property(wildText(100), (text) => {
        expect(unclosedMarks(escapeMarkdown(text), 'one')).toEqual([]);
      }),
    );
  });
});
