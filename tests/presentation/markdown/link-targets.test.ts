import { describe, expect, test } from 'vitest';
import { breakLinks, showLinkTargets } from '../../../src/presentation/markdown/link-targets.ts';

describe('links in a text', () => {
  test.each([
    ['see [my blog](https://a.example/b)', 'see my blog (https://a.example/b)'],
    ['[https://bank.example](https://thief.example)', 'https://bank.example (https://thief.example)'],
    ['[a](<https://a.example>)', 'a (<https://a.example>)'],
    ['[a](https://a.example "Safe")', 'a (https://a.example "Safe")'],
    ['[a](https://a.example/x_(y))', 'a (https://a.example/x_(y))'],
    ['[[1]](https://a.example)', '[1] (https://a.example)'],
    ['[a\nb](https://a.example)', 'a\nb (https://a.example)'],
    ['[mail](mailto:a@b.example)', 'mail (mailto:a@b.example)'],
    ['[[[a]]](https://a.example)', '[[[a]]] (https://a.example)'],
    ['[a](https://a.example/(', '[a] (https://a.example/('],
    ['[x\\](https://a.example)', '[x\\] (https://a.example)'],
    ['\\[a](https://a.example)', '\\[a] (https://a.example)'],
    ['[a](\u200bhttps://a.example)', '[a] (\u200bhttps://a.example)'],
    ['[a](https\\://a.example)', '[a] (https\\://a.example)'],
    ['[a][(https://a.example) ](https://b.example)', '[a] (https://a.example)  (https://b.example)'],
    ['`[a](https://a.example)`', '`[a] (https://a.example)`'],
    ['```\n[a](https://a.example)\n```', '```\n[a] (https://a.example)\n```'],
  ])('%j shows its URL', (text, shown) => {
    expect(showLinkTargets(text)).toBe(shown);
  });

  test.each([
    '[Season 1](great)',
    '[Arc 2](Re:Zero), [S1](ep. 3: the end) and [this]( :) )',
    '[a](evil.example), [b](//evil.example)',
    '`[a](b)` ```\n[](\n```',
    '\\[a\\](no)',
    'https://a.example (https://b.example)',
    '[a] (https://a.example)',
    '[x]',
    '](]()[](',
    '',
  ])('leaves %j unchanged', (text) => {
    expect(showLinkTargets(text)).toBe(text);
    expect(breakLinks(text)).toBe(text);
  });

  test('stop being links without a character more', () => {
    expect(breakLinks('[a](https://a.example) [b](c) [d](tel:1)')).toBe(
      '[a]（https://a.example) [b](c) [d]（tel:1)',
    );
  });
});
