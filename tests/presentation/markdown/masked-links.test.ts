import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyMarkdown } from '../../../src/presentation/markdown/body.ts';
import { escapeMarkdown } from '../../../src/presentation/markdown/escape-markdown.ts';
import { breakLinks, showLinkTargets } from '../../../src/presentation/markdown/link-targets.ts';
import { splitMarkdown } from '../../../src/presentation/markdown/split.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { substance } from './arbitrary-text.ts';
import { maskedLinkIn, parsedMaskedLink } from './find-masked-links.ts';
import { MASKED_LINKS } from './masked-links.ts';

const ROOM = 5800;
const PIECES = [
  '[', ']', '(', ')', '](', '][', '\\', '<', '>', '`', '``', '```', '\n', '\n\n', ' ', '# ', '> ', '>>> ', '- ', '-# ', '*', '**', '_', '~~', '||',
  '\u200b', '\u202c', '\u2069', '\u2066', '\u034f', '\ufeff', 'a', '"t"', 'https://x.example', '(https://x.example)', 'http:', 'tel:', '//',
  '[a](https://x.example)', '[a](https://x.example "t")', '](<https://x.example>)',
]; // biome-ignore format: a table
const linkText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40, size: 'max' })
  .map((pieces) => pieces.join(''));

describe('a link that masks its address', () => {
  test('is what the forms below contain, except for some that only look like one', () => {
    const seen = MASKED_LINKS.filter((form) => maskedLinkIn(form) !== undefined);
    expect(seen.length).toBeGreaterThan(300);
    expect(seen.length).toBeGreaterThan(MASKED_LINKS.length - 10);
  });

  test.each(MASKED_LINKS)('does not survive in %j', (form) => {
    const whole = bodyMarkdown(form, ROOM);
    for (const safe of [showLinkTargets(form), breakLinks(form), whole, bodyMarkdown(form, 0)]) {
      expect(maskedLinkIn(safe), safe).toBeUndefined();
      expect(substance(safe)).toBe(substance(form));
    }
    expect(parsedMaskedLink(escapeMarkdown(form))).toBeUndefined();
  });

  test.each(MASKED_LINKS)('is not made by cutting %j', (form) => {
    const text = bodyMarkdown(`${form} ${form}`, ROOM);
    for (let limit = 34; limit < 70; limit += 4)
      for (const part of splitMarkdown(text, limit, 80)) expect(maskedLinkIn(part), part).toBeUndefined();
  });

  test('does not survive in any text, which changes no more the second time', () => {
    fc.assert(
      fc.property(linkText, (text) => {
        for (const safe of [showLinkTargets(text), breakLinks(text), bodyMarkdown(text, 0)])
          expect(maskedLinkIn(safe), safe).toBeUndefined();
        const whole = bodyMarkdown(text, ROOM);
        for (const part of [whole, ...splitMarkdown(whole, 60, 90)])
          expect(maskedLinkIn(part), part).toBeUndefined();
        expect(showLinkTargets(showLinkTargets(text))).toBe(showLinkTargets(text));
        expect(breakLinks(breakLinks(text))).toBe(breakLinks(text));
        expect(breakLinks(text)).toHaveLength(text.length);
        expect(bodyMarkdown(whole, ROOM)).toBe(whole);
        expect(parsedMaskedLink(escapeMarkdown(text))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });

  test('never makes the text longer than its room', () => {
    const repeated = fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
      .map((pieces) => pieces.join('').repeat(4000).slice(0, 4000).toWellFormed());
    fc.assert(
      fc.property(repeated, fc.integer({ min: 4064, max: ROOM }), (text, room) => {
        expect(codePointLength(bodyMarkdown(text, room))).toBeLessThanOrEqual(room);
      }),
    );
  });

  test('is all that changes: not a text without an address or without round brackets', () => {
    fc.assert(
      fc.property(linkText, fc.constantFrom(':', '('), (text, without) => {
        const harmless = text.replaceAll(without, '');
        expect(showLinkTargets(harmless)).toBe(harmless);
        expect(breakLinks(harmless)).toBe(harmless);
      }),
    );
  });
});
