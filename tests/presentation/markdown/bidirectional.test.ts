import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  balanceDirections,
  isolateDirection,
  withoutDirections,
} from '../../../src/presentation/markdown/bidirectional.ts';
import { wildText } from './arbitrary-text.ts';

describe('directions', () => {
  test('that stay open are closed in the same line', () => {
    expect(balanceDirections('\u202eabc\n\u2067d')).toBe('\u202eabc\u202c\n\u2067d\u2069');
  });

  test('are closed in the order in which they nest', () => {
    expect(balanceDirections('\u2066a\u202bb')).toBe('\u2066a\u202bb\u202c\u2069');
  });

  test('that nothing opened lose their closing control', () => {
    expect(balanceDirections('a\u2069b\u202cc')).toBe('abc');
  });

  test('that are balanced stay unchanged, and so does text without any', () => {
    expect(balanceDirections('\u202babc\u202c d')).toBe('\u202babc\u202c d');
    expect(balanceDirections('شكرا and thanks')).toBe('شكرا and thanks');
  });

  test('in a name do not reach beyond it', () => {
    expect(isolateDirection('قلب')).toBe('\u2068قلب\u2069');
    expect(isolateDirection('Glass Heart')).toBe('Glass Heart');
  });

  test('never lose a visible character, and are balanced after one pass', () => {
    fc.assert(
      fc.property(wildText(80), (text) => {
        const balanced = balanceDirections(text);
        expect(withoutDirections(balanced)).toBe(withoutDirections(text));
        expect(balanceDirections(balanced)).toBe(balanced);
      }),
    );
  });
});
