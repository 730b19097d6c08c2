import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLinks, showLinkTargets } from '../../../src/presentation/markdown/link-targets.ts';
import { wildText } from './arbitrary-text.ts';

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
  ])('%j shows its URL', (text, shown) => {
    expect(showLinkTargets(text)).toBe(shown);
  });

  test.each(['[Season 1](great)', '`[a](https://a.example)`', '\\[a\\](no)', 'https://a.example', '[x]'])(
    'leaves %j unchanged',
    (text) => {
      expect(showLinkTargets(text)).toBe(text);
    },
  );

  test('are never masked, whatever surrounds them', () => {
    const outsideCode = wildText(60).map((text) => text.replaceAll('`', ''));
    fc.assert(
      fc.property(outsideCode, (text) => {
        expect(showLinkTargets(text).replace(/\\[\s\S]/g, '')).not.toMatch(/\]\(\s*<?https?:\/\//);
        expect(breakLinks(text)).not.toContain('](');
        expect(breakLinks(text)).toHaveLength(text.length);
      }),
    );
  });
});
