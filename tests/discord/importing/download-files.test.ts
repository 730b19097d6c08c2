import { expect, test } from 'vitest';
import { downloadFiles, LARGEST_FILE } from '../../../src/discord/importing/download-files.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted-server.ts';

const file = (url: string, size = 3) => ({ name: 'ratings.csv', url, size });
const download = (files: Parameters<typeof downloadFiles>[0], apiUrl: string) =>
  downloadFiles(files, { apiUrl, signal: new AbortController().signal });

async function served(body: string): Promise<ScriptedServer> {
  const server = await startScripted();
  server.answer(body);
  return server;
}

test('Files come from where the API is, each with its name', async () => {
  await using server = await served('a,b');
  const files = await download([file(`${server.url}/1`), file(`${server.url}/2`)], `${server.url}/api`);
  expect(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['ratings.csv', 'a,b'],
    ['ratings.csv', 'a,b'],
  ]);
});

test.each(['https://discord.com/api', 'https://127.0.0.1.example/api'])(
  'Nobody else is asked for a file, when the API is at %s',
  async (apiUrl) => {
    await using server = await served('a,b');
    for (const url of [`${server.url}/1`, 'file:///etc/passwd', 'no address'])
      await expect(download([file(url)], apiUrl)).rejects.toMatchObject({ code: 'file-unavailable' });
    expect(server.requests).toEqual([]);
  },
);

test('A redirect is not followed', async () => {
  await using server = await startScripted();
  await using other = await served('a,b');
  server.answer('', 302, { location: `${other.url}/1` });
  await expect(download([file(`${server.url}/1`)], server.url)).rejects.toMatchObject({
    code: 'file-unavailable',
  });
  expect(other.requests).toEqual([]);
});

test('A file that is not what Discord says is not taken', async () => {
  await using server = await served('a,b');
  for (const size of [2, 4])
    await expect(download([file(`${server.url}/1`, size)], server.url)).rejects.toMatchObject({
      code: 'file-unavailable',
    });
  server.answer('Gone', 404);
  await expect(download([file(`${server.url}/1`, 4)], server.url)).rejects.toMatchObject({
    code: 'file-unavailable',
  });
});

test('Too many files, or too large ones, are not even asked for', async () => {
  await using server = await served('a,b');
  const given = file(`${server.url}/1`);
  await expect(download(Array(11).fill(given), server.url)).rejects.toMatchObject({
    code: 'too-many-files',
    parameters: { limit: 10 },
  });
  const large = { ...given, size: LARGEST_FILE };
  await expect(download([{ ...large, size: LARGEST_FILE + 1 }], server.url)).rejects.toMatchObject({
    code: 'too-large',
    parameters: { file: 'ratings.csv', limit: LARGEST_FILE },
  });
  await expect(download([large, large, given], server.url)).rejects.toMatchObject({ code: 'too-large' });
  expect(server.requests).toEqual([]);
});
