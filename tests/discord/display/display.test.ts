import { describe, expect, test } from 'vitest';
import { topList } from '../../support/top-list.ts';
import {
  editCount,
  react,
  reviewMessage,
  startWithReview,
  unreact,
  untilShown,
} from '../../support/votes.ts';
import { messageOf, openModal, reviewMessages, type World } from '../../support/world.ts';

const PATCH = { method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/ };

/** Noor opens the modal of her review. Returns a function that submits it with another text. */
async function openEdit({ sandbox }: World): Promise<(body: string) => Promise<unknown>> {
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  return (body) => noor.submit(modal, { body });
}

describe('The last state is shown in the end', () => {
  test('when Discord rate-limits', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.answer({ ...PATCH, status: 429 });
    react(world, 'Jun', '👍');
    await world.sandbox.until(() => editCount(world) > 0, 'a refused edit');
    react(world, 'Léa', '👎');
    await untilShown(world, '1 of 2');
  });

  test('when Discord fails for longer than discord.js retries', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.answer({ ...PATCH, status: 500, times: 9 });
    react(world, 'Jun', '👍');
    await world.sandbox.until(() => editCount(world) === 4, 'edits that failed');
    react(world, 'Léa', '👍');
    react(world, 'Tomás', '👍');
    unreact(world, 'Jun', '👍');
    await untilShown(world, '2 of 2');
  });

  test('when Discord forbids it for a while', async () => {
    await using world = await startWithReview();
    const body = { code: 50013, message: 'Missing Permissions' };
    world.sandbox.faults.answer({ ...PATCH, status: 403, body });
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    expect(editCount(world)).toBe(2);
  });

  test('when the responses to edits are lost', async () => {
    await using world = await startWithReview();
    world.sandbox.faults.answer({ ...PATCH, status: 502, times: 2, afterStoring: true });
    react(world, 'Jun', '👍');
    await untilShown(world, '1 of 1');
    unreact(world, 'Jun', '👍');
    await untilShown(world, '');
  });
});

test('The staff is told once that Discord forbids edits, which are made once it allows them', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('general').id });
  const body = { code: 50013, message: 'Missing Permissions' };
  sandbox.faults.answer({ ...PATCH, status: 403, body, times: 3 });
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  expect(editCount(world)).toBe(4);
  const told = sandbox.channel('general').messages.flatMap(({ embeds }) => embeds);
  expect(told.map(({ description }) => description)).toEqual([
    expect.stringContaining('changed a setting'),
    expect.stringContaining("I can't change my messages in <#"),
  ]);
});

test('A message that turns out to be gone is not edited again', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const message = reviewMessage(world);
  sandbox.faults.loseEvents('MESSAGE_DELETE');
  react(world, 'Jun', '👍');
  sandbox.member('Malik').remove(message);
  await world.sandbox.until(() => editCount(world) === 1, 'an edit');
  const hidden = async () => topList(messageOf(await sandbox.member('Jun').slash('/top'))).join();
  while ((await hidden()).includes('Glass Heart'));
  expect(editCount(world)).toBe(1);
});

test('An edit whose channel seems to be gone is no change that waits for another channel', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const noChannel = { status: 404, body: { message: 'Unknown Channel', code: 10003 } };
  sandbox.faults.answer({ ...PATCH, ...noChannel, times: Infinity });
  react(world, 'Jun', '👍');
  await sandbox.until(() => editCount(world) === 1, 'a refused edit');
  await expect.poll(() => world.logged.join()).toContain('An embed could not be updated');
  const check = messageOf(await sandbox.member('Ada').slash('/settings check'));
  expect(check.content).not.toContain('no longer exists');
});

describe('During an edit of the counts', () => {
  test('an edit of the text wins, and shows the counts', async () => {
    await using world = await startWithReview({ onDisk: true });
    const submit = await openEdit(world);
    world.sandbox.faults.answer({ ...PATCH, status: 500, times: 2 });
    react(world, 'Jun', '👍');
    await world.sandbox.until(() => editCount(world) > 0, 'a first attempt');
    await submit('Second thoughts.');
    await untilShown(world, '1 of 1');
    await world.stopBot();
    expect(reviewMessage(world).embeds[0]?.description).toContain('Second thoughts.');
  });

  test('several edits of the text end with the last one', async () => {
    await using world = await startWithReview({ onDisk: true });
    const submits = [];
    for (let count = 0; count < 3; count += 1) submits.push(await openEdit(world));
    world.sandbox.faults.delay(40, PATCH);
    react(world, 'Jun', '👍');
    for (const [index, submit] of submits.entries()) await submit(`Version ${index}.`);
    react(world, 'Léa', '👎');
    await untilShown(world, '1 of 2');
    await world.stopBot();
    expect(reviewMessage(world).embeds[0]?.description).toContain('Version 2.');
  });
});

test('An edit in progress when the review is deleted brings nothing back', async () => {
  await using world = await startWithReview({ onDisk: true });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const answer = messageOf(await noor.submit(modal, { body: 'Second thoughts.' }));
  sandbox.faults.delay(60, PATCH);
  react(world, 'Jun', '👍');
  const asked = messageOf(await noor.press(answer, 'Delete'));
  await noor.press(asked, 'Delete');
  await world.stopBot();
  expect(reviewMessages(world)).toEqual([]);
  await world.startBot();
  await world.stopBot();
  expect(reviewMessages(world)).toEqual([]);
});

test('Edits go on after one that was due at once, as after a pause of the whole machine', async () => {
  await using world = await startWithReview({ timing: { settleTime: 0 } });
  for (const [index, name] of ['Jun', 'Léa', 'Ada'].entries()) {
    react(world, name, '👍');
    await untilShown(world, `${index + 1} of ${index + 1}`);
  }
});
