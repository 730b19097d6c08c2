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

describe('What the member has deleted, what others wrote, and what has e-mail addresses or tokens is never opened', () => {
  const reviews = LETTERBOXD['reviews.csv'] ?? '';
  const secret = 'email,token\na@b.c,x\n';

  test.each([
    ['deleted reviews, packed for themselves', { 'deleted/reviews.csv': reviews, 'deleted/diary.csv': '' }],
    ['a profile', { 'profile.csv': secret, 'likes/reviews.csv': 'Date,Content\n2020-01-01,https://x\n' }],
    [
      'members and their devices',
      { 'user.csv': secret, 'auth-prod-token.csv': secret, 'user_ip.csv': secret },
    ],
    ['settings', { 'user/user-settings.json': '{"a":1}', 'user-profile.json': '{"email":"a@b.c"}' }],
  ])('%s', async (_, files) => {
    expect(await refused({ 'a.zip': await zipOf(files) })).toEqual(['unknown-format', { file: 'a.zip' }]);
  });

  test('nor in a folder in a folder, beside the reviews, or beside a file of the computer', async () => {
    const files = Object.entries({ ...LETTERBOXD, 'deleted/reviews.csv': reviews, 'profile.csv': secret });
    const of = (folder: string) =>
      Object.fromEntries(files.map(([name, text]) => [`${folder}${name}`, text]));
    const flat = await read({ 'a.zip': await zipOf(of('')) });
    for (const packed of [of('a/b/'), { ...of('a/'), 'notes.txt': 'Hello' }]) {
      const { rows, reviews, reasons } = await read({ 'a.zip': await zipOf(packed) });
      expect(rows).toBe(flat.rows);
      expect(reviews.map(({ opinion }) => opinion)).toEqual(flat.reviews.map(({ opinion }) => opinion));
      expect(reasons.toSorted()).toEqual(flat.reasons.toSorted());
    }
  });

  test('nor when all of an unpacked export is given', async () => {
    const { 'orphaned/reviews.csv': _, ...unpacked } = LETTERBOXD;
    expect(await read({ ...unpacked, 'profile.csv': secret })).toMatchObject({
      format: 'letterboxd',
      rows: 6,
    });
    expect(await refused({ 'profile.csv': secret })).toEqual(['unknown-format', { file: 'profile.csv' }]);
  });
});

test('A list that its member calls as a file of Letterboxd is called is none', async () => {
  const list =
    'Letterboxd list export v7\nDate,Name,Tags,URL,Description\n\nPosition,Name,Year,URL,Description\n1,A,,x,\n';
  const zip = await zipOf({ ...LETTERBOXD, 'lists/ratings.csv': list });
  expect((await read({ 'a.zip': zip })).rows).toBe((await read({ 'a.zip': await zipOf(LETTERBOXD) })).rows);
});

test('A file of zeros in an archive is told; a zero in a text is none of it', async () => {
  const zip = await zipOf({ ...LETTERBOXD, 'reviews.csv': new Uint8Array(1000) });
  expect((await read({ 'a.zip': zip })).notes).toContain('zeros');
  const torn = (LETTERBOXD['reviews.csv'] ?? '').replace('Again', 'Ag\u0000ain');
  expect((await read({ 'reviews.csv': torn })).skipped).toEqual(
    (await read({ 'reviews.csv': LETTERBOXD['reviews.csv'] ?? '' })).skipped,
  );
});

test('The name of a file in an archive is one short line, whatever its path', async () => {
  const [text = ''] = Object.values(SAMPLES.trakt[0] ?? {});
  const zip = await zipOf({ [`${'long/'.repeat(10_000)}a\u202eb\nc/ratings-shows.json`]: text, x: '' });
  const { file = '' } = (await read({ 'a.zip': zip })).reviews[0] ?? {};
  expect([...file]).toHaveLength(100);
  expect(file).toMatch(/^….*long\/ab c\/ratings-shows\.json$/);
});
