import { expect, test } from 'vitest';
import { parseEnvironment } from '../../src/operations/environment-file.ts';

test.each(['\n', '\r\n'])(
  'A value that is empty but for a space leaves the next line alone: %j',
  (newline) => {
    const lines = ['A= ', 'B=2', "C=' '", 'D= 4 ', 'E=\t', 'F=6'];
    expect(parseEnvironment(lines.join(newline))).toEqual({ A: '', B: '2', C: ' ', D: '4', E: '', F: '6' });
  },
);
