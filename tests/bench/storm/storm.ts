import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { postReviews } from './posted-reviews.ts';
import { dueCount, letReact, type Storm, shownCount } from './reaction-storm.ts';

/**
 * Two storms of reactions on the bot, each beside its floor: discord.js alone, which takes in the same events. Ends with
 * an error when a count is wrong in the end, or Discord had to refuse a request.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string' } } });
const seconds = (usual: number) => Number(values.seconds ?? usual);

/** How long an embed may take to become right, in milliseconds. */
const PATIENCE = 300_000;

type Plan = Omit<Storm, 'messageIds'> & { readonly guilds: number; readonly reviewsEach: number };

const isGood = [
  await run(`${1000 * seconds(10)} members react to one review within ${seconds(10)} s`, {
    guilds: 1,
    reviewsEach: 1,
    members: 1000 * seconds(10),
    once: true,
    perSecond: 1000,
    seconds: seconds(10),
  }),
  await run(`2000 reactions a second for ${seconds(30)} s over 500 reviews in ten guilds`, {
    guilds: 10,
    reviewsEach: 50,
    members: 400,
    once: false,
    perSecond: 2000,
    seconds: seconds(30),
  }),
].every(Boolean);
process.exit(isGood ? 0 : 1);

async function run(name: string, plan: Plan): Promise<boolean> {
  const directory = await mkdtemp(join(tmpdir(), 'ovation-storm-'));
  const floor = await measureFloor(plan, `sqlite://${join(directory, 'floor.sqlite')}`);
  const databaseUrl = `sqlite://${join(directory, 'ovation.sqlite')}`;
  const sandbox = await startSandbox();
  const messageIds = await postReviews(sandbox, databaseUrl, plan.guilds, plan.reviewsEach);
  const bot = await MeasuredProcess.start(BOTS.ovation, sandbox.apiUrl, sandbox.token, databaseUrl);
  await wait(2000);
  const edits = () => sandbox.requests.filter(({ method }) => method === 'PATCH').length;
  const before = edits();
  bot.begin();
  const storm = await letReact(sandbox, { ...plan, messageIds });
  const endedAt = performance.now();
  const measured = await bot.measure();
  const answeredAfter = (performance.now() - endedAt) / 1000;

  const messages = () => messageIds.flatMap((id) => sandbox.world.messages.get(id) ?? []);
  const due = new Map(messages().map((message) => [message.id, dueCount(message, sandbox.botId)]));
  const wrong = () => messages().filter((message) => shownCount(message) !== due.get(message.id)).length;
  while (wrong() > 0 && performance.now() - endedAt < PATIENCE) await wait(50);
  const shownAfter = (performance.now() - endedAt) / 1000;
  const refused = sandbox.requests.filter(({ status }) => status === 429).length;
  const { memory } = await bot.measure();
  const sentEdits = edits() - before;
  await bot.stop();
  const wrongCounts = wrong();
  await sandbox.close();
  await rm(directory, { recursive: true });

  const ratio = (one: number, other: number) =>
    `${(one / other).toFixed(1)} times the floor's ${other.toFixed(1)}`;
  console.log(`\n${name}`);
  console.table({
    'events sent': `${storm.events}, ${(storm.events / storm.seconds).toFixed(0)} a second`,
    'taken in': `${(storm.events / (storm.seconds + answeredAfter)).toFixed(0)} a second`,
    'event-loop delay, p99': `${measured.delayP99.toFixed(1)} ms, ${ratio(measured.delayP99, floor.delayP99)}`,
    'event-loop delay, worst': `${measured.delayMax.toFixed(1)} ms, ${ratio(measured.delayMax, floor.delayMax)}`,
    'processor time': `${measured.processor.toFixed(0)} ms, ${ratio(measured.processor, floor.processor)}`,
    'peak memory': `${memory.toFixed(0)} MiB, ${ratio(memory, floor.memory)}`,
    'edits a message': (sentEdits / messageIds.length).toFixed(1),
    'last correct embed': `${shownAfter.toFixed(1)} s after the last reaction`,
    'wrong counts': wrongCounts,
    'answers 429': refused,
  });
  return wrongCounts === 0 && refused === 0;
}

async function measureFloor(plan: Plan, databaseUrl: string) {
  const sandbox = await startSandbox();
  const messageIds = await postReviews(sandbox, databaseUrl, plan.guilds, plan.reviewsEach);
  const floor = await MeasuredProcess.start(
    new URL('./floor-process.ts', import.meta.url),
    sandbox.apiUrl,
    sandbox.token,
  );
  floor.begin();
  await letReact(sandbox, { ...plan, messageIds });
  const measured = await floor.measure();
  await floor.stop();
  await sandbox.close();
  return measured;
}
