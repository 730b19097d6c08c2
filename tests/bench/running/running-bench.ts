import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { patiently } from '../loading/patiently.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';

/** All memory of a running process (RSS), in bytes. */
interface Running {
  /** Once it has started, and has done what it does by itself then. */
  readonly started: number;
  /** Once members of every guild have asked it for the guild's shows: all guilds are in memory, ranked and searchable. */
  readonly asked: number;
  /** The most that it has had at any time. */
  readonly most: number;
  /** Objects, and what lies outside of JavaScript's heap for them, after the garbage is gone. */
  readonly held: number;
}

export interface RunningResult {
  readonly size: Size;
  readonly ovation: Running;
  /** A bare bot in the same guilds. */
  readonly bare: Running;
}

/** The sweep after a start goes on for as long as Discord takes it. Milliseconds. */
const WATCHED_FOR = 120_000;

/** Starts the bot over a filled database, and a bare bot in the same guilds, and has members of every guild ask for its shows. */
export async function measureRunning(
  size: Size,
  directory: string,
  watchedFor = WATCHED_FOR,
): Promise<RunningResult> {
  await filledWorld(size, directory);
  const file = (name: string) => join(directory, name);
  const sandbox = await startSandbox({ dataFile: file('discord.sqlite'), unlimited: true });
  const run = async (bot: URL, database: string) => {
    const started = await MeasuredProcess.start(bot, sandbox.apiUrl, sandbox.token, database);
    const memory = await measure(started, sandbox, watchedFor);
    await started.stop();
    return memory;
  };
  const bare = await run(BOTS.bare, ':memory:');
  const ovation = await run(BOTS.ovation, `sqlite://${file('ovation.sqlite')}`);
  await sandbox.close();
  return { size, ovation, bare };
}

async function measure(bot: MeasuredProcess, sandbox: Sandbox, watchedFor: number): Promise<Running> {
  await bot.untilStarted(watchedFor);
  const { resident: started } = await bot.measure();
  for (const { id } of sandbox.world.guilds.values()) {
    const ada = sandbox.member('Ada', id);
    await patiently(() => ada.slash('/top'), /Best of/);
    await patiently(() => ada.autocomplete('/review read', 'show', 'gla'), /\[/);
  }
  await bot.untilQuiet(watchedFor);
  const { resident: asked, memory } = await bot.measure();
  const { heap: held } = await bot.weigh();
  return { started, asked, most: memory * 2 ** 20, held };
}
