import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { replaceSite } from '../../../src/publishing/directory/replace-site.ts';

async function temporary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'ovation-site-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Writes a site of these files, each with its path in it. */
const make = (place: string, ...files: string[]): Promise<void> =>
  replaceSite(place, async (writer) => {
    for (const file of files) await writer.write(file, file);
  });

const filesIn = async (directory: string): Promise<string[]> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1)).sort();
};

test('A site takes the place of the one before, of which nothing is left', async () => {
  const parent = await temporary();
  const place = join(parent, 'new', 'site');
  await make(place, 'index.html', 'shows/old.html');
  await make(place, 'index.html', 'shows/new.html');
  expect(await filesIn(parent)).toEqual([
    'new/site/index.html',
    'new/site/ovation-site.json',
    'new/site/shows/new.html',
  ]);
  expect(await readFile(join(place, 'shows/new.html'), 'utf8')).toBe('shows/new.html');
});

test.each([
  ['CNAME', ''],
  ['shows/mine.html', 'shows'],
  ['.git/config', '.git'],
])('A directory with a file of somebody else’s is refused and left as it is: %s', async (path, folder) => {
  const place = join(await temporary(), 'site');
  await make(place, 'index.html');
  await mkdir(join(place, folder), { recursive: true });
  await writeFile(join(place, path), 'mine');
  await expect(make(place, 'other.html')).rejects.toThrow(`has a file in it that isn't from here: ${path}`);
  expect(await filesIn(place)).toEqual(['index.html', 'ovation-site.json', path].sort());
});

test('A directory without any site is refused unless it is empty, and so is a file', async () => {
  const parent = await temporary();
  await make(join(parent, 'empty'), 'index.html');
  await mkdir(join(parent, 'photos'));
  await writeFile(join(parent, 'photos', 'cat.jpg'), '');
  await expect(make(join(parent, 'photos'), 'index.html')).rejects.toThrow('cat.jpg');
  await expect(make(join(parent, 'photos', 'cat.jpg'), 'index.html')).rejects.toThrow('is a file');
});

test('A build that fails leaves the site before it, and nothing of its own', async () => {
  const parent = await temporary();
  const place = join(parent, 'site');
  await make(place, 'index.html');
  const failing = replaceSite(place, async (writer) => {
    await writer.write('half.html', 'half');
    throw new Error('The database is gone.');
  });
  await expect(failing).rejects.toThrow('The database is gone.');
  expect(await filesIn(parent)).toEqual(['site/index.html', 'site/ovation-site.json']);
});

test('A file that cannot be written fails the build, whichever it is', async () => {
  const parent = await temporary();
  const twice = make(join(parent, 'site'), 'index.html', 'index.html');
  await expect(twice).rejects.toThrow('EEXIST');
  expect(await filesIn(parent)).toEqual([]);
});

test('What a process left that was ended is put right by the next', async () => {
  const parent = await temporary();
  const place = join(parent, 'site');
  await make(place, 'index.html', 'erased.html');
  // Ended between the two renames, with the new site half written.
  await mkdir(join(parent, '.site.ovation-new'));
  await writeFile(join(parent, '.site.ovation-new', 'half.html'), '');
  await rename(place, join(parent, '.site.ovation-old'));
  const failing = replaceSite(place, () => Promise.reject(new Error('Again.')));
  await expect(failing).rejects.toThrow('Again.');
  expect(await filesIn(parent)).toEqual(
    ['erased.html', 'index.html', 'ovation-site.json'].map((n) => `site/${n}`),
  );
  await make(place, 'index.html');
  expect(await filesIn(parent)).toEqual(['site/index.html', 'site/ovation-site.json']);
});

test('Two builds at the same time do not take each other’s files away: the second is refused, and may come after', async () => {
  const parent = await temporary();
  const place = join(parent, 'site');
  const files = Array.from({ length: 40 }, (_, n) => `${n}.html`);
  let second: Promise<void> | undefined;
  await replaceSite(place, async (writer) => {
    for (const file of files) await writer.write(file, file);
    second = make(place, 'second.html');
    await expect(second).rejects.toThrow('A page is being published to');
  });
  expect(second).toBeDefined();
  expect(await filesIn(parent)).toEqual([...files, 'ovation-site.json'].map((name) => `site/${name}`).sort());
  await make(place, 'second.html');
  expect(await filesIn(parent)).toEqual(['site/ovation-site.json', 'site/second.html']);
});

test.runIf(process.platform !== 'win32')('A link that leads nowhere is refused with a sentence', async () => {
  const parent = await temporary();
  await symlink(join(parent, 'nowhere'), join(parent, 'link'));
  await expect(make(join(parent, 'link'), 'index.html')).rejects.toThrow('is a link that leads nowhere');
});

test.runIf(process.platform !== 'win32')(
  'A link to a directory stays, and leads to the new site',
  async () => {
    const parent = await temporary();
    await mkdir(join(parent, 'real'));
    await symlink(join(parent, 'real'), join(parent, 'link'));
    await make(join(parent, 'link'), 'index.html');
    expect(await readFile(join(parent, 'real', 'index.html'), 'utf8')).toBe('index.html');
  },
);
