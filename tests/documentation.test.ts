import { existsSync, globSync, statSync } from 'node:fs';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import project from '../package.json' with { type: 'json' };
import { createTexts } from '../src/presentation/texts/texts.ts';
import { runOvation } from './support/ovation-process.ts';
import { postgresDatabase } from './support/postgres/postgres-database.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', '.github/**/*.md']);

test.each(pages)('Every file that %s points to is there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g);
  const paths = Array.from(links, ([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
});

/** The anchors that GitHub gives a page's headings. */
const anchorsOf = (page: string): string[] =>
  Array.from(page.matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(pages)('Every heading that %s points to is there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/\]\((?!https:)([^)#]*)#([^)]+)\)/g);
  for (const [, path = '', anchor = ''] of links) {
    const target = path === '' ? page : join(dirname(page), path);
    expect(anchorsOf(await readFile(target, 'utf8')), path).toContain(anchor);
  }
});

test('The picture of the layout has every folder of the code', async () => {
  const page = await readFile('CONTRIBUTING.md', 'utf8');
  const drawn = Array.from(page.matchAll(/^ {2}\w+\["<b>([\w/]+)<\/b>/gm), ([, path = '']) => path);
  // The settings stand beside the layers.
  const folders = globSync(['src/*/', 'commands/']).filter((path) => statSync(path).isDirectory());
  expect(folders.filter((path) => !drawn.includes(path))).toEqual(['src/config']);
});

/** The commands in a page's blocks, a line each. */
const commandsIn = (page: string): string[] =>
  Array.from(page.matchAll(/^```sh\n(.*?)^```/gms), ([, block = '']) => block.trim().split('\n')).flat();

test.each(pages)('Every command that %s says to run is there', async (page) => {
  const text = (await readFile(page, 'utf8')).replaceAll(
    /`((?:npm|ovation|docker|node)\b[^`\n]*)`/g,
    '\n```sh\n$1\n```\n',
  );
  for (const command of commandsIn(text)) {
    const [, script] = /(?:npm run|^ovation) (?:--silent )?([a-z][\w:-]*)/.exec(command) ?? [];
    if (script !== undefined) expect(project.scripts, command).toHaveProperty([script]);
    for (const [file] of command.matchAll(/(?:src|docs|tests)\/[\w./-]+/g))
      expect(existsSync(file), command).toBe(true);
  }
});

test('The page about servers starts Ovation as npm start does', async () => {
  const commands = commandsIn(await readFile('docs/installing.md', 'utf8'));
  expect(commands).toContain(`NODE_ENV=production node_modules/.bin/${project.scripts.start}`);
});

test('What the page about data tells operators to run works, one after the other', async () => {
  const home = await temporaryDirectory();
  await mkdir(join(home, 'data'));
  await cp('tests/storage/kept/lived/0.1.0/ovation.sqlite', join(home, 'data', 'ovation.sqlite'));
  const page = await readFile('docs/data-and-backups.md', 'utf8');
  const scripts: { readonly [name: string]: string } = project.scripts;
  const ran = commandsIn(page).flatMap((command) => {
    const [, name = '', , args = ''] = /^npm run (\S+)( -- (.*))?$/.exec(command) ?? [];
    const [, main, does = ''] = /(src\/data-command\.ts) (.*)$/.exec(scripts[name] ?? '') ?? [];
    return main === undefined ? [] : [[does, ...args.split(' ').filter((arg) => arg !== '')]];
  });
  expect(ran.map(([does]) => does)).toEqual(
    expect.arrayContaining(['backup', 'drill', 'restore', 'check', 'move']),
  );
  const server = await postgresDatabase();
  for (const named of ran) {
    const args = named.map((arg) => arg.replace(/^postgres:.*/, server));
    const variables = { DISCORD_TOKEN: 'abc', INIT_CWD: home };
    const command = runOvation(home, variables, { main: resolve('src/data-command.ts'), args });
    expect(await command.exited, command.output()).toBe(0);
  }
});

test('The log says what the page about it says that it does', async () => {
  const page = await readFile('docs/troubleshooting.md', 'utf8');
  const sources = await Promise.all(globSync('src/**/*.{ts,cjs}').map((path) => readFile(path, 'utf8')));
  const source = sources.join('\n').replaceAll("\\'", "'");
  const rows = page.split('\n').flatMap((line) => /^\| (?!-)([^|]+) \|/.exec(line)?.[1] ?? []);
  const said = rows.flatMap((cell) =>
    Array.from(cell.matchAll(/`([^`]+)`/g), ([, sentence = '']) => sentence),
  );
  expect(said.length).toBeGreaterThan(30);
  const parts = said.flatMap((sentence) => sentence.split('…')).map((part) => part.trim());
  expect(parts.filter((part) => !source.includes(part))).toEqual([]);
});

test('README takes 600 words at most', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme.split(/\s+/).filter((word) => /\w/.test(word)).length).toBeLessThanOrEqual(600);
});

test('The documentation explains the variables that .env.example holds, with the same defaults', async () => {
  const example = await readFile('.env.example', 'utf8');
  const page = await readFile('docs/configuration.md', 'utf8');
  const rows = new Map(
    [...page.matchAll(/^\| `([A-Z_]+)` *\| (.*?) \|/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  for (const [, name = '', value = ''] of example.matchAll(/^([A-Z_]+)=(.*)$/gm)) {
    expect(rows.get(name), name).toContain(value);
  }
});

test("The example in the sandbox's README is the test that runs", async () => {
  const example = await readFile('tests/sandbox/example.test.ts', 'utf8');
  expect(await readFile('src/sandbox/README.md', 'utf8')).toContain(`\`\`\`ts\n${example}\`\`\``);
});

test('The documentation names every command, and none that is gone', async () => {
  const pages = await Promise.all(globSync(['README.md', 'docs/*.md']).map((page) => readFile(page, 'utf8')));
  const text = pages.join('\n');
  const known = commands.flatMap(({ definition, subcommands = {} }) => {
    const { name } = definition(createTexts());
    return Object.keys(subcommands).map((subcommand) => `/${name} ${subcommand}`);
  });
  const named = [...text.matchAll(/\/(?:review|moderate|settings) [a-z]+/g)].map(([command]) => command);
  expect(named.filter((command) => !known.some((name) => name.startsWith(command)))).toEqual([]);
  for (const name of known) expect(text).toContain(name.split(' ').slice(0, 2).join(' '));
});
