import { expect, test } from 'vitest';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { pressForged } from '../../support/press-forged.ts';
import { TEST_TIMING } from '../../support/test-timing.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

/** Between two reviews of a job: a recount of three takes longer than five minutes, and none gets to the second. */
const SPACING = 120_000;

/** A world with a log, whose #reviews holds three reviews by Noor. */
async function startWithThree(options: WorldOptions = {}): Promise<World> {
  const { timing, ...others } = options;
  const world = await startWithReviewChannel({
    sandbox: { unlimited: true },
    timing: { recountSpacing: SPACING, ...timing },
    ...others,
  });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.createChannel('log').id });
  for (const show of ['First', 'Second', 'Third'])
    await writeReview(sandbox.member('Noor'), show, { score: '8' });
  return world;
}

const asAda = async ({ sandbox }: World, command: string) =>
  messageOf(await sandbox.member('Ada').slash(`/settings ${command}`));
const press = async ({ sandbox }: World, message: SandboxMessage, label: string) =>
  messageOf(await sandbox.member('Ada').press(message, label));
const now = ({ sandbox }: World, { id }: SandboxMessage) => sandbox.world.messages.get(id)?.content ?? '';
const inLog = (world: World) =>
  reviewMessages(world, 'log').map(({ embeds }) => embeds[0]?.description ?? '');
const hasButton = ({ components }: SandboxMessage) => JSON.stringify(components).includes('stop-job');

test('A recount that takes longer than some minutes asks first, and says how long', async () => {
  await using world = await startWithThree();
  const question = await asAda(world, 'recount');
  expect(question.content).toBe(
    'Recount the votes on 3 reviews?\nThis takes about 7 minutes. It continues by itself, even after a restart.',
  );
  expect(inLog(world)).not.toContainEqual(expect.stringContaining('recount'));
  const running = await press(world, question, 'Recount them');
  await expect.poll(() => now(world, running)).toContain("I've recounted 1 of 3 reviews");
  // Asked again, it shows the one that is running.
  expect((await asAda(world, 'recount')).content).toContain("I've recounted 1 of 3 reviews");
});

test('A recount can be stopped, stays stopped after a restart, and can be started again', async () => {
  await using world = await startWithThree({ onDisk: true });
  const running = await press(world, await asAda(world, 'recount'), 'Recount them');
  await expect.poll(() => now(world, running)).toContain('1 of 3');
  const stopped = await press(world, running, 'Stop the recount');
  expect(stopped.content).toContain("Stopped: I've recounted 1 of 3 reviews.");
  expect(hasButton(stopped)).toBe(false);
  await expect
    .poll(() => inLog(world))
    .toContainEqual(expect.stringMatching(/stopped the recount after 1 of 3 reviews/));
  await world.stopBot();
  await world.startBot();
  expect(hasButton(await asAda(world, 'check'))).toBe(false);
  expect((await asAda(world, 'recount')).content).toContain('Recount the votes on 3 reviews?');
});

test('Another manager’s answer shows that the recount was stopped from the check', async () => {
  await using world = await startWithThree();
  const running = await press(world, await asAda(world, 'recount'), 'Recount them');
  await expect.poll(() => now(world, running)).toContain('1 of 3');
  const checked = await asAda(world, 'check');
  expect(hasButton(checked)).toBe(true);
  await press(world, checked, 'Stop the recount');
  await expect.poll(() => now(world, running)).toContain("Stopped: I've recounted 1 of 3 reviews.");
  const again = messageOf(await pressForged(world, world.sandbox.member('Ada'), 'stop-job:recount'));
  expect(again.content).toContain('over already');
});

test('A repost can be stopped, stays stopped after a restart, and the rest is offered again', async () => {
  await using world = await startWithThree({ onDisk: true, timing: { postSpacing: SPACING } });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  const running = await press(world, await asAda(world, 'repost'), 'Post them');
  await expect.poll(() => now(world, running)).toContain("I've posted 1 of 3 reviews");
  const stopped = await press(world, running, 'Stop the repost');
  expect(stopped.content).toContain("Stopped: I've posted 1 of 3 reviews again.");
  await expect.poll(() => inLog(world)).toContainEqual(expect.stringContaining('stopped the repost'));
  await world.stopBot();
  await world.startBot();
  expect((await asAda(world, 'repost')).content).toContain('Post 2 reviews again');
  const { content } = await asAda(world, 'check');
  expect(content).toMatch(/2 reviews aren't in <#\d+>\. `\/settings repost` posts them there\./);
  expect(content).not.toContain('Everything works');
});

test('A recount for other emoji that was stopped is told until one has put them on all reviews', async () => {
  await using world = await startWithThree({ onDisk: true });
  const emoji = { 'helpful-emoji': '⭐', 'not-helpful-emoji': '💤' };
  const question = messageOf(await world.sandbox.member('Ada').slash('/settings set', emoji));
  const running = await press(world, question, 'Use them');
  await expect.poll(() => now(world, running)).toContain('1 of 3');
  expect((await asAda(world, 'check')).content).not.toContain('voting emoji');
  const stopped = await press(world, running, 'Stop the recount');
  expect(stopped.content).toContain('The others keep the old emoji until `/settings recount` finishes.');
  await world.stopBot();
  await world.startBot({ timing: { ...TEST_TIMING, recountSpacing: 1 } });
  const { content } = await asAda(world, 'check');
  expect(content).toContain('✗ A recount was stopped before all reviews had the new voting emoji.');
  expect(content).not.toContain('Everything works');
  const again = await asAda(world, 'recount');
  await expect.poll(() => now(world, again)).toContain('Done');
  expect((await asAda(world, 'check')).content).not.toContain('voting emoji');
});

test('While a repost runs, the check tells its progress alone, and `/settings repost` follows it to its end', async () => {
  await using world = await startWithThree({ timing: { postSpacing: SPACING } });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  const running = await press(world, await asAda(world, 'repost'), 'Post them');
  await expect.poll(() => now(world, running)).toContain("I've posted 1 of 3 reviews");
  const { content } = await asAda(world, 'check');
  expect(content).toContain("I've posted 1 of 3 reviews");
  expect(content).not.toContain("aren't in");
  const followed = await asAda(world, 'repost');
  expect(hasButton(followed)).toBe(true);
  await press(world, running, 'Stop the repost');
  await expect.poll(() => now(world, followed)).toContain("Stopped: I've posted 1 of 3 reviews");
  expect(hasButton(sandbox.world.messages.get(followed.id) ?? followed)).toBe(false);
});

test('The log notes also the end of a recount and of a repost', async () => {
  await using world = await startWithThree({ timing: { recountSpacing: 1 } });
  const { sandbox } = world;
  await asAda(world, 'recount');
  await expect
    .poll(() => inLog(world))
    .toContain("The recount is over: I've counted the votes on 3 of 3 reviews.");
  await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('general').id });
  await press(world, await asAda(world, 'repost'), 'Post them');
  await expect.poll(() => inLog(world)).toContain("The repost is over: I've posted 3 of 3 reviews again.");
});
