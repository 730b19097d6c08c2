import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test.each(['README.md', 'CONTRIBUTING.md'])('Every file that %s points to is there', async (page) => {
  const links = (await readFile(page, 'utf8')).matchAll(/\]\((?!https:)([^)#]+)\)/g);
  const dead = [...links].map(([, path = '']) => path).filter((path) => !existsSync(path));
  expect(dead).toEqual([]);
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
