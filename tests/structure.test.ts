import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each room of the house may import: other rooms, and packages (`node:` stands for all of Node's own). */
const ROOMS: Readonly<Record<string, { rooms: readonly string[]; packages: readonly string[] }>> = {
  reviews: { rooms: [], packages: ['fastest-levenshtein', 'minisearch'] },
  storage: { rooms: ['reviews'], packages: ['keyv', '@keyv/sqlite', 'zod', 'node:'] },
  guilds: { rooms: ['reviews', 'storage'], packages: ['node:'] },
  presentation: { rooms: ['reviews'], packages: ['i18next', 'discord-api-types'] },
  discord: {
    rooms: ['reviews', 'storage', 'guilds', 'presentation', 'timing', 'clock'],
    packages: ['discord.js', '@discordjs/rest', 'discord-api-types', 'pino', 'node:'],
  },
  commands: {
    rooms: ['reviews', 'storage', 'guilds', 'presentation', 'discord'],
    packages: ['discord.js', 'discord-api-types', 'node:'],
  },
  operations: { rooms: ['storage'], packages: ['discord.js', 'discord-api-types', 'pino', 'node:'] },
  config: { rooms: [], packages: ['zod'] },
  timing: { rooms: [], packages: [] },
  clock: { rooms: [], packages: ['node:'] },
  bot: {
    rooms: ['commands', 'discord', 'guilds', 'operations', 'presentation', 'storage', 'timing', 'clock'],
    packages: ['discord.js', 'pino', 'node:'],
  },
  main: { rooms: ['bot', 'config', 'operations', 'sandbox'], packages: ['pino', 'node:'] },
  sandbox: {
    rooms: [],
    packages: [
      '@hono/node-server',
      'discord-api-spec',
      'discord-api-types',
      'discord-markdown-parser',
      'hono',
      'ws',
      'zod',
      'node:',
    ],
  },
};

/** The longest a file may grow, in lines: what is longer does more than one thing. */
const LONGEST = 250;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

function readSources(): Promise<SourceFile[]> {
  const paths = globSync(['src/**/*.ts', 'commands/**/*.ts'], { exclude: ['**/*.d.ts'] });
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
}

/** `src/discord/client.ts` is in the room `discord`, `src/bot.ts` is the room `bot`. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}

/**
 * What stands behind `from`, `import` and `import()`. A path in a comment or text begins no line and follows no `from`.
 */
function importsOf({ path, text }: SourceFile): { readonly room?: string; readonly package?: string }[] {
  const specifiers = text.matchAll(/(?:^import |^export .*from |^.*\bfrom |\bimport\()['"]([^'"\n]+)['"]/gm);
  return [...specifiers].map(([, specifier = '']) =>
    specifier.startsWith('.') ? { room: roomOf(join(dirname(path), specifier)) } : { package: specifier },
  );
}

const sources = await readSources();

test('Every file stands in a room whose imports are ruled, and every rule is used', () => {
  expect(new Set(sources.map(({ path }) => roomOf(path)))).toEqual(new Set(Object.keys(ROOMS)));
});

describe.each(Object.entries(ROOMS))('%s', (room, allowed) => {
  const files = sources.filter(({ path }) => roomOf(path) === room);

  test('imports only what stands below it', () => {
    for (const file of files) {
      const rooms = importsOf(file).flatMap(({ room: imported }) => imported ?? []);
      expect([room, ...allowed.rooms], file.path).toEqual(expect.arrayContaining(rooms));
    }
  });

  test('uses only the packages that are its business', () => {
    const isAllowed = (name: string) =>
      allowed.packages.some(
        (known) => name === known || name.startsWith(known === 'node:' ? known : `${known}/`),
      );
    for (const file of files) {
      const strange = importsOf(file).filter(({ package: name }) => name !== undefined && !isAllowed(name));
      expect(strange, file.path).toEqual([]);
    }
  });
});

test('The imports of a file are found in every form', () => {
  const text = [
    "import './one.ts';",
    "import type { Two } from './two/file.ts';",
    "import {\n  Three,\n  three,\n} from '../three.ts';",
    "export { four } from '../four/file.ts';",
    "  const five = await import('../five/file.ts');",
    "import six from 'six/part';",
  ].join('\n');
  expect(importsOf({ path: 'src/room/file.ts', text })).toEqual([
    { room: 'room' },
    { room: 'room' },
    { room: 'three' },
    { room: 'four' },
    { room: 'five' },
    { package: 'six/part' },
  ]);
});

test('No file is a mere list of what others export', () => {
  for (const { path, text } of sources) expect(text, path).not.toMatch(/^export .*\bfrom ['"]/m);
});

test('No file is longer than one purpose needs', () => {
  for (const { path, text } of sources) expect(text.split('\n').length, path).toBeLessThanOrEqual(LONGEST);
});

test('The environment is read in one place', () => {
  const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers).toEqual(['src/main.ts']);
});

test('The classes of @discordjs/rest come from discord.js, whose requests throw those and no others', () => {
  for (const { path, text } of sources)
    expect(text, path).not.toMatch(/^import (?!type ).*'@discordjs\/rest'/m);
});
