import { expect, test } from 'vitest';
import { readArguments } from '../../src/publishing/publish-arguments.ts';

test('The server, the directory, the address and the name are read', () => {
  expect(readArguments(['123', 'site'])).toEqual({ guildId: '123', directory: 'site' });
  expect(
    readArguments(['123', 'site', '--base', 'https://drama.example', '--name', ' Drama Corner ']),
  ).toEqual({
    guildId: '123',
    directory: 'site',
    base: 'https://drama.example/',
    name: 'Drama Corner',
  });
  expect(readArguments(['--base=https://a.example/b', '1', 'x']).base).toBe('https://a.example/b/');
});

test.each([
  [[], 'npm run publish-page -- GUILD DIR'],
  [['123'], 'npm run publish-page -- GUILD DIR'],
  [['123', 'site', 'more'], 'npm run publish-page -- GUILD DIR'],
  [['Drama Corner', 'site'], '"Drama Corner" is no server\'s id'],
  [['123', 'site', '--bas', 'x'], '--bas'],
  [['123', 'site', '--base', 'drama.example'], '--base has to be an address'],
  [['123', 'site', '--base', 'javascript:alert(1)'], '--base has to be an address'],
  [['123', 'site', '--base', 'https://drama.example/?page=1'], '--base has to be an address'],
  [['123', 'site', '--base', 'https://drama.example/?'], '--base has to be an address'],
  [['123', 'site', '--base', 'https://drama.example/#'], '--base has to be an address'],
  [['123', 'site', '--base', 'https://noor:secret@drama.example/'], '--base has to be an address'],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => readArguments(args)).toThrow(sentence);
});
