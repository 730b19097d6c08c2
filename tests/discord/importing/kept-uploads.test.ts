import { expect, test } from 'vitest';
import { KeptUploads } from '../../../src/discord/importing/kept-uploads.ts';

const given = () => ({ files: [], pasted: 'Dark 8/10', restores: false, answers: {} });
const NEVER = new AbortController().signal;

test('Files are read one import after the other, and none in whose place another was given', async () => {
  const uploads = new KeptUploads();
  const [first, second, third] = [given(), given(), given()];
  const read: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  uploads.set('1', 'noor', first);
  const one = uploads.inTurn({ guildId: '1', userId: 'noor', upload: first }, NEVER, async () => {
    await promise;
    read.push('first');
  });
  uploads.set('1', 'jun', second);
  const two = uploads.inTurn({ guildId: '1', userId: 'jun', upload: second }, NEVER, async () => {
    read.push('second');
  });
  uploads.set('1', 'jun', third);
  const three = uploads.inTurn({ guildId: '1', userId: 'jun', upload: third }, NEVER, async () => {
    read.push('third');
  });
  const left = uploads.inTurn(
    { guildId: '1', userId: 'jun', upload: third },
    AbortSignal.abort(),
    async () => {},
  );
  resolve();
  await one;
  await expect(two).rejects.toMatchObject({ code: 'import-gone' });
  await three;
  await expect(left).rejects.toMatchObject({ code: 'import-gone' });
  expect(read).toEqual(['first', 'third']);
});

test('What a thousand members gave is kept, and the oldest forgotten', () => {
  const uploads = new KeptUploads();
  for (let number = 0; number <= 1000; number += 1) uploads.set('1', String(number), given());
  expect(uploads.get('1', '0')).toBeUndefined();
  expect(uploads.get('1', '1')).toBeDefined();
  uploads.forget('1', '1');
  expect(uploads.get('1', '1')).toBeUndefined();
  expect(uploads.get('2', '2'), 'of another server').toBeUndefined();
});
