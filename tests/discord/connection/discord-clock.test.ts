import { expect, test } from 'vitest';
import { DiscordClock } from '../../../src/discord/connection/discord-clock.ts';

const HOUR = 60 * 60_000;
const NOON = Date.UTC(2026, 5, 1, 12);

/** A clock whose system's clock is wrong by this much; at Discord it is noon. */
function clockAhead(ahead: number) {
  let passed = 0;
  let wrong = ahead;
  const clock = new DiscordClock({
    now: () => NOON + passed + wrong,
    monotonic: () => passed,
    wait: async () => {},
  });
  const follow = (time: number, trip = 0) => {
    const sentAt = passed;
    passed += trip;
    clock.follow(new Date(time).toUTCString(), sentAt);
  };
  return {
    clock,
    /** A response that says Discord's time, and is under way for so long after that. */
    respond: (trip = 0) => follow(NOON + passed, trip),
    /** A response that says that it is so much later. */
    respondFalsely: (later: number) => follow(NOON + passed + later),
    pass: (milliseconds: number) => {
      passed += milliseconds;
    },
    jump: (by: number) => {
      wrong += by;
    },
    error: () => clock.now() - (NOON + passed),
  };
}

test.each([-10 * 60_000, HOUR, -56 * 365 * 24 * HOUR])(
  'A system clock %i ms ahead is put right by two responses',
  (ahead) => {
    const { respond, error } = clockAhead(ahead);
    respond();
    expect(error()).toBe(ahead);
    respond();
    expect(Math.abs(error())).toBeLessThanOrEqual(1000);
  },
);

test('A system clock that is right is more exact than the seconds of a header', () => {
  const { respond, pass, error } = clockAhead(0);
  for (let second = 0; second < 20; second += 1) {
    respond(300);
    pass(777);
  }
  expect(error()).toBe(0);
});

test('Nobody notices when the system clock jumps', () => {
  const { jump, pass, error } = clockAhead(0);
  jump(HOUR);
  expect(error()).toBe(0);
  pass(5_000);
  jump(-3 * HOUR);
  expect(error()).toBe(0);
});

test('One false header changes nothing, nor do two that say different things', () => {
  const { respond, respondFalsely, error } = clockAhead(0);
  respondFalsely(HOUR);
  respond();
  respondFalsely(HOUR);
  respondFalsely(-HOUR);
  respond();
  expect(error()).toBe(0);
});

test('A header that says no time, and none, change nothing', () => {
  const { clock, error } = clockAhead(HOUR);
  for (const header of [null, '', 'yesterday']) clock.follow(header, clock.monotonic());
  expect(error()).toBe(HOUR);
});

test('A response that was under way for long says too little of the time', () => {
  const { respond, error } = clockAhead(0);
  respond(5_000);
  respond(5_000);
  expect(error()).toBe(0);
});

test('A clock that measures nothing is put back and forward, and time still passes', () => {
  let now = NOON;
  const clock = new DiscordClock({ now: () => now, wait: async () => {} });
  const before = clock.monotonic();
  now -= HOUR;
  expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeGreaterThanOrEqual(NOON);
  now += 2 * HOUR;
  expect(clock.monotonic()).toBeGreaterThanOrEqual(before + 2 * HOUR);
});
