import { expect, test } from 'vitest';
import { HandOver, type PrivatePress } from '../../../src/discord/interactions/hand-over.ts';
import { MovableClock } from '../../support/movable-clock.ts';

/** Processes that hear each other, as those on one database do. */
function processes(...shardsOfEach: readonly number[][]) {
  const clock = new MovableClock();
  const listeners: ((message: string) => void)[][] = shardsOfEach.map(() => []);
  const told: string[] = [];
  const handOvers = shardsOfEach.map((ids, own) => {
    const store = {
      async tellOthers(message: string) {
        told.push(message);
        for (const [process, hears] of listeners.entries())
          if (process !== own) for (const listener of hears) listener(message);
      },
      onTold: (listener: (message: string) => void) => void listeners[own]?.push(listener),
    };
    return new HandOver({ store, shards: { count: 4, ids }, clock });
  });
  return {
    clock,
    told,
    handOvers,
    tell: (message: string) => listeners.flat().forEach((hear) => void hear(message)),
  };
}

const PRESS: PrivatePress = {
  id: '1',
  token: 'secret',
  customId: 'messages:2',
  userId: '3',
  locale: 'en-US',
};

/** Lets a process offer to answer everything. Returns what it answers. */
function answers(handOver: HandOver): PrivatePress[] {
  const answered: PrivatePress[] = [];
  handOver.onHanded((press) => () => void answered.push(press));
  return answered;
}

test('What is pressed is answered by the process that takes it, and by no other', async () => {
  const { handOvers } = processes([0], [1], [2, 3]);
  const [first, second, third] = handOvers as [HandOver, HandOver, HandOver];
  second.onHanded(() => undefined);
  const answered = answers(third);
  expect(await first.hand(PRESS)).toBe(true);
  expect(answered).toEqual([PRESS]);
});

test('When nobody takes it in time, whoever has it says so, and who hears of it later does nothing', async () => {
  const { clock, told, handOvers, tell } = processes([0], [1]);
  const [first, second] = handOvers as [HandOver, HandOver];
  second.onHanded(() => undefined);
  const handed = first.hand(PRESS);
  await Promise.resolve();
  clock.advance(1_500);
  expect(await handed).toBe(false);
  const answered = answers(second);
  tell(told[0] ?? '');
  expect(answered).toEqual([]);
});

test('What is told twice, or taken by two processes of which one has lost its shard, is answered once', async () => {
  const { told, handOvers, tell } = processes([0], [1], [1]);
  const [first, second, third] = handOvers as [HandOver, HandOver, HandOver];
  const answered = [answers(second), answers(third)];
  expect(await first.hand(PRESS)).toBe(true);
  for (const message of [...told]) tell(message);
  expect(answered.flat()).toEqual([PRESS]);
});

test.each([
  '',
  'pressed',
  'pressed {',
  'pressed null',
  'offered',
  'offered 1',
  'offered 1 2',
  'accepted',
  'accepted 1',
  'another message',
])('A message that is none of these (%j) does no harm', (message) => {
  const { handOvers, tell } = processes([0], [1]);
  const answered = handOvers.map(answers);
  tell(message);
  expect(answered.flat()).toEqual([]);
});

test('A guild is that of the process with its shard, by Discord’s formula', () => {
  const { handOvers } = processes([0, 1], [2, 3]);
  const guilds = Array.from({ length: 8 }, (_, index) => String(BigInt(index) << 22n));
  const ours = handOvers.map((handOver) => guilds.map((guildId) => handOver.isOurs(guildId)));
  expect(ours).toEqual([
    [true, true, false, false, true, true, false, false],
    [false, false, true, true, false, false, true, true],
  ]);
});
