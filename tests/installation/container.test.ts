import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { normalize } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import project from '../../package.json' with { type: 'json' };
import { composeLint } from './compose-spec/compose-lint.ts';
import { readDockerIgnore } from './image/docker-ignore.ts';
import { environmentOf, execForm, type Instruction, readDockerfile, type Stage } from './image/dockerfile.ts';

const dockerfile = await readFile('Dockerfile', 'utf8');
const isSent = readDockerIgnore(await readFile('.dockerignore', 'utf8'));
const [packages, image] = readDockerfile(dockerfile) as [Stage, Stage];

function only(stage: Stage, name: string): Instruction {
  const [instruction, ...more] = stage.instructions.filter((one) => one.name === name);
  if (instruction === undefined || more.length > 0) throw new Error(`Not one ${name}`);
  return instruction;
}

describe('the image', () => {
  test('rebuilds large databases in its home, as SQLite finds no other place that it may write to', () => {
    const { OVATION_HOME, SQLITE_TMPDIR } = environmentOf(image, {});
    expect(SQLITE_TMPDIR).toBe(OVATION_HOME);
  });

  test.each(['CMD', 'HEALTHCHECK'])('has each file that its %s runs', (name) => {
    const files = execForm(only(image, name))
      .filter((word) => word.includes('/'))
      .map(normalize);
    expect(files).not.toEqual([]);
    for (const file of files) expect(existsSync(file) && isSent(file), file).toBe(true);
  });

  test('is made from a Dockerfile in which nothing is wrong, deprecated or doubtful', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  test('starts Node itself, which hears the signals, with what npm start gives it', () => {
    expect(execForm(only(image, 'CMD')).join(' ')).toBe(project.scripts.start);
    expect(image.instructions.map(({ name }) => name)).not.toContain('ENTRYPOINT');
  });

  test('runs on the Node of the lock file, and is made with the npm that the lock file needs', () => {
    expect(image.base).toMatch(/\/debian:/);
    expect(environmentOf(image, { PATH: '/bin' }).PATH).toBe('/opt/ovation/node_modules/.bin:/bin');
    expect(`>=${/\/node:(\d+)-/.exec(packages.base)?.[1]}`).toBe(project.engines.node);
  });

  test('runs nothing of the other platform while it is made', () => {
    expect(dockerfile).toContain('FROM --platform=$BUILDPLATFORM');
    expect(image.instructions.map(({ name }) => name)).not.toContain('RUN');
  });

  test('does not run as root, owns nothing but its home, and has no token in it', () => {
    const { text: user } = only(image, 'USER');
    // A number, by which a cluster sees that it is not root's.
    expect(user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    const owned = image.instructions.filter(({ flags }) => flags.chown !== undefined);
    const { OVATION_HOME } = environmentOf(image, {});
    expect(owned.map(({ flags, text }) => [flags.chown, text.split(' ').at(-1)])).toEqual([
      [user, OVATION_HOME],
    ]);
    expect(dockerfile).not.toContain('TOKEN');
  });

  test('leaves out what the lock file brings, and what no longer comes is no longer named', async () => {
    const lock: { packages: Record<string, { dev?: boolean }> } = JSON.parse(
      await readFile('package-lock.json', 'utf8'),
    );
    const brought = Object.keys(lock.packages).filter((path) => lock.packages[path]?.dev !== true);
    const [, paths = ''] =
      /^rm -r (.*)$/m.exec(packages.instructions.map(({ text }) => text).join('\n')) ?? [];
    const named = paths.split(' ').map((path) => path.replace(/\*.*/, ''));
    expect(named).toContain('node_modules/better-sqlite3');
    expect(named.filter((path) => !brought.some((one) => one.startsWith(path)))).toEqual([]);
  });
});

describe('what goes to the builder', () => {
  test('is what the Dockerfile copies', () => {
    const copied = [packages, image].flatMap(({ instructions }) =>
      instructions.filter(({ name, flags }) => name === 'COPY' && flags.from === undefined),
    );
    const sources = copied.flatMap(({ text }) => text.split(' ').slice(0, -1));
    expect(sources.filter((path) => !existsSync(path) || !isSent(path))).toEqual([]);
    const sent = globSync('*', { exclude: ['node_modules'] })
      .concat('.npmrc')
      .filter(isSent);
    expect(sent.toSorted()).toEqual([...new Set(sources)].toSorted());
  });

  test.each(['.env', 'data/ovation.sqlite', 'tests/bot.test.ts', 'src/sandbox/sandbox.ts', '.git/config'])(
    'is not %s',
    (path) => {
      expect(isSent(path)).toBe(false);
    },
  );
});

describe('compose.yaml', async () => {
  const text = await readFile('compose.yaml', 'utf8');
  const compose = parse(text);
  const { ovation } = compose.services;
  const complaints = await composeLint();

  test('is what the Compose Specification asks for', () => {
    expect(complaints(compose)).toEqual([]);
    expect(complaints({ services: { ovation: { ...ovation, read_onyl: true } } })).not.toEqual([]);
  });

  test('takes ten lines', () => {
    expect(text.trimEnd().split('\n')).toHaveLength(10);
  });

  test('has one volume, where the image has its home', () => {
    const [name] = Object.keys(compose.volumes);
    expect(ovation.volumes).toEqual([`${name}:${environmentOf(image, {}).OVATION_HOME}`]);
  });

  test('lets Ovation write nowhere else, gain no rights, and come back after a restart', () => {
    expect(ovation).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
    });
  });
});
