import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { Display, type DisplayOptions } from '../../../src/discord/display/display.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { TIMING } from '../../../src/timing.ts';

const BUDGET = { limit: 100, window: 1 };
const REVIEWS = Array.from({ length: 12 }, (_, number) => `show-${number}:2`);
const POSTING = { state: 'posted', channelId: '3', messageId: '4' };

test('No more than five edits of a channel are sent at once, and the others follow in order as those end', async () => {
  const sent: { readonly key: string; end(): void }[] = [];
  const guild = { memory: { reviewByKey: () => ({ posting: POSTING }) } };
  const display = new Display({
    guilds: { use: (_: string, work: (opened: object) => unknown) => work(guild) },
    messages: {
      edit: (_: object, key: string) => new Promise<void>((resolve) => sent.push({ key, end: resolve })),
    },
    ...{ presence: { onAccessChanged() {} }, onForbidden() {}, clock: SYSTEM_CLOCK },
    ...{ listeners: new Listeners((error) => expect.fail(String(error))), log: pino({ level: 'silent' }) },
    timing: { ...TIMING, settleTime: 0, edits: BUDGET, oldEdits: BUDGET },
  } as unknown as DisplayOptions);
  for (const key of REVIEWS) display.markOutdated('1', key, POSTING);
  await vi.waitFor(() => expect(sent).toHaveLength(5));
  expect(display.underWay).toBe(REVIEWS.length);
  sent[2]?.end();
  await vi.waitFor(() => expect(sent).toHaveLength(6));
  for (let ended = 0; ended < REVIEWS.length; ended += 1) {
    await vi.waitFor(() => expect(sent.length).toBeGreaterThan(ended));
    sent[ended]?.end();
  }
  await vi.waitFor(() => expect(display.underWay).toBe(0));
  expect(sent.map(({ key }) => key)).toEqual(REVIEWS);
});
