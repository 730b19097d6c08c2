import { expect, test } from 'vitest';
import { refuseWrites } from '../../support/break-storage.ts';
import { deleteByHand, inLog, startWithLog } from '../../support/log.ts';
import { decide, queue } from '../../support/moderate.ts';
import { reviewMessages, wordsOf } from '../../support/world.ts';

test('A note that the disk refuses ends nothing, and is kept true once the disk takes it', async () => {
  await using world = await startWithLog({ onDisk: true });
  const accept = refuseWrites(world, 'guilds');
  const at = await deleteByHand(world);
  const logged = () => world.logged.join('\n');
  await expect.poll(logged).toContain('What follows from a message to the staff could not be done');
  const malik = world.sandbox.member('Malik');
  await decide(malik, await queue(world), 'Post again');
  accept();
  await expect.poll(() => inLog(world)[at]).toContain(`<@${malik.id}> posted`);
});

test('A bot stops although the disk refuses a note that was sent', async () => {
  await using world = await startWithLog({ onDisk: true });
  refuseWrites(world, 'guilds');
  await deleteByHand(world);
  await expect(world.stopBot()).resolves.toBeUndefined();
});

test('A bot that ended before it told the staff of a deleted message tells them after its next start', async () => {
  await using world = await startWithLog({ onDisk: true });
  const path = new RegExp(`/channels/${world.sandbox.channel('log').id}/messages$`);
  world.sandbox.faults.answer({ method: 'POST', path, status: 500, times: Infinity });
  const [message] = reviewMessages(world);
  if (message === undefined) throw new Error('Nothing is posted');
  world.sandbox.member('Malik').remove(message);
  await expect.poll(async () => wordsOf(await queue(world))).toContain('deleted');
  await world.stopBot();
  world.sandbox.faults.clear();
  expect(inLog(world).join('\n')).not.toContain('deleted this review');
  await world.startBot();
  await expect.poll(() => inLog(world).join('\n')).toContain('deleted this review');
  await world.stopBot();
  const told = inLog(world).length;
  await world.startBot();
  await queue(world);
  expect(inLog(world)).toHaveLength(told);
});
