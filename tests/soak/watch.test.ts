import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { request } from '../sandbox/rest/request.ts';
import { refuseWrites } from '../support/break-storage.ts';
import { startWorld } from '../support/world.ts';
import { Watch } from './watch.ts';

test('A payload that Discord refuses is a problem, a message that is gone is none', async () => {
  await using world = await startWorld();
  const watch = new Watch(world);
  const path = `/channels/${world.sandbox.channel('general').id}/messages`;
  await request(world.sandbox, 'PATCH', `${path}/123456789012345678`, { content: 'x' });
  expect(watch.take()).toEqual([]);
  await request(world.sandbox, 'POST', path, { content: 'x'.repeat(2001) });
  await request(world.sandbox, 'GET', '/nowhere');
  expect(watch.take()).toEqual([
    expect.stringContaining('50035'),
    'The sandbox has no route for GET /api/v10/nowhere',
  ]);
  expect(watch.take()).toEqual([]);
});

test('An error in the log and an answer that does not come are problems', async () => {
  await using world = await startWorld({ onDisk: true, sandbox: { responseTime: 200 } });
  const watch = new Watch(world);
  const ada = world.sandbox.member('Ada');
  refuseWrites(world);
  watch.look('/settings set', await ada.slash('/settings set', { 'average-weight': 3 }));
  expect(watch.take()).toContainEqual(expect.stringMatching(/^The bot logged: .*StorageError/s));
  world.sandbox.faults.delay(400);
  watch.look('/top', await ada.slash('/top'));
  await wait(300);
  expect(watch.take()).toContain('/top was not answered: The application did not respond');
});
