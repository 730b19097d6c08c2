import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { TIMING } from '../../../src/timing.ts';
import { filledWorld, type Size } from '../filled/filled-world.ts';
import { BOTS, MeasuredProcess } from '../processes/measured-process.ts';
import { patiently } from './patiently.ts';
import { readRows } from './read-rows.ts';

/** A cold start over a filled database. All times in milliseconds. */
export interface Loading {
  /** From Discord's READY to the first command's answer, and to the first autocomplete's in another start. */
  readonly command: number;
  readonly autocomplete: number;
  /** Until each kind of command has been answered. */
  readonly everything: number;
  /** Until the process has nothing more to do, with what it does by itself after a start; a minute at most. */
  readonly quiet: number;
  /** The longest time in which the event loop did nothing else, from when it is ready until it is quiet. */
  readonly pause: number;
  /** Bytes that it holds when it is quiet: all of its memory, and its objects. */
  readonly resident: number;
  readonly heap: number;
}

export interface LoadingResult {
  readonly ovation: Loading;
  readonly bare: Loading;
  /** Milliseconds in which node:sqlite reads all rows, and JSON.parse parses them. */
  readonly rows: number;
}

/** The sweep after a start goes on for as long as Discord takes it. Milliseconds. */
const WATCHED_FOR = 60_000;

/** Starts Ovation, and a bare bot, over a filled database, and asks them as soon as Discord has said READY. */
export async function measureLoading(size: Size, directory: string): Promise<LoadingResult> {
  await filledWorld(size, directory);
  const file = join(directory, 'ovation.sqlite');
  const start = (bot: URL, database: string) =>
    measureStarts(join(directory, 'discord.sqlite'), bot, database);
  return {
    rows: readRows(file),
    ovation: await start(BOTS.ovation, `sqlite://${file}`),
    bare: await start(BOTS.bare, ':memory:'),
  };
}

async function measureStarts(dataFile: string, bot: URL, database: string): Promise<Loading> {
  const autocomplete = await coldStart(dataFile, bot, database, async (sandbox) => {
    const begun = performance.now();
    await type(sandbox);
    return performance.now() - begun;
  });
  return coldStart(dataFile, bot, database, async (sandbox, process) => {
    const begun = performance.now();
    const since = () => performance.now() - begun;
    const ada = sandbox.member('Ada');
    await patiently(() => ada.slash('/top'), /Best of/);
    const command = since();
    const [choice] = await type(sandbox);
    await patiently(() => ada.slash('/review read', { show: String(choice?.value) }), /embeds/);
    await patiently(() => ada.autocomplete('/review edit', 'show', ''), /value/);
    const everything = since();
    await wait(TIMING.sweepDelay);
    await process.untilQuiet(WATCHED_FOR);
    const quiet = since();
    const { delayMax: pause } = await process.measure();
    return { command, autocomplete, everything, quiet, pause, ...(await process.weigh()) };
  });
}

const type = (sandbox: Sandbox) =>
  patiently(() => sandbox.member('Ada').autocomplete('/review read', 'show', 'gla'), /value/);

/** Starts a bot, and calls `measure` once Discord has said READY. */
async function coldStart<Result>(
  dataFile: string,
  bot: URL,
  database: string,
  measure: (sandbox: Sandbox, process: MeasuredProcess) => Promise<Result>,
): Promise<Result> {
  const sandbox = await startSandbox({ dataFile, unlimited: true });
  const started = MeasuredProcess.begin(bot, sandbox.apiUrl, sandbox.token, database);
  await sandbox.until(() => sandbox.connections() > 0, 'READY', 60_000);
  // Of what it does before, nobody notices a pause.
  void started.ready.then(() => started.begin());
  const measured = await measure(sandbox, started);
  await started.stop();
  await sandbox.close();
  return measured;
}
