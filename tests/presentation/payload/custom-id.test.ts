import { expect, test } from 'vitest';
import { customId, parseCustomId } from '../../../src/presentation/payload/custom-id.ts';

test('a custom id is parsed back into its parts', () => {
  expect(customId('write', 'show1', 7)).toBe('write:show1:7');
  expect(parseCustomId('write:show1:7')).toEqual({ name: 'write', args: ['show1', '7'] });
  expect(parseCustomId(customId('top'))).toEqual({ name: 'top', args: [] });
});

test('a colon within a part and more than 100 code points are refused', () => {
  expect(() => customId('a', 'b:c')).toThrow(RangeError);
  expect(() => customId('a:b')).toThrow(RangeError);
  expect(() => customId('', 'b')).toThrow(RangeError);
  expect(customId('a', '🎉'.repeat(98))).toHaveLength(198);
  expect(() => customId('a', '🎉'.repeat(99))).toThrow(RangeError);
});

test('a text without a name is not a custom id', () => {
  expect(parseCustomId('')).toBeUndefined();
  expect(parseCustomId(':x')).toBeUndefined();
});
