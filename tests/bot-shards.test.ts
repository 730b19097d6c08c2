import { expect, onTestFinished, test, vi } from 'vitest';
import { type Bot, type BotOptions, startBot } from '../src/bot.ts';
import { createLogger } from '../src/operations/logger.ts';
import { startProblem } from '../src/operations/start-problem.ts';
import { leaveGuild } from '../src/sandbox/actions/guild.ts';
import type { Answer } from '../src/sandbox/interactions/interactions.ts';
import type { GatewayRules } from '../src/sandbox/rules/identify-limits.ts';
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts';
import { createGuild } from '../src/sandbox/world/first-guild.ts';
import { shardOf } from '../src/storage/shard-of.ts';
import { openStore } from '../src/storage/store/open-store.ts';
import { moderate } from './support/moderate.ts';
import { MovableClock } from './support/movable-clock.ts';
import { postgresDatabase } from './support/postgres/postgres-database.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';
import { NO_IDENTIFY_LIMIT, TEST_TIMING } from './support/test-timing.ts';
import { messageOf, writeReview } from './support/world.ts';

/** A sandbox with a guild on each shard, their ids in the order of the shards, and what starts bots in it. */
async function spread(count: number, gateway: GatewayRules = {}) {
  let ahead = 0;
  const sandbox = await startSandbox({
    now: () => Date.now() + ahead,
    gateway: { identifyWindow: 0, ...gateway },
  });
  onTestFinished(() => sandbox.close());
  const ids = new Map([[shardOf(sandbox.guildId, count), sandbox.guildId]]);
  for (; ids.size < count; ahead += 1) {
    const id = createGuild(sandbox.world, 'Another', true);
    ids.set(shardOf(id, count), id);
  }
  const logged: string[] = [];
  async function start(options: Partial<BotOptions> = {}): Promise<Bot> {
    const { token, apiUrl } = sandbox;
    const bot = await startBot({
      ...{ token, apiUrl, databaseUrl: 'memory://', timing: TEST_TIMING },
      gateway: NO_IDENTIFY_LIMIT,
      log: createLogger('trace', { write: (line) => void logged.push(line) }),
      ...options,
    });
    onTestFinished(() => bot.stop());
    return bot;
  }
  const guilds = [...Array(count).keys()].map((shard) => ids.get(shard) ?? '');
  return { sandbox, guilds, start, logged };
}

const COMMANDS = /\/commands$/;

const asks = ({ member }: Sandbox, guildId: string) => member('Ada', guildId).slash('/top');

const textsOf = (answer: Answer): string => JSON.stringify(messageOf(answer).components);

/** Chooses #reviews. Resolves to its id. */
async function chooseChannel(sandbox: Sandbox, guildId: string): Promise<string> {
  const isOurs = (channel: { guild_id: string; name: string }) =>
    channel.guild_id === guildId && channel.name === 'reviews';
  const id = sandbox.world.channels.values().find(isOurs)?.id ?? '';
  await sandbox.member('Ada', guildId).slash('/settings set', { 'reviews-channel': id });
  return id;
}

test('Without any configuration, one process runs as many shards as Discord advises', async () => {
  const { sandbox, guilds, start, logged } = await spread(4, { shards: 4 });
  await start();
  expect(sandbox.shards()).toHaveLength(4);
  for (const guildId of guilds)
    expect(textsOf(await asks(sandbox, guildId))).toContain('No reviews here yet');
  expect(logged.at(-1)).toContain('"shards":4,"msg":"Ovation is connected to Discord"');
});

