import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What each layer may import: other layers, and packages (`node:` stands for all of Node's own). */
const LAYERS: Readonly<Record<string, { layers: readonly string[]; packages: readonly string[] }>> = {
  reviews: { layers: [], packages: [] },
  storage: {
    layers: ['reviews', 'measures'],
    packages: ['keyv', '@keyv/postgres', '@keyv/sqlite', 'pg', 'zod', 'node:'],
  },
  guilds: { layers: ['reviews', 'storage', 'clock'], packages: ['node:'] },
  catalogue: {
    layers: ['reviews', 'storage', 'clock', 'cause'],
    packages: ['bangumi-data', 'es-hangul', 'pinyin-pro', 'wanakana', 'pino', 'zod', 'node:'],
  },
  exchange: {
    layers: ['reviews', 'storage'],
    packages: [
      '@streamparser/json',
      'csv-parse',
      'csv-stringify',
      'htmlparser2',
      'saxes',
      'yauzl',
      'yazl',
      'zod',
      'node:',
    ],
  },
  publishing: {
    layers: ['reviews', 'storage', 'presentation', 'markdown'],
    packages: ['hono', 'node:'],
  },
  presentation: {
    layers: ['reviews'],
    packages: ['i18next', 'discord-api-types', '@napi-rs/canvas', 'node:url'],
  },
  discord: {
    layers: [
      'reviews',
      'storage',
      'guilds',
      'catalogue',
      'exchange',
      'publishing',
      'presentation',
      'timing',
      'clock',
      'cause',
      'measures',
      'unless-aborted',
    ],
    packages: ['discord.js', '@discordjs/rest', 'discord-api-types', 'pino', 'node:'],
  },
  commands: {
    layers: [
      'reviews',
      'storage',
      'guilds',
      'catalogue',
      'exchange',
      'publishing',
      'presentation',
      'discord',
    ],
    packages: ['discord.js', 'discord-api-types', 'node:'],
  },
  operations: {
    layers: ['reviews', 'storage', 'config', 'clock', 'cause', 'measures', 'version', 'end-process'],
    packages: ['discord.js', 'discord-api-types', 'pino', 'prom-client', 'node:'],
  },
  setup: {
    layers: ['operations', 'config', 'presentation', 'clock', 'unless-aborted'],
    packages: ['@clack/prompts', 'discord.js', 'discord-api-types', 'zod', 'node:'],
  },
  config: { layers: [], packages: ['zod', 'node:'] },
  timing: { layers: [], packages: [] },
  clock: { layers: [], packages: ['node:'] },
  cause: { layers: [], packages: ['node:'] },
  measures: { layers: [], packages: [] },
  'end-process': { layers: [], packages: ['node:'] },
  'keep-files-private': { layers: [], packages: [] },
  'unless-aborted': { layers: [], packages: [] },
  version: { layers: ['package.json'], packages: [] },
  markdown: { layers: [], packages: ['discord-markdown-parser'] },
  parts: { layers: ['commands', 'discord', 'guilds', 'catalogue', 'presentation', 'storage'], packages: [] },
  bot: {
    layers: [
      'parts',
      'catalogue',
      'config',
      'discord',
      'operations',
      'presentation',
      'storage',
      'timing',
      'clock',
      'measures',
      'version',
    ],
    packages: ['discord.js', 'pino', 'node:'],
  },
  'start-with-catalogue': { layers: ['bot', 'catalogue', 'config', 'operations'], packages: ['node:'] },
  'start-in-sandbox': {
    layers: ['bot', 'config', 'operations', 'sandbox', 'start-with-catalogue'],
    packages: ['node:'],
  },
  run: {
    layers: ['bot', 'clock', 'config', 'operations', 'start-in-sandbox', 'start-with-catalogue'],
    packages: ['node:'],
  },
  main: { layers: ['run', 'end-process', 'keep-files-private'], packages: ['node:'] },
  'data-command': { layers: ['clock', 'keep-files-private', 'operations', 'storage'], packages: ['node:'] },
  'publish-command': {
    layers: ['clock', 'operations', 'presentation', 'publishing'],
    packages: ['node:'],
  },
  'setup-command': { layers: ['clock', 'operations', 'presentation', 'setup'], packages: ['node:'] },
  'catalogue-command': { layers: ['catalogue', 'clock', 'operations'], packages: ['node:'] },
  sandbox: {
    layers: ['markdown'],
    packages: ['@hono/node-server', 'discord-api-spec', 'discord-api-types', 'hono', 'ws', 'zod', 'node:'],
  },
};

/**
 * The rooms inside a layer, lowest first: a file imports from its own room and from those before it. The empty name
 * stands for the files that lie in the layer's folder itself.
 */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  reviews: ['', 'shows', 'counting', 'helpfulness', 'ranking', 'taste', 'moderation', 'submission'],
  storage: ['', 'entries', 'sqlite', 'postgres', 'store'],
  guilds: [
    'columns',
    'derived',
    'helpfulness',
    'taste',
    'ranking',
    'memory',
    'settings',
    'background',
    'posting',
    'shows',
    'reviews',
    'moderation',
    'counting',
    'notices',
    'importing',
    'erasing',
    'leaving',
  ],
  exchange: ['', 'documents', 'parsing', 'formats', 'reading', 'writing'],
  catalogue: ['titles', 'index', 'sources', 'filling', ''],
  presentation: [
    'payload',
    'markdown',
    'texts',
    '',
    'links',
    'shows',
    'pictures',
    'settings',
    'reviews',
    'moderation',
    'notices',
    'cards',
    'data',
  ],
  discord: [
    'connection',
    'background',
    '',
    'display',
    'moderation',
    'comparing',
    'posting',
    'counting',
    'notices',
    'shows',
    'importing',
    'exporting',
    'erasing',
    'leaving',
    'welcome',
    'interactions',
    'pictures',
  ],
  sandbox: [
    'world',
    'rules',
    'payloads',
    'actions',
    'interactions',
    'people',
    'network',
    'rest',
    'gateway',
    '',
    'page',
    'community',
    'catalogues',
  ],
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

/** `src/discord/display/display.ts` is in the layer `discord`, `src/bot.ts` is the layer `bot`. */
function layerOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}

