import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = globSync(['*.md', 'docs/**/*.md', 'src/**/*.md', '.github/**/*.md']);

test.each(pages)('Every file that %s points to is there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/\]\((?!https:)([^)#]+)(?:#[^)]*)?\)/g);
  const paths = Array.from(links, ([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(join(dirname(page), path)))).toEqual([]);
});

test('README explains the variables that .env.example holds, with the same defaults', async () => {
  const example = await readFile('.env.example', 'utf8');
  const readme = await readFile('README.md', 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `([A-Z_]+)` *\| (.*?) \|/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  for (const [, name = '', value = ''] of example.matchAll(/^([A-Z_]+)=(.*)$/gm)) {
    expect(rows.get(name), name).toContain(value);
  }
});

test("The example in the sandbox's README is the test that runs", async () => {
  const example = await readFile('tests/sandbox/example.test.ts', 'utf8');
  expect(await readFile('src/sandbox/README.md', 'utf8')).toContain(`\`\`\`ts\n${example}\`\`\``);
});
