import { exec, execFile } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import project from '../../package.json' with { type: 'json' };
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const runLine = promisify(exec);

/** There npm is a script, which only a shell starts. */
const IS_WINDOWS = process.platform === 'win32';

const NOBODY = { name: 'Nobody', email: 'nobody@example.com' };
const COMMITTER = {
  GIT_AUTHOR_NAME: NOBODY.name,
  GIT_AUTHOR_EMAIL: NOBODY.email,
  GIT_COMMITTER_NAME: NOBODY.name,
  GIT_COMMITTER_EMAIL: NOBODY.email,
  // Who runs the tests may sign what they tag.
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

/** A repository of what a release needs, at version 1.0.0, with these changes below Unreleased. */
async function repositoryWith(changes: string) {
  const directory = await temporaryDirectory();
  const environment = { ...process.env, ...COMMITTER };
  const call = async (program: string, ...args: string[]) =>
    (await run(program, args, { cwd: directory, env: environment, shell: IS_WINDOWS })).stdout.trim();
  const read = (path: string) => readFile(join(directory, path), 'utf8');
  for (const path of ['.npmrc', 'tests/release', 'tests/storage/kept', 'src', 'commands'])
    await cp(path, join(directory, path), { recursive: true });
  for (const path of ['package.json', 'package-lock.json']) {
    const content = JSON.parse(await readFile(path, 'utf8'));
    content.version = '1.0.0';
    if (content.packages) content.packages[''].version = '1.0.0';
    await writeFile(join(directory, path), JSON.stringify(content, undefined, 2));
  }
  await call('git', 'init', '--quiet');
  await mkdir(join(directory, '.git', 'info'), { recursive: true });
  await writeFile(join(directory, '.git', 'info', 'exclude'), 'node_modules\n');
  for (const path of ['node_modules', 'tests/support']) await symlink(resolve(path), join(directory, path));
  const change = async (text: string) => {
    await writeFile(join(directory, 'CHANGELOG.md'), `# Changelog\n\n## [Unreleased]\n\n${text}`);
    await call('git', 'add', '--all');
    await call('git', 'commit', '--quiet', '--message', 'Change');
  };
  await change(changes);
  return { call, read, change };
}

test('A release is one commit and one tag, with the heading and the databases of its version, once it changes something', async () => {
  const { call, read, change } = await repositoryWith('### Added\n');
  await expect(call('npm', 'run', 'release', '--', 'minor')).rejects.toThrow('what this version changes');
  expect(await call('git', 'status', '--porcelain')).toBe('');
  expect(await call('git', 'tag')).toBe('');
  expect(await read('package.json')).toContain('"version": "1.0.0"');

  await change('### Added\n\n- `/top`.\n');
  await call('npm', 'run', 'release', '--', 'minor');
  expect(await call('git', 'log', '--format=%s', '-1')).toBe('Release 1.1.0');
  expect(await call('git', 'describe', '--exact-match')).toBe('v1.1.0');
  expect((await call('git', 'show', '--name-only', '--format=')).split('\n')).toEqual([
    'CHANGELOG.md',
    'package-lock.json',
    'package.json',
    'tests/storage/kept/1.1.0.sqlite',
    'tests/storage/kept/lived/1.1.0/discord.sqlite',
    'tests/storage/kept/lived/1.1.0/ovation.sqlite',
  ]);
  expect(await call('git', 'status', '--porcelain')).toBe('');
  expect(await read('CHANGELOG.md')).toMatch(
    /## \[Unreleased\]\n\n## \[1\.1\.0\] - \d{4}-\d\d-\d\d\n\n### Added/,
  );
  expect(await call('npm', 'run', '--silent', 'release:notes', '--', 'v1.1.0')).toBe(
    '### Added\n\n- `/top`.',
  );
  await expect(call('npm', 'run', '--silent', 'release:notes', '--', 'v1.2.0')).rejects.toThrow(
    'package.json has version 1.1.0, the tag is v1.2.0',
  );
  await expect(call('npm', 'run', 'keep-database')).rejects.toThrow('1.1.0 was released');
});

test('The list of what is in an image names what Ovation runs with, and nothing that only its tests need', async () => {
  const { jobs } = parse(await readFile('.github/workflows/release.yml', 'utf8'));
  const steps: readonly { readonly run?: string }[] = jobs.test.steps;
  const script = steps.find(({ run }) => run?.includes('npm sbom'))?.run ?? '';
  const directory = await temporaryDirectory();
  for (const path of ['package.json', 'package-lock.json', '.npmrc']) await cp(path, join(directory, path));
  const options = { cwd: directory, env: { ...process.env, npm_config_offline: 'true' } };
  for (const line of script.trim().split('\n')) await runLine(line, options);
  const { components, metadata } = JSON.parse(await readFile(join(directory, 'ovation.cdx.json'), 'utf8'));
  const named = components.map(({ name, version }: Record<string, string>) => `${name} ${version}`);
  const those = (packages: object) => Object.entries(packages).map((entry) => entry.join(' '));
  expect(metadata.component).toMatchObject({ version: project.version });
  expect(named).toEqual(expect.arrayContaining(those(project.dependencies)));
  // discord.js runs with it too.
  const isTool = (each: string) => !each.startsWith('ws ') && !each.startsWith('@types/');
  expect(those(project.devDependencies).filter((each) => isTool(each) && named.includes(each))).toEqual([]);
});
