import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { fillFromDump } from '../../../src/catalogue/filling/fill-from-dump.ts';
import { fillFromRelease } from '../../../src/catalogue/filling/fill-from-release.ts';
import { filesBeside } from '../files-beside.ts';
import { type FileServer, serveFiles } from './file-server.ts';
import { fillPlace } from './fill-place.ts';
import { dumpOf, inParts } from './wikidata/invented-dump.ts';

const PATH = '/catalogue.jsonl.gz';

const checksumOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Puts a file and its checksum, as `sha256sum` writes it, onto the host. */
function publish({ files }: FileServer, bytes: Buffer): void {
  files.set(PATH, bytes);
  files.set(`${PATH}.sha256`, `${checksumOf(bytes)}  catalogue.jsonl.gz\n`);
}

/** A list, as a release has it. */
async function listOf(count: number): Promise<Buffer> {
  const films = Array.from({ length: count }, (_, number) => ({
    id: `Q${number + 1}`,
    labels: { en: `Salt Road ${number + 1}` },
    claims: { P31: ['Q11424'], P345: [`tt${9_000_000 + number}`], P577: ['+2018-11-01T00:00:00Z'] },
  }));
  const place = await fillPlace({ input: inParts(dumpOf(films)) });
  const out = join(dirname(place.file), 'list.jsonl.gz');
  await fillFromDump({ dump: '-', most: 1000, out }, place);
  return readFile(out);
}

const packed = (...lines: readonly unknown[]): Buffer =>
  gzipSync(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));

test("A release's list fills the index, and is not fetched a second time", async () => {
  const host = await serveFiles();
  publish(host, await listOf(20));
  const place = await fillPlace();
  expect(await fillFromRelease(host.url + PATH, place)).toBe(
    'The catalogue has 20 shows now, 20 of them from this list.',
  );
  expect(await place.find('imdb:tt9000004')).toMatchObject({
    title: 'Salt Road 5',
    year: 2018,
    kind: 'film',
  });
  expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
  expect(await fillFromRelease(host.url + PATH, place)).toBe(
    'The catalogue already has the shows of this list.',
  );
  expect(host.seen).toEqual([`${PATH}.sha256`, PATH, `${PATH}.sha256`]);
});

describe('When the connection breaks', () => {
  /** A host that sends a part of the list and hangs up, once, when that is on disk: else it may be lost on the way. */
  async function broken(list: Buffer) {
    const [host, place] = [await serveFiles(), await fillPlace()];
    publish(host, list);
    const saved = async () => {
      const [part = ''] = await filesBeside(place.file);
      return (await stat(join(dirname(place.file), part))).size;
    };
    host.files.set(PATH, (response) => {
      response.writeHead(200, { 'content-length': list.length });
      response.write(list.subarray(0, 300));
      const isSaved = vi.waitFor(async () => expect(await saved()).toBe(300), {
        timeout: 10_000,
        interval: 5,
      });
      void isSaved.finally(() => response.destroy());
      host.files.set(PATH, list);
    });
    await expect(fillFromRelease(host.url + PATH, place)).rejects.toThrow(
      / isn't responding: run it again later\.$/,
    );
    return { host, place };
  }

  test('what came is kept, and only the rest is fetched the next time', async () => {
    const { host, place } = await broken(await listOf(50));
    expect(await filesBeside(place.file)).toEqual([
      expect.stringMatching(/^catalogue\.sqlite\.\w{16}\.part$/),
    ]);
    expect(await fillFromRelease(host.url + PATH, place)).toMatch(/50 shows now/);
    expect(host.seen.at(-1)).toBe(`${PATH} bytes=300-`);
    expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
  });

  test('all of it is fetched from a host that sends no parts', async () => {
    const { host, place } = await broken(await listOf(50));
    host.takesRanges = false;
    expect(await fillFromRelease(host.url + PATH, place)).toMatch(/50 shows now/);
  });

  test('a part that was damaged meanwhile is fetched again', async () => {
    const { host, place } = await broken(await listOf(50));
    const [part = ''] = await filesBeside(place.file);
    await writeFile(join(dirname(place.file), part), 'x'.repeat(300));
    expect(await fillFromRelease(host.url + PATH, place)).toMatch(/50 shows now/);
    expect(host.seen.slice(-2)).toEqual([`${PATH} bytes=300-`, PATH]);
  });

  test('a part that is longer than the list is fetched again', async () => {
    const { host, place } = await broken(await listOf(50));
    const [part = ''] = await filesBeside(place.file);
    await writeFile(join(dirname(place.file), part), 'x'.repeat(100_000));
    expect(await fillFromRelease(host.url + PATH, place)).toMatch(/50 shows now/);
  });

  test('the part of an older list is not taken for one of a newer', async () => {
    const { host, place } = await broken(await listOf(50));
    publish(host, await listOf(60));
    expect(await fillFromRelease(host.url + PATH, place)).toMatch(/60 shows now/);
    expect(host.seen.at(-1)).toBe(PATH);
    expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
  });
});

