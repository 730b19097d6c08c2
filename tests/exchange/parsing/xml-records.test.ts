import { describe, expect, test } from 'vitest';
import { xmlRecords } from '../../../src/exchange/parsing/xml-records.ts';
import { allOf, textOf } from './text-of.ts';

const read = async (text: string) => allOf(xmlRecords(await textOf(text), ['anime', 'myinfo']));

test('The children of the root are read, whatever their prefix, in CDATA or as text', async () => {
  const records = await read(`<?xml version="1.0" encoding="UTF-8" ?>
<ns2:myAnimeList xmlns:ns2="x">
  <myinfo><user_export_type>1</user_export_type></myinfo>
  <ns2:anime>
    <series_title><![CDATA[ Mushi-shi & more ]]></series_title>
    <My_Score>9</My_Score>
    <my_comments>a &lt;b&gt; &amp; c</my_comments>
    <my_tags/>
  </ns2:anime>
  <other><series_title>No</series_title></other>
</ns2:myAnimeList>`);
  expect(records.map(({ path, line }) => [path, line])).toEqual([
    ['myinfo', 3],
    ['anime', 4],
  ]);
  expect(
    ['series_title', 'my_score', 'my_comments', 'my_tags', 'absent'].map((name) => records[1]?.field(name)),
  ).toEqual(['Mushi-shi & more', '9', 'a <b> & c', '', '']);
});

test('Empty lines above the declaration are none of it, but of the lines that are told', async () => {
  const text = '\n \r\n<?xml version="1.0"?>\n<a>\n<anime><b>1</b></anime>';
  expect((await read(`${text}</a>`)).map(({ line }) => line)).toEqual([5]);
  await expect(read(`${text}</b>`)).rejects.toMatchObject({ parameters: { line: 5 } });
});

describe('Is refused, with line and column', () => {
  test.each([
    ['an open element', '<a>\n<anime>', 2, 8],
    ['elements that cross', '<a>\n<anime></a>', 2, 12],
    ['a document type', '<!DOCTYPE a [<!ENTITY e "eee">]>\n<a><anime>&e;</anime></a>', 1, 33],
    ['an entity that nobody knows', '<a><anime><b>&e;</b></anime></a>', 1, 14],
    ['a sign that is no entity', '<a>\n<anime><b>Tom & Jerry</b></anime>\n<anime/>\n</a>', 2, 11],
  ])('%s', async (_, text, line, column) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'malformed',
      parameters: { file: 'Some file', line, column },
    });
  });
});

test('Elements that lie too deep are a problem', async () => {
  await expect(read('<a>'.repeat(10_000))).rejects.toMatchObject({
    code: 'too-deep',
    parameters: { limit: 32 },
  });
});

describe('What would become large in memory is refused where it begins, however small its file is', () => {
  const long = 'a'.repeat(1_200_000);
  const children = Array.from({ length: 60_000 }, (_, place) => `<c${place}>1</c${place}>`).join('');
  test.each([
    ['a text', `<a>\n<anime><b>${long}</b></anime></a>`],
    ['a text in CDATA', `<a>\n<anime><b><![CDATA[${long}]]></b></anime></a>`],
    ['a text that nobody wants', `<a>\n<b><c>${long}</c></b></a>`],
    ['a comment', `<a>\n<b/><!--${long}--></a>`],
    ['an attribute', `<a>\n<b c="${long}"/></a>`],
    ['a name', `<a>\n<b/><${long}/></a>`],
    ['children of many names', `<a>\n<anime>${children}</anime></a>`],
  ])('%s', async (_, text) => {
    const records = xmlRecords(await textOf(text, 64 * 1024), ['anime']);
    await expect(allOf(records)).rejects.toMatchObject({
      code: 'malformed',
      parameters: { line: expect.any(Number) },
    });
  });
});
