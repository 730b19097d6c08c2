import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { readAll } from '../store/read-all.ts';
import { startWriter } from './start-writer.ts';

const quiet = { onUnreadable: () => {} };
describe('two processes', () => {
  test('never use one file at the same time', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    const writer = startWriter(file);
    await writer.printed(1);
    await expect(openStore(`sqlite://${file}`, quiet)).rejects.toMatchObject({ code: 'locked' });
    await writer.kill();
    const store = await openStore(`sqlite://${file}`, quiet);
    await store.close();
  });
});

describe('a process that is killed while it writes', () => {
  test('leaves every commit that was confirmed, and all of any other or nothing', async () => {
    const file = join(await temporaryDirectory(), 'ovation.sqlite');
    for (const count of [100, 500, 1500]) {
      const writer = startWriter(file);
      await writer.printed(count);
      await writer.kill();
      const acknowledged = writer.lines.slice(1).filter((line) => /^\d+-\d+$/.test(line));
      const store = await openStore(`sqlite://${file}`, quiet);
      const stored = new Map(await readAll(store.guilds.entries()));
      expect(acknowledged.filter((key) => stored.get(key)?.channelId !== key)).toEqual([]);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count - 2);
      const [drafts, votes] = [
        await readAll(store.drafts.entries()),
        await readAll(store.guild('1').votes.entries()),
      ];
      const keysOf = (entries: readonly (readonly [string, unknown])[]) => entries.map(([key]) => key).sort();
      expect(keysOf(drafts)).toEqual(keysOf([...stored]));
      expect(keysOf(votes)).toEqual(keysOf([...stored]));
      const left = [...stored.keys()].flatMap((key) => [
        store.guilds.remove(key),
        store.drafts.remove(key),
        store.guild('1').votes.remove(key),
      ]);
      await store.commit(left);
      await store.close();
    }
  });
});
