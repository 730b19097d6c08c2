import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkdownNode as Node, parseMarkdown } from '../src/markdown.ts';

const text = (value: string): Node => ({ type: 'text', text: value });

describe('Markdown in the page', () => {
  test.each<[string, readonly Node[]]>([
    ['[https://a.example](https://b.example)', [text('[https://a.example](https://b.example)')]],
    ['**bold**', [{ type: 'bold', children: [text('bold')] }]],
    [
      '*a* _b_',
      [{ type: 'italics', children: [text('a')] }, text(' '), { type: 'italics', children: [text('b')] }],
    ],
    ['***both***', [{ type: 'italics', children: [{ type: 'bold', children: [text('both')] }] }]],
    [
      '__under__ ~~gone~~',
      [
        { type: 'underline', children: [text('under')] },
        text(' '),
        { type: 'strike', children: [text('gone')] },
      ],
    ],
    ['||a **b**||', [{ type: 'spoiler', children: [text('a '), { type: 'bold', children: [text('b')] }] }]],
    ['`**not bold**`', [{ type: 'code', text: '**not bold**' }]],
    ['```js\nlet a;\n```', [{ type: 'codeBlock', text: 'let a;' }]],
    ['> one\n> two\nthree', [{ type: 'quote', children: [text('one\ntwo')] }, text('three')]],
    [
      '- one\n  - inner\n- two\nthree',
      [
        {
          type: 'list',
          children: [
            {
              type: 'listItem',
              children: [
                text('one\n'),
                { type: 'list', children: [{ type: 'listItem', children: [text('inner')] }] },
              ],
            },
            { type: 'listItem', children: [text('two')] },
          ],
        },
        text('three'),
      ],
    ],
    [
      '> said\n-# by Noor\n## Next',
      [
        { type: 'quote', children: [text('said')] },
        { type: 'subtext', children: [text('by Noor')] },
        { type: 'heading', level: 2, children: [text('Next')] },
      ],
    ],
    ['a -# b', [text('a -# b')]],
    ['# Big\nsmall', [{ type: 'heading', level: 1, children: [text('Big')] }, text('small')]],
    [
      '[here](https://example.com/a)',
      [{ type: 'link', target: 'https://example.com/a', children: [text('here')] }],
    ],
    [
      'see https://example.com/a_b.',
      [text('see '), { type: 'link', target: 'https://example.com/a_b', children: [] }, text('.')],
    ],
    [
      '<@12345678901234567> <#12345678901234567>',
      [
        { type: 'user', target: '12345678901234567' },
        text(' '),
        { type: 'channel', target: '12345678901234567' },
      ],
    ],
    ['</review write:12345678901234567>', [{ type: 'command', target: 'review write' }]],
  ])('%s', (typed, nodes) => {
    expect(parseMarkdown(typed)).toEqual(nodes);
  });

  test.each([
    '\\*\\*no bold\\*\\*',
    '2 * 3 * 4',
    'snake_case_name',
    '**open',
    '||open',
    '<b>no HTML</b>',
    '[a](javascript:alert(1))',
    '<javascript://example.com/%0aalert(1)>',
    'a > b',
    '#1',
  ])('is no more than text in: %s', (typed) => {
    expect(parseMarkdown(typed)).toEqual([text(typed.replace(/\\(?=\*)/g, ''))]);
  });

  test('leads nowhere but to web addresses, whatever is typed', () => {
    const targets = (nodes: readonly Node[]): string[] =>
      nodes.flatMap(({ type, target, children = [] }) => [
        ...(type === 'link' ? [target ?? ''] : []),
        ...targets(children),
      ]);
    const piece = fc.constantFrom(
      '*',
      '**',
      '_',
      '__',
      '||',
      '~~',
      '`',
      '```',
      '[',
      '](',
      ')',
      '<',
      '>',
      '> ',
      '\n',
      '\\',
      '# ',
      'https://',
      'javascript:',
      'data:',
      'a',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(
          targets(parseMarkdown(pieces.join(''))).filter((target) => !/^https?:\/\//.test(target)),
        ).toEqual([]);
      }),
    );
  });

  test.each(['*_', '||', '> ', '- ', '1. ', '# 1. ', '1. -# ', '* ', '[', '[a](', '**a', '`', '~~*__'])(
    'is read, or left as it was typed, and never nested without end, however often %s is repeated',
    (mark) => {
      const depth = (nodes: readonly Node[]): number =>
        nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map(({ children = [] }) => depth(children)));
      for (const length of [40, 400, 1000, 2000, 3000, 4000])
        expect(depth(parseMarkdown(mark.repeat(length / mark.length)))).toBeLessThanOrEqual(51);
    },
  );
});

test.each(['*', '_'])('Marks in a row, %j, take no longer than as many other signs', (mark) => {
  const began = performance.now();
  parseMarkdown(mark.repeat(100_000));
  expect(performance.now() - began).toBeLessThan(3000);
});