describe('The index stays as it was', () => {
  test.each<[string, (host: FileServer) => void, string]>([
    ['there is nothing at the address', () => {}, 'is no checksum (status 404): is the address right?'],
    [
      'there is no list beside the checksum',
      ({ files }) => void files.set(`${PATH}.sha256`, 'a'.repeat(64)),
      "can't be fetched (status 404): is the address right?",
    ],
    [
      'the checksum is a page',
      ({ files }) => void files.set(`${PATH}.sha256`, `<html>${'x'.repeat(100_000)}`),
      'is no checksum (status 200)',
    ],
    [
      'the list is not the one of the checksum',
      (host) => {
        publish(host, packed('what it should be'));
        host.files.set(PATH, packed('what it is'));
      },
      'is not the file that its checksum is of',
    ],
    ['it is no list', (host) => publish(host, packed('<html>')), 'is not a list of shows for Ovation'],
    ['it is empty', (host) => publish(host, packed()), 'is empty'],
    [
      'none of its lines is a show',
      (host) => publish(host, packed({ ovationCatalogue: 1, source: 'wikidata' }, { entry: {} })),
      'has no shows',
    ],
    [
      'it is for another version',
      (host) => publish(host, packed({ ovationCatalogue: 2, source: 'wikidata' })),
      'is for another version of Ovation: get the one of your release',
    ],
    [
      'it has what no release may have',
      (host) => publish(host, packed({ ovationCatalogue: 1, source: 'tvmaze' })),
      'has the shows of tvmaze, not of wikidata',
    ],
  ])('when %s', async (_, prepare, sentence) => {
    const host = await serveFiles();
    publish(host, await listOf(5));
    const place = await fillPlace();
    await fillFromRelease(host.url + PATH, place);
    host.files.clear();
    prepare(host);
    await expect(fillFromRelease(host.url + PATH, place)).rejects.toThrow(sentence);
    expect(await place.find('wikidata:Q5')).toBeDefined();
  });

  test.each(['http://example.com/list', 'ftp://example.com/list', 'list', '/etc/passwd'])(
    'when the address is %s',
    async (address) => {
      await expect(fillFromRelease(address, await fillPlace())).rejects.toThrow(/must begin with https:\/\//);
    },
  );
});

test('What a list says is checked as if its source had said it', async () => {
  const entry = { title: 'Salt Road', titles: [], ids: {} };
  const listed = (changes: object) => ({ entry: { ...entry, ...changes }, fetchedAt: 1 });
  const host = await serveFiles();
  publish(
    host,
    packed(
      { ovationCatalogue: 1, source: 'wikidata' },
      'no JSON',
      '{"entry":{}}',
      listed({ ref: 'tmdb:movie/5', ids: { tmdb: 'movie/5' } }),
      listed({ ref: 'wikidata:../../Q1' }),
      listed({ ref: 'wikidata:Q2', title: '\u200b' }),
      listed({ ref: 'wikidata:Q3', title: ` Salt\u202e   ${'long '.repeat(100)}` }),
      {
        ...listed({
          ref: 'wikidata:Q4',
          titles: ['Saltroad', 'SALT ROAD', 'x'.repeat(500)],
          ids: { wikidata: 'Q99', imdb: 'javascript:1', tmdb: 'tv/7' },
          year: 9999,
          episodes: -4,
          poster: 'https://example.com/spy.png',
        }),
        popularity: 0.5,
      },
      { ...listed({ ref: 'wikidata:Q5' }), popularity: 'much' },
    ),
  );
  const place = await fillPlace();
  expect(await fillFromRelease(host.url + PATH, place)).toMatch(/2 shows now/);
  expect((await place.find('wikidata:Q3'))?.title).toMatch(/^Salt long long .*…$/);
  expect(await place.find('tmdb:tv/7')).toEqual({
    ref: 'wikidata:Q4',
    title: 'Salt Road',
    titles: ['Saltroad'],
    ids: { wikidata: 'Q4', tmdb: 'tv/7' },
  });
});

test('Who ends it can go on later', async () => {
  const list = await listOf(50);
  const host = await serveFiles();
  publish(host, list);
  const stopping = new AbortController();
  host.files.set(PATH, (response) => {
    response.writeHead(200).write(list.subarray(0, 300), () => stopping.abort());
  });
  const place = await fillPlace({ signal: stopping.signal });
  await expect(fillFromRelease(host.url + PATH, place)).rejects.toThrow('You ended it: run it again later.');
  publish(host, list);
  const later = await fillPlace({ file: place.file });
  expect(await fillFromRelease(host.url + PATH, later)).toMatch(/50 shows now/);
});