test('Members of the first shard are answered while the last one waits for its turn', async () => {
  const { sandbox, guilds, start } = await spread(2, { shards: 2 });
  const clock = new MovableClock();
  let isStarted = false;
  const starting = start({ clock, gateway: {} }).then(() => {
    isStarted = true;
  });
  await sandbox.until(() => sandbox.shards().length === 1, 'the first shard');
  const [first] = sandbox.shards();
  const isRegistered = () =>
    sandbox.requests.some(({ method, path }) => method === 'PUT' && COMMANDS.test(path));
  await sandbox.until(isRegistered, 'the commands');
  const answer = await asks(sandbox, guilds[first?.[0] ?? 0] ?? '');
  expect(textsOf(answer)).toContain('No reviews here yet');
  expect(isStarted).toBe(false);
  clock.advance(5_500);
  await starting;
  expect(sandbox.shards()).toHaveLength(2);
});

test('A guild that has removed the bot is missed by its shard alone', async () => {
  const { sandbox, guilds, start, logged } = await spread(3);
  const databaseUrl = `sqlite://${await temporaryDirectory()}/ovation.sqlite`;
  const shards = { count: 3, own: 'all' } as const;
  const bot = await start({ databaseUrl, shards });
  for (const guildId of guilds) await chooseChannel(sandbox, guildId);
  await bot.stop();
  leaveGuild(sandbox.world, guilds[1] ?? '');
  const again = await start({ databaseUrl, shards });
  await vi.waitFor(() => expect(logged.filter((line) => line.includes('has been compared'))).toHaveLength(6));
  await again.stop();
  const store = await openStore(databaseUrl, { onUnreadable: () => {} });
  const records = await Promise.all(guilds.map((guildId) => store.guilds.get(guildId)));
  await store.close();
  expect(records.map((record) => record?.missingSince !== undefined)).toEqual([false, true, false]);
});

test.each([
  [{ guildsPerShard: 1 }, /^Discord asks for more shards: leave SHARDS empty .* stop all of them first/],
  [{ shardMultiple: 16 }, /^Discord refused the number of shards/],
  [{ sessionStarts: 0 }, /^Discord counts the logins of a day, .* start again after 20\d\d-/],
])('What Discord refuses (%j) is told in one sentence', async (gateway, sentence) => {
  const { start, sandbox } = await spread(2, gateway);
  const error = await start({ shards: { count: 1, own: 'all' } }).catch((error: unknown) => error);
  expect(startProblem(error, sandbox.apiUrl)).toMatch(sentence);
});

test('Two processes register the commands once, and each answers for its own servers', async () => {
  const { sandbox, guilds, start } = await spread(2);
  const databaseUrl = await postgresDatabase();
  const processes = [0, 1].map((shard) => start({ databaseUrl, shards: { count: 2, own: [shard] } }));
  const [, second] = await Promise.all(processes);
  expect(sandbox.requests.filter(({ method, path }) => method === 'PUT' && COMMANDS.test(path))).toHaveLength(
    1,
  );

  const channelId = await chooseChannel(sandbox, guilds[1] ?? '');
  const [noor, malik] = [sandbox.member('Noor', guilds[1]), sandbox.member('Malik', guilds[1])];
  await writeReview(noor, 'Dark', { score: '5' });
  await second?.idle();
  const posted = await sandbox.until(() => sandbox.world.messagesOf(channelId).at(-1), 'the review');
  await moderate(malik, posted, 'Hide');
  const isDirect = ({ recipient_id }: { recipient_id?: string | undefined }) => recipient_id === noor.id;
  await sandbox.until(() => sandbox.world.channels.values().some(isDirect), 'a private channel');
  const told = await sandbox.until(() => noor.messages('Ovation').at(-1), 'a private message');
  const off = messageOf(await noor.press(told, "Don't message me"));
  // Which of the two guilds is on which shard lies in the millisecond in which it was made.
  const server = sandbox.world.guilds.get(guilds[1] ?? '')?.name;
  expect(off.content).toContain(`I won't message you about **${server}** any more`);

  await second?.stop();
  const away = messageOf(await noor.press(off, 'Message me'));
  expect(away.content).toContain("I can't reach that server right now. Press the button again in a minute.");
});
