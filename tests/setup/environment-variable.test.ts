import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEnvironment } from '../../src/operations/environment-file.ts';
import { setVariable } from '../../src/setup/environment-variable.ts';

const set = (text: string) => setVariable(text, 'TOKEN', 'new');

test.each([
  ['nothing', '', 'TOKEN=new\n'],
  ['an empty value', 'A=1\nTOKEN=\nB=2\n', 'A=1\nTOKEN=new\nB=2\n'],
  ['a value', 'TOKEN=old\n', 'TOKEN=new\n'],
  ['a value in quotes with a comment behind', 'TOKEN = "old"  # mine\n', 'TOKEN =new  # mine\n'],
  ['an exported one', 'export TOKEN=old', 'export TOKEN=new'],
  ['two', 'TOKEN=a\r\nTOKEN=b\r\n', 'TOKEN=new\r\nTOKEN=new\r\n'],
  [
    'one in a comment, and longer names',
    '# TOKEN=\nMY_TOKEN=1\nTOKENS=2',
    '# TOKEN=\nMY_TOKEN=1\nTOKENS=2\nTOKEN=new\n',
  ],
  ['lines of Windows', 'A=1\r\n', 'A=1\r\nTOKEN=new\r\n'],
])('A variable is put where the file has %s', (_, before, after) => {
  expect(set(before)).toBe(after);
});

test('Whatever the other lines are, the variable is set and they stay, also when it is set once more', () => {
  const line = fc.oneof(
    fc.constantFrom('', '# a comment', 'TOKEN=old', 'TOKEN=', ' TOKEN = x # why', 'LOG_LEVEL=info', "B='1'"),
    fc.stringMatching(/^[A-Z_]{1,5}=[\w .-]{0,9}$/),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, newline) => {
      const before = lines.join(newline);
      const after = set(before);
      const { TOKEN: _, ...others } = parseEnvironment(before);
      expect(parseEnvironment(after)).toEqual({ ...others, TOKEN: 'new' });
      expect(set(after)).toBe(after);
      const rest = (text: string) =>
        text.split(/\r?\n/).filter((each) => !each.includes('TOKEN') && each !== '');
      expect(rest(after)).toEqual(rest(before));
    }),
  );
});
