import { expect, test } from 'vitest';
import { wordsOf } from '../../../../src/presentation/pictures/drawing/words.ts';

test.each([
  ['The Lighthouse Shift', ['The ', 'Lighthouse ', 'Shift']],
  ['Quién dijo (¿qué?)', ['Quién ', 'dijo ', '(¿qué?)']],
  ['雨上がりの停留所', ['雨上がり', 'の', '停留所']],
  ['後來的我們，誰', ['後來', '的', '我們，', '誰']],
  ['ร้านหนังสือ', ['ร้าน', 'หนังสือ']],
  ['… und', ['… ', 'und']],
])('%s may break between %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});
