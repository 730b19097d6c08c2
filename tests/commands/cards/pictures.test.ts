import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { putReviewedShows } from '../../support/reviewed-shows.ts';
import {
  labelsOf,
  messageOf,
  startWorld,
  type World,
  type WorldOptions,
  wordsOf,
} from '../../support/world.ts';

const BARS = '`0   2   4   6   8   10`';

async function worldWithShows(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld({ ...options, onDisk: true });
  await putReviewedShows(world, [
    ['Glass Heart', 40, 80, 85, 90, 90, 100],
    ['Dark', 70, 70, 80, 80, 80],
  ]);
  return world;
}

const ask = async ({ sandbox }: World, show: string): Promise<SandboxMessage> =>
  messageOf(await sandbox.member('Jun').slash('/show', { show }));
const now = ({ sandbox }: World, { id, channel_id }: SandboxMessage): SandboxMessage | undefined =>
  sandbox.world.messagesOf(channel_id).find((message) => message.id === id);
/** Waits until a message shows a picture. */
async function pictured(world: World, message: SandboxMessage) {
  const shown = () => now(world, message)?.attachments[0];
  await world.sandbox.until(() => shown() !== undefined, 'the picture');
  return { picture: shown(), words: wordsOf(now(world, message) as SandboxMessage) };
}

test('The picture of a show follows its answer, and is there at once when somebody asks again', async () => {
  await using world = await worldWithShows();
  const first = await ask(world, 'Glass Heart');
  const { picture, words } = await pictured(world, first);
  expect(picture).toMatchObject({
    filename: 'histogram.png',
    description: 'Scores of Glass Heart: 6 from 4 to 10, mean 8.1. 3 gave 9 or more, 1 gave 4 or less.',
    ...{ width: 1100, height: 456 },
  });
  expect(words).not.toContain(BARS);
  const edits = world.sandbox.requests.filter(({ method }) => method === 'PATCH').length;
  const again = await ask(world, 'Glass Heart');
  expect(again.attachments).toMatchObject([{ filename: 'histogram.png' }]);
  expect(world.sandbox.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(edits);
});

test('Without Attach Files bars of text say the same, and `/settings check` says why', async () => {
  await using world = await worldWithShows();
  const { sandbox } = world;
  sandbox.channel('general').deny('bot', 'AttachFiles');
  const message = await ask(world, 'Glass Heart');
  expect(wordsOf(message)).toContain(`\`▁▁▁▁▁▁▁▁▄▁▁▁▁▁▁▁▄▄█▁▄\`\n${BARS}`);
  expect(message.attachments).toEqual([]);
  const hint = `In <#${message.channel_id}> I answer with text instead of pictures. Allow **Attach Files**`;
  expect(wordsOf(messageOf(await sandbox.member('Ada').slash('/settings check')))).toContain(hint);
  sandbox.channel('general').allow('bot', 'AttachFiles');
  expect(wordsOf(messageOf(await sandbox.member('Ada').slash('/settings check')))).not.toContain('pictures');
});

test('What takes the place of a card with a picture has none of it', async () => {
  await using world = await worldWithShows();
  const jun = world.sandbox.member('Jun');
  const list = messageOf(await jun.slash('/top'));
  const opened = messageOf(await jun.select(list, 'Open a show', 'Glass Heart'));
  expect(opened.visible_to).toBe(jun.id);
  await pictured(world, opened);
  const similar = messageOf(await jun.press(now(world, opened) as SandboxMessage, 'More like this'));
  expect(similar.id).toBe(opened.id);
  expect(similar.attachments).toEqual([]);
  expect(wordsOf(similar)).not.toContain('mean 8.1');
});

test('A picture that comes when its card has been left does not bring the card back', async () => {
  const clock = new MovableClock();
  await using world = await worldWithShows({ clock });
  const { sandbox } = world;
  const jun = sandbox.member('Jun');
  const list = messageOf(await jun.slash('/top'));
  // The edit with the picture is put off, and tried again later.
  sandbox.faults.answer({
    method: 'PATCH',
    path: /\/messages\/@original/,
    status: 503,
    times: 4,
    body: { code: 0, message: 'Later' },
  });
  const opened = messageOf(await jun.select(list, 'Open a show', 'Glass Heart'));
  const isRefused = () => sandbox.requests.some(({ method, status }) => method === 'PATCH' && status === 503);
  await sandbox.until(isRefused, 'the refused picture');
  const similar = messageOf(await jun.press(opened, 'More like this'));
  await sandbox.until(() => sandbox.requests.filter(({ status }) => status === 503).length >= 4, 'all tries');
  // By then the edit waits to be tried again; by the second answer it would have been.
  await ask(world, 'Dark');
  clock.advance(3_000);
  await ask(world, 'Dark');
  expect(now(world, opened)).toEqual(similar);
});

test('A picture that Discord does not take when it is there at once is told in words', async () => {
  await using world = await worldWithShows();
  await pictured(world, await ask(world, 'Glass Heart'));
  world.sandbox.faults.answer({
    method: 'POST',
    path: /^\/interactions\/.*\/callback/,
    status: 413,
    body: { code: 40005, message: 'Request entity too large' },
  });
  const message = await ask(world, 'Glass Heart');
  expect(message.visible_to).toBeNull();
  expect(wordsOf(message)).toContain('-# Scores of Glass Heart: 6 from 4 to 10, mean 8.1.');
  expect(labelsOf(message)).toContain('All reviews');
});

test('A bot whose thread that draws ends answers with text, and with pictures a minute later', async () => {
  const clock = new MovableClock();
  await using world = await worldWithShows({ clock });
  const begun = once(process, 'worker') as Promise<[Worker]>;
  await pictured(world, await ask(world, 'Glass Heart'));
  const [thread] = await begun;
  await thread.terminate();
  const message = await ask(world, 'Dark');
  const warned = () => world.logged.some((line) => line.includes('A picture could not be drawn'));
  await world.sandbox.until(warned, 'the warning');
  expect(wordsOf(message)).toContain(BARS);
  clock.advance(61_000);
  await pictured(world, await ask(world, 'Dark'));
});