/** `src/discord/display/display.ts` is in the room `display`, `src/discord/context.ts` in the room ``. */
function roomOf(path: string): string {
  const [, , third = '', ...rest] = path.split('/');
  return rest.length > 0 ? third : '';
}

/**
 * What stands behind `from`, `import` and `import()`. A path in a comment or text begins no line and follows no `from`.
 */
function importsOf({ path, text }: SourceFile): { readonly path?: string; readonly package?: string }[] {
  const specifiers = text.matchAll(/(?:^import |^export .*from |^.*\bfrom |\bimport\()['"]([^'"\n]+)['"]/gm);
  return [...specifiers].map(([, specifier = '']) =>
    specifier.startsWith('.') ? { path: join(dirname(path), specifier) } : { package: specifier },
  );
}

const sources = await readSources();

test('Every file stands in a layer whose imports are ruled, and every rule is used', () => {
  expect(new Set(sources.map(({ path }) => layerOf(path)))).toEqual(new Set(Object.keys(LAYERS)));
});

describe.each(Object.entries(LAYERS))('%s', (layer, allowed) => {
  const files = sources.filter(({ path }) => layerOf(path) === layer);

  test('imports only what stands below it', () => {
    for (const file of files) {
      const layers = importsOf(file).flatMap(({ path }) => (path === undefined ? [] : layerOf(path)));
      expect([layer, ...allowed.layers], file.path).toEqual(expect.arrayContaining(layers));
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

describe.each(Object.entries(ORDER))('%s', (layer, rooms) => {
  const files = sources.filter(({ path }) => layerOf(path) === layer);

  test('has each of its rooms in the order', () => {
    expect(new Set(files.map(({ path }) => roomOf(path)))).toEqual(new Set(rooms));
  });

  test.each(rooms)('imports into "%s" only from the rooms before it', (room) => {
    const below = rooms.slice(0, rooms.indexOf(room) + 1);
    for (const file of files.filter(({ path }) => roomOf(path) === room)) {
      const imported = importsOf(file).flatMap(({ path }) =>
        path !== undefined && layerOf(path) === layer ? roomOf(path) : [],
      );
      expect(below, file.path).toEqual(expect.arrayContaining(imported));
    }
  });
});

describe('the page of the sandbox', async () => {
  const PAGE = 'src/sandbox/page/browser';
  const PARTS = ['parts', 'composer', 'messages', 'forms', 'people', 'behind-the-scenes', 'main.js'];
  const scripts = await Promise.all(
    globSync(`${PAGE}/**/*.js`).map(async (path) => ({ path, text: await readFile(path, 'utf8') })),
  );
  /** `src/sandbox/page/browser/forms/modal-field.js` is in the part `forms`; main.js is a part by itself. */
  const partOf = (path: string) => path.slice(PAGE.length + 1).split('/')[0] ?? '';

  test('has each of its folders in the order', () => {
    expect(new Set(scripts.map(({ path }) => partOf(path)))).toEqual(new Set(PARTS));
  });

  test.each(PARTS)('imports into "%s" only from the folders before it', (part) => {
    const below = PARTS.slice(0, PARTS.indexOf(part) + 1);
    for (const script of scripts.filter(({ path }) => partOf(path) === part)) {
      const imported = importsOf(script).flatMap(({ path }) => (path?.startsWith(PAGE) ? partOf(path) : []));
      expect(below, script.path).toEqual(expect.arrayContaining(imported));
    }
  });
});

test('No file imports itself by way of others', () => {
  const imports = new Map(
    sources.map((file) => [file.path, importsOf(file).flatMap(({ path }) => path ?? [])]),
  );
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    expect(way).not.toContain(path);
    if (done.has(path)) return;
    for (const next of imports.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) visit(path, []);
});

/** Tests of what lies in no folder of the program, or in many. */
const OF_NO_FOLDER = [
  'bench',
  'communities',
  'counting',
  'installation',
  'regular-expressions',
  'release',
  'soak',
];

test('The tests of a file lie where its path says: in the same folder below tests/', () => {
  const elsewhere = globSync('tests/**/*.test.ts').filter((path) => {
    const [, ...folders] = dirname(path).split('/');
    const [first] = folders;
    const folder = first === 'commands' ? folders.join('/') : join('src', ...folders);
    return !OF_NO_FOLDER.includes(first ?? '') && !existsSync(folder);
  });
  expect(elsewhere).toEqual([]);
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
    { path: 'src/room/one.ts' },
    { path: 'src/room/two/file.ts' },
    { path: 'src/three.ts' },
    { path: 'src/four/file.ts' },
    { path: 'src/five/file.ts' },
    { package: 'six/part' },
  ]);
});

test('No file is a mere list of what others export', () => {
  for (const { path, text } of sources) expect(text, path).not.toMatch(/^export .*\bfrom ['"]/m);
});

test('No file is longer than one purpose needs', () => {
  for (const { path, text } of sources) expect(text.split('\n').length, path).toBeLessThanOrEqual(LONGEST);
});

test('One function writes what guilds keep, and applies it to memory', () => {
  const users = (pattern: RegExp) =>
    sources.flatMap(({ path, text }) => (pattern.test(text) ? [path] : [])).sort();
  // The last ones write what describes the database itself, and change what does not parse.
  expect(users(/\bcommit\(\[|database\.commit\(|[sS]tore\.commit\(/)).toEqual([
    'src/guilds/memory/open-guild.ts',
    'src/guilds/memory/vote-ledger.ts',
    'src/operations/checking/repair-data.ts',
    'src/operations/moving/move-data.ts',
    'src/storage/store/create-store.ts',
    'src/storage/store/erase-unreadable.ts',
    'src/storage/store/schema-version.ts',
  ]);
  // The other one tells memory what is stored.
  expect(users(/\bmemory\.apply\(/)).toEqual([
    'src/guilds/memory/open-guild.ts',
    'src/guilds/memory/vote-recount.ts',
  ]);
  expect(users(/\bwriteOf\(/)).toEqual(['src/guilds/memory/open-guild.ts']);
});

test('The environment is read where a process starts', () => {
  const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ path }) => path);
  expect(readers.sort()).toEqual([
    'src/catalogue-command.ts',
    'src/data-command.ts',
    'src/main.ts',
    'src/publish-command.ts',
    'src/setup-command.ts',
  ]);
});

test('The classes of @discordjs/rest come from discord.js, whose requests throw those and no others', () => {
  for (const { path, text } of sources)
    expect(text, path).not.toMatch(/^import (?!type ).*'@discordjs\/rest'/m);
});
