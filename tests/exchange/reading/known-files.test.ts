import { describe, expect, test } from 'vitest';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { readAll } from '../../../src/exchange/reading/read-all.ts';
import { given, read } from '../formats/read.ts';
import { zipOf } from '../parsing/zip-of.ts';
import { SAMPLES } from './samples.ts';

const [LETTERBOXD = {}] = SAMPLES.letterboxd;
const [IMDB = {}] = SAMPLES.imdb;
const refused = (files: Readonly<Record<string, string | Uint8Array>>) =>
  readAll(given(files), {}, FILE_FORMATS).then(
    () => 'read',
    ({ code, parameters }) => [code, parameters],
  );

describe('Files that can not be read are a problem that names them', () => {
  test('a picture', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    expect(await refused({ 'me.png': png })).toEqual(['unknown-format', { file: 'me.png' }]);
  });

  test('a page', async () => {
    const page = '<!DOCTYPE html>\n<html><head><title>x</title></head><body>Hello</body></html>';
    expect(await refused({ 'page.html': page })).toEqual(['unknown-format', { file: 'page.html' }]);
  });

  test('JSON of somebody else', async () => {
    expect(await refused({ 'package.json': '{"name": "x"}' })).toEqual([
      'unknown-format',
      { file: 'package.json' },
    ]);
  });

  test('half of a JSON', async () => {
    const [name, text] = Object.entries(SAMPLES.anilist[0] ?? {})[0] ?? ['', ''];
    const [code, parameters] = await refused({ [name]: text.slice(0, text.indexOf('"reviews"')) });
    expect([code, Object.keys(parameters as object)]).toEqual(['malformed', ['file', 'line', 'column']]);
  });

  test('nothing, white space, or the zeros of a damaged file', async () => {
    expect(await refused({ 'a.csv': '' })).toEqual(['empty', { file: 'a.csv' }]);
    expect(await refused({ 'a.csv': ' \r\n' })).toEqual(['empty', { file: 'a.csv' }]);
    expect(await refused({ 'a.csv': new Uint8Array(1000) })).toEqual(['empty', { file: 'a.csv' }]);
  });

  test('files of two sites', async () => {
    expect(await refused({ ...LETTERBOXD, 'imdb.csv': IMDB['ratings.csv'] ?? '' })).toEqual([
      'several-formats',
      {},
    ]);
  });

  test('one file that nobody knows beside others', async () => {
    expect(await refused({ ...LETTERBOXD, 'x.json': '{"a": 1}' })).toEqual([
      'unknown-format',
      { file: 'x.json' },
    ]);
  });

  test('an archive with nothing to read', async () => {
    expect(await refused({ 'a.zip': await zipOf({ 'readme.md': 'Hello' }) })).toEqual([
      'unknown-format',
      { file: 'a.zip' },
    ]);
  });
});

test('A file of any site is read in an archive, too, beside files that nobody knows', async () => {
  const zip = await zipOf({
    'takeout/mal.xml': SAMPLES.myanimelist[0]?.['animelist.xml'] ?? '',
    'takeout/x.json': '{"a": 1}',
    'takeout/y.csv': 'a,b\n1,2',
  });
  expect(await read({ 'a.zip': zip })).toMatchObject({ format: 'myanimelist', rows: 1 });
});

test('A name says nothing: the header of a file does', async () => {
  expect((await read({ 'reviews.csv': IMDB['ratings.csv'] ?? '' })).format).toBe('imdb');
});

test('Files with more rows than anybody has are refused', async () => {
  const file = `Const,Your Rating,Title Type\n${'tt1234567,8,Movie\n'.repeat(21)}`;
  await expect(readAll(given({ 'ratings.csv': file }), {}, FILE_FORMATS, 20)).rejects.toMatchObject({
    code: 'too-many-rows',
    parameters: { limit: 20 },
  });
});
