import type { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { NO_CATALOGUE } from '../../../src/catalogue/catalogue.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { Imports, type ImportsOptions } from '../../../src/discord/importing/imports.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { fillable, memoryStore, NOOR, reopened } from '../../guilds/memory/opened-guild.ts';

test('An import that can not begin leaves no thread that reads', async () => {
  const { store, disk } = fillable(await memoryStore());
  const guild = await reopened(store);
  const threads: Worker[] = [];
  const note = (thread: Worker) => void threads.push(thread);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  const presence = { onAvailable: () => {} };
  const options: unknown = {
    store,
    catalogue: NO_CATALOGUE,
    clock: SYSTEM_CLOCK,
    client: { guilds: { cache: new Map() } },
    presence,
    listeners: new Listeners(() => {}),
  };
  const imports = new Imports(options as ImportsOptions);
  const bytes = new TextEncoder().encode('Const,Your Rating,Title Type\ntt1234567,8,Movie\n');
  disk.full = true;
  const request = { author: NOOR, files: [{ name: 'ratings.csv', bytes }], answers: {} };
  await expect(imports.prepare(guild, request).next()).rejects.toThrow('full');
  expect(threads).toHaveLength(1);
  await expect.poll(() => threads.map(({ threadId }) => threadId)).toEqual([-1]);
});
