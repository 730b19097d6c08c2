import { expect, test } from 'vitest';
import { MovableClock } from '../../support/movable-clock.ts';
import { openLine } from '../../support/open-line.ts';
import { TEST_TIMING } from '../../support/test-timing.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type WorldOptions,
  writeReview,
} from '../../support/world.ts';

/** The bot defers at once, and Discord is slow. */
const SLOW = { timing: { deferAfter: 20 } } satisfies WorldOptions;
const TEXT = { body: 'The band plays for real.', score: '8' };

test('A slow answer is still private, after the bot has shown that it is thinking', async () => {
  await using world = await startWithReviewChannel(SLOW);
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  sandbox.faults.delay(150, { path: /^\/channels\// });
  const modal = await openModal(noor, 'Glass Heart');
  const answer = await noor.submit(modal, TEXT);
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(messageOf(answer).content).toContain('is posted');
  const asked = await noor.press(messageOf(answer), 'Delete');
  const deleted = await noor.press(messageOf(asked), 'Delete');
  expect(deleted.kind).toBe('update');
  expect(messageOf(deleted).content).toContain('is deleted');
  expect(reviewMessages(world)).toEqual([]);
  expect(sandbox.requests.some(({ path }) => path.includes('/messages/@original'))).toBe(true);
});

test('An answer that Discord refuses does not affect the review', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  sandbox.faults.answer({
    method: 'POST',
    path: /^\/interactions\//,
    status: 404,
    body: { code: 10062, message: 'Unknown interaction' },
  });
  // The member's client waits for an answer longer than this test lasts.
  void noor.submit(modal, TEXT);
  await sandbox.until(() => sandbox.requests.some(({ status }) => status === 404), 'the lost answer');
  expect(reviewMessages(world)).toHaveLength(1);
  await writeReview(noor, 'Glass Heart', { score: '3' });
  expect(reviewMessages(world)).toMatchObject([{ embeds: [{ title: '3/10 · Glass Heart' }] }]);
  expect(world.logged.join('')).not.toContain(TEXT.body);
  const problems = world.logged.map((line) => JSON.parse(line)).filter(({ level }) => level > 30);
  expect(problems).toMatchObject([{ level: 40, msg: 'An interaction was answered too late' }]);
});

test.each(['Discord does not get it', 'its response never comes'])(
  'An answer does not wait for its deferral when %s',
  async (how) => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const { sandbox } = world;
    const held = Promise.withResolvers<void>();
    let isHeld = false;
    const line = await openLine(async (request) => {
      const isFirst = !isHeld && request.url.includes('/callback');
      if (!isFirst) return sandbox.app.fetch(request);
      isHeld = true;
      const taken = how === 'its response never comes' ? await sandbox.app.fetch(request) : undefined;
      await held.promise;
      return taken ?? sandbox.app.fetch(request);
    });
    const noor = sandbox.member('Noor');
    const modal = await openModal(noor, 'Glass Heart');
    await world.stopBot();
    await world.startBot({ apiUrl: line.apiUrl, timing: { ...TEST_TIMING, deferAfter: 0 } });
    sandbox.faults.delay(200, { method: 'POST', path: /^\/channels\// });
    const answer = await noor.submit(modal, TEXT);
    expect(isHeld).toBe(true);
    expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(messageOf(answer).content).toContain('is posted');
    held.resolve();
    await world.stopBot();
    line.close();
    expect(world.logged.map((entry) => JSON.parse(entry)).filter(({ level }) => level >= 50)).toEqual([]);
  },
);

test('An answer is no longer updated when Discord would refuse that, a quarter of an hour later', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock });
  const { sandbox } = world;
  world.becomeImpatient();
  sandbox.faults.putOff(60 * 60_000, { method: 'POST', path: /^\/channels\// });
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  clock.advance(61 * 60_000);
  await sandbox.until(() => reviewMessages(world).length === 1, 'the review');
  await world.stopBot();
  expect(sandbox.requests.filter(({ status }) => status === 401)).toEqual([]);
});
