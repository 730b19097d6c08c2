import { expect, test } from 'vitest';
import { refuseWrites } from '../../support/break-storage.ts';
import { deleteByHand, inLog, queue, startWithLog } from '../../support/log.ts';
import { decide } from '../../support/moderate.ts';

test('A note that the disk refuses ends nothing, and is kept true once the disk takes it', async () => {
  await using world = await startWithLog({ onDisk: true });
  const accept = refuseWrites(world, 'guilds');
  const at = await deleteByHand(world);
  const logged = () => world.logged.join('\n');
  await expect.poll(logged).toContain('What follows from a message to the staff could not be done');
  const malik = world.sandbox.member('Malik');
  await decide(malik, await queue(world), 'Post again');
  accept();
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> showed`);
});

test('A bot stops although the disk refuses a note that was sent', async () => {
  await using world = await startWithLog({ onDisk: true });
  refuseWrites(world, 'guilds');
  await deleteByHand(world);
  await expect(world.stopBot()).resolves.toBeUndefined();
});
