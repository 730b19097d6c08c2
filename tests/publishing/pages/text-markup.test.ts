import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { textMarkup } from '../../../src/publishing/pages/text-markup.ts';

const t = createTexts().for('en-US');
const htmlOf = (text: string): string => textMarkup(bodyMarkdown(text, Infinity), t).join('');

test.each([
  [
    '**bold** *italics* __under__ ~~gone~~',
    '<strong>bold</strong> <em>italics</em> <u>under</u> <s>gone</s>',
  ],
  ['> quoted', '<blockquote>quoted</blockquote>'],
  ['# Loud', '<strong class="heading">Loud</strong>'],
  ['-# quiet', '<small>quiet</small>'],
  ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
  ['3. three', '<ol start="3"><li>three</li></ol>'],
  ['`<b>`', '<code>&lt;b&gt;</code>'],
  ['<b onclick="x">&', '&lt;b onclick=&quot;x&quot;&gt;&amp;'],
  [
    '<@123456789012345678> <@&123456789012345678> <#123456789012345678> @everyone',
    '@member @role #channel @everyone',
  ],
  ['<t:1700000000:R>', '<time datetime="2023-11-14T22:13:20.000Z">November 14, 2023</time>'],
  ['<:fire:123456789012345678>', ':fire:'],
])('%j becomes HTML', (text, html) => {
  expect(htmlOf(text)).toBe(html);
});

test('An address becomes a link that vouches for nothing, and says where it leads', () => {
  const rel = 'rel="nofollow ugc noopener noreferrer"';
  expect(htmlOf('https://a.example/?b=1&c')).toBe(
    `<a href="https://a.example/?b=1&amp;c" ${rel}>https://a.example/?b=1&amp;c</a>`,
  );
  expect(htmlOf('[my bank](https://evil.example)')).toBe(
    `my bank (<a href="https://evil.example" ${rel}>https://evil.example</a>)`,
  );
  expect(htmlOf('[x](javascript:alert(1)) <javascript:alert(1)>')).not.toContain('<a');
});

test.each([
  ['||he dies||', 'he dies'],
  ['a ||**he** dies|| b', '<strong>he</strong> dies'],
  ['||he dies', 'he dies'],
  ['||line\n- list\n||', 'line\n<ul><li>list</li></ul>'],
  ['**bold ||he dies||**', 'he dies'],
])('A spoiler is covered until somebody opens it: %j', (text, inner) => {
  expect(htmlOf(text)).toContain(`<details class="spoiler"><summary>Spoiler</summary>${inner}`);
});

test.each([
  ['a list in a heading in a list', `||he dies||\n${'- # '.repeat(60)}x`],
  ['a row of asterisks', `||he dies||\n${'*'.repeat(300)}`],
])('A spoiler stays covered beside what is nested too deep to be read: %s', (_, text) => {
  expect(htmlOf(text)).toMatch(/^<details class="spoiler"><summary>Spoiler<\/summary>(?:\|\|)?he dies/);
});

/** What a text may become, with its attributes. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...{ strong: ['class'], em: [], u: [], s: [], small: [], blockquote: [], code: [], pre: ['tabindex'] },
  ...{
    ul: [],
    ol: ['start'],
    li: [],
    details: ['class'],
    summary: [],
    time: ['datetime'],
    a: ['href', 'rel'],
  },
};

test('Whatever a member writes, no element and no attribute comes of it but those of Markdown', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"',
      "'",
      ' onerror=x ',
      '<img src=x>',
      '||',
      '**',
      '`',
      '```\n',
    ),
    fc.constantFrom(
      '[x](https://a.example/"onclick="x)',
      "<https://a.example/'>",
      '<t:9999999999999:R>',
      '\n> ',
      '&lt;',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const found: string[] = [];
      const parser = new Parser({
        onopentag(name, attributes) {
          const allowed = ALLOWED[name];
          if (allowed === undefined) found.push(name);
          found.push(...Object.keys(attributes).filter((attribute) => !allowed?.includes(attribute)));
          if (!/^https?:\/\//i.test(attributes.href ?? 'http://')) found.push(attributes.href ?? '');
        },
      });
      parser.end(htmlOf(pieces.join('')));
      expect(found).toEqual([]);
    }),
  );
});
