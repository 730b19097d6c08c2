import { expect, test } from 'vitest';
import {
  chooseReviewChannel,
  keptDraft,
  reviewMessages,
  startWorld,
  type World,
  writeReview,
} from '../../support/world.ts';
import { WrongClock } from '../../support/wrong-clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const POST = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };

/** By how much the clock is wrong at first, and later. */
const CLOCKS = [
  { clock: 'an hour ahead', at: HOUR, later: HOUR },
  { clock: 'ten minutes behind', at: -10 * MINUTE, later: -10 * MINUTE },
  { clock: 'put back an hour', at: 0, later: -HOUR },
  { clock: 'put forward an hour', at: 0, later: HOUR },
  { clock: 'that begins in 1970 and is put right', at: -Date.UTC(2020, 0), later: 0 },
];

async function startWith(system: WrongClock): Promise<World> {
  const world = await startWorld({ clock: system, sandbox: { now: system.discordTime }, onDisk: true });
  world.sandbox.faults.answer({ method: 'PUT', path: /\/reactions\//, status: 200, times: Infinity });
  await chooseReviewChannel(world);
  return world;
}

const footer = (world: World) => reviewMessages(world)[0]?.embeds[0]?.footer?.text;
const shows = (world: World, counts: string) =>
  world.sandbox.until(() => footer(world)?.includes(counts), `the counts ${counts}`, 3_000);

test.each(CLOCKS)('Counts follow the votes with a clock $clock', async ({ at, later }) => {
  const system = new WrongClock(at);
  await using world = await startWith(system);
  const { sandbox } = world;
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  const message = () => reviewMessages(world)[0] ?? { id: '' };
  sandbox.member('Jun').react(message(), '👍');
  await shows(world, '1 of 1');
  system.ahead = later;
  sandbox.member('Ada').react(message(), '👍');
  await shows(world, '2 of 2');
  system.advance(2 * HOUR);
  sandbox.member('Jun').unreact(message(), '👍');
  await shows(world, '1 of 1');
});

test.each(CLOCKS)(
  'A post whose response is lost is found again with a clock $clock',
  async ({ at, later }) => {
    const system = new WrongClock(at);
    await using world = await startWith(system);
    const { sandbox } = world;
    world.becomeImpatient();
    sandbox.faults.answer({ ...POST, status: 500, afterStoring: true, times: Infinity });
    await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
    expect(reviewMessages(world)).toHaveLength(1);
    await world.stopBot();
    system.ahead = later;
    // Discord forgets the nonce meanwhile.
    system.advance(6 * MINUTE);
    sandbox.faults.clear();
    await world.startBot();
    sandbox.member('Jun').react(reviewMessages(world)[0] ?? { id: '' }, '👍');
    await shows(world, '1 of 1');
    expect(reviewMessages(world)).toHaveLength(1);
  },
);

test('One response that says a false time changes nothing', async () => {
  const system = new WrongClock();
  await using world = await startWith(system);
  const { sandbox } = world;
  sandbox.faults.answer({
    ...POST,
    status: 500,
    afterStoring: true,
    headers: { Date: new Date(system.discordTime() + 3 * HOUR).toUTCString() },
  });
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  sandbox.member('Jun').react(reviewMessages(world)[0] ?? { id: '' }, '👍');
  await shows(world, '1 of 1');
  expect(reviewMessages(world)).toHaveLength(1);
});

test.each(CLOCKS)('What a member typed stays for seven days with a clock $clock', async ({ at, later }) => {
  const system = new WrongClock(at);
  await using world = await startWith(system);
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  await keptDraft(world, 'Noor', 'Glass Heart', { body: 'The band plays for real.' });
  const offered = async () => (await noor.autocomplete('/review write', 'show', '')).map(({ name }) => name);
  await world.stopBot();
  system.ahead = later;
  await world.startBot();
  system.advance(7 * 24 * HOUR - 5 * MINUTE);
  expect(await offered()).toEqual(['✎ Continue: Glass Heart']);
  system.advance(10 * MINUTE);
  expect(await offered()).toEqual([]);
});
