import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };

/** `Apache License` is what a package calls Apache-2.0 whose text it has. */
const CODE = [
  'MIT',
  'Apache-2.0',
  'Apache License',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  '0BSD',
  'OFL-1.1',
];
/** Needs its notice, which THIRD_PARTY.md has. */
const DATA = ['CC0-1.0', 'CC-BY-4.0'];
/** What only those need who work on Ovation. */
const TOOLS = [...CODE, 'MIT OR Apache-2.0', 'MPL-2.0'];

async function licenseOf(name: string): Promise<string> {
  return JSON.parse(await readFile(`node_modules/${name}/package.json`, 'utf8')).license;
}

describe('what others made', async () => {
  const document = await readFile('THIRD_PARTY.md', 'utf8');
  const rows = [...document.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(([, name, license]) => ({
    name,
    license,
  }));

  test('is named with its license, each package that Ovation runs with', async () => {
    const packages = Object.keys(project.dependencies).map(async (name) => ({
      name,
      license: await licenseOf(name),
    }));
    expect(rows).toEqual(await Promise.all(packages));
  });

  test('may be used for anything, and data say what they ask', () => {
    for (const { name, license } of rows) {
      expect([...CODE, ...DATA], name).toContain(license);
      if (DATA.includes(license ?? '')) expect(document).toContain(`[${name}](https://`);
    }
  });

  test.each(Object.keys(project.devDependencies))('has no terms that reach further: %s', async (name) => {
    expect(TOOLS).toContain(await licenseOf(name));
  });
});

test('No package that Ovation runs with has other terms, however far down', async () => {
  const lock: { readonly packages: Record<string, { readonly dev?: boolean; readonly license?: string }> } =
    JSON.parse(await readFile('package-lock.json', 'utf8'));
  const run = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  const others = run.filter(([, { license = '' }]) => ![...CODE, ...DATA].includes(license));
  expect(others).toEqual([]);
});
