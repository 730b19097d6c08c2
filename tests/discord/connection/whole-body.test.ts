import { Routes } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { withWholeBody } from '../../../src/discord/connection/whole-body.ts';

const REQUEST = { fullRoute: Routes.channelMessages('1'), method: 'POST', body: { content: 'Noor’s year' } };

test('A request with files is a form that anybody can read', async () => {
  const files = [
    { name: 'wall.png', data: Buffer.from([0x89, 0x50, 13, 10, 45, 45, 0, 255]) },
    { name: 'taste.png', data: Buffer.alloc(0) },
    { name: 'ovation.zip', data: Buffer.from('PK') },
    { name: 'ovation.json', data: Buffer.from('{}') },
    { name: 'letterboxd.csv', data: Buffer.from('Title') },
  ];
  const types = ['image/png', 'image/png', 'application/zip', 'application/json', 'text/csv'];
  const sent = withWholeBody({ ...REQUEST, files } as never);
  expect(sent).toMatchObject({ fullRoute: REQUEST.fullRoute, method: 'POST', passThroughBody: true });
  expect(sent.files).toBeUndefined();
  const form = await new Response(sent.body as Uint8Array<ArrayBuffer>, {
    headers: sent.headers as Record<string, string>,
  }).formData();
  expect([...form.keys()]).toEqual([...files.map((_, index) => `files[${index}]`), 'payload_json']);
  expect(form.get('payload_json')).toBe(JSON.stringify(REQUEST.body));
  for (const [index, { name, data }] of files.entries()) {
    const file = form.get(`files[${index}]`) as File;
    expect(file).toMatchObject({ name, type: types[index] });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(data);
  }
});

test('A request without files stays as it is', () => {
  expect(withWholeBody(REQUEST as never)).toBe(REQUEST);
});
