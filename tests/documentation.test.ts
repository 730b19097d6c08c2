import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../commands/index.ts';
import { createTexts } from '../src/presentation/texts/texts.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', '.github/**/*.md']);

test.each(pages)('Every file that %s points to is there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g);
  const paths = Array.from(links, ([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
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
