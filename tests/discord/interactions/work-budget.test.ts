import { describe, expect, test } from 'vitest';
import { WorkBudget } from '../../../src/discord/interactions/work-budget.ts';
import { TIMING } from '../../../src/timing.ts';
import { chooseReviewChannel, messageOf, startWorld } from '../../support/world.ts';

const START = 1_800_000_000_000;

/** A budget of 300 ms in 3 s for a member, and of 500 for their guild, with a clock that stands still until it is set. */
function budget() {
  const clock = { time: 0, now: () => START + clock.time, monotonic: () => clock.time };
  const work = { member: { limit: 300, window: 3_000 }, guild: { limit: 500, window: 3_000 } };
  const asks = new WorkBudget({ clock, timing: { work } });
  const ask = (userId: string, guildId = '1', cost = 100): string => {
    try {
      asks.take(guildId, userId, cost);
      return 'taken';
    } catch (error) {
      return `${(error as Error).message} ${JSON.stringify((error as { parameters?: unknown }).parameters)}`;
    }
  };
  return { clock, ask };
}

describe('Expensive work', () => {
  test('A member who asks for too much hears from when on they may ask again', () => {
    const { clock, ask } = budget();
    expect([ask('7'), ask('7'), ask('7')]).toEqual(['taken', 'taken', 'taken']);
    expect(ask('7')).toBe(`asked-too-much [{"time":"<t:${START / 1000 + 1}:R>"}]`);
    clock.time = 999;
    expect(ask('7')).toContain('asked-too-much');
    clock.time = 1_000;
    expect(ask('7')).toBe('taken');
    expect(ask('7')).toContain('asked-too-much');
  });

  test('What was refused costs nothing, and other members and servers have budgets of their own', () => {
    const { ask } = budget();
    for (let asked = 0; asked < 100; asked += 1) ask('7');
    expect([ask('8'), ask('8'), ask('8')]).toEqual([
      'taken',
      'taken',
      `server-asked-too-much [{"time":"<t:${START / 1000 + 1}:R>"}]`,
    ]);
    expect(ask('9', '2')).toBe('taken');
    expect(ask('7', '2')).toBe('taken');
  });

  test('However much some members ask for together, others have their share of the budget of the server', () => {
    const { clock, ask } = budget();
    const taken = (userId: string) => (ask(userId) === 'taken' ? 1 : 0);
    let [byHostile, byHonest, asked] = [0, 0, 0];
    for (; clock.time < 300_000; clock.time += 100) {
      for (const hostile of ['1', '2', '3', '4']) byHostile += taken(hostile);
      // Once in ten seconds, when the others have taken all that there was.
      if (clock.time % 10_000 !== 0) continue;
      asked += 1;
      byHonest += taken('9');
    }
    expect(byHonest).toBe(asked);
    // Little more than the budget, which fills up again in three seconds: how many share it changes.
    expect((byHostile + byHonest) * 100).toBeLessThanOrEqual(1.1 * 500 * (300_000 / 3_000 + 1));
  });

  test('However many accounts share the budget of a server, they get little more together', () => {
    const { clock, ask } = budget();
    let taken = 0;
    for (; clock.time < 60_000; clock.time += 100)
      for (let account = 0; account < 50; account += 1)
        if (ask(String(account), '1', 5) === 'taken') taken += 5;
    expect(taken).toBeLessThanOrEqual(1.1 * 500 * (60_000 / 3_000 + 1));
  });

  test('As long as the clock of the machine jumps, nobody waits longer', () => {
    const { clock, ask } = budget();
    for (let asked = 0; asked < 3; asked += 1) ask('7');
    clock.now = () => START - 86_400_000;
    clock.time = 1_000;
    expect(ask('7')).toBe('taken');
  });

  test('However many members ask, those who asked last are remembered', () => {
    const { ask } = budget();
    for (let asked = 0; asked < 3; asked += 1) ask('7', 'first');
    for (let guild = 0; guild < 30_000; guild += 1) ask('7', String(guild));
    for (let asked = 0; asked < 3; asked += 1) ask('8', 'last');
    expect(ask('8', 'last')).toContain('asked-too-much');
    expect(ask('7', 'first')).toBe('taken');
  });
});

test('A member who asks for cards without end holds nobody up, and can still write reviews', async () => {
  const work = { ...TIMING.work, member: { limit: 180, window: 3_600_000 } };
  await using world = await startWorld({ timing: { work } });
  await chooseReviewChannel(world);
  const noor = world.sandbox.member('Noor');
  for (let asked = 0; asked < 3; asked += 1) await noor.slash('/top');
  const answers = await Promise.all(Array.from({ length: 20 }, () => noor.slash('/top')));
  for (const answer of answers) {
    expect(answer).toMatchObject({ ephemeral: true });
    expect(messageOf(answer).content).toMatch(
      /^That's a lot of work for me in a short time\. Try again <t:\d+:R>\.$/,
    );
  }
  const malik = world.sandbox.member('Malik');
  expect(await malik.slash('/top')).toMatchObject({ ephemeral: false });
  expect(await noor.slash('/review write', { show: 'Dark' })).toMatchObject({ modal: expect.anything() });
});
