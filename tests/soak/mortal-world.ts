import { setImmediate } from 'node:timers/promises';
import { type Bot, type BotOptions, startBot } from '../../src/bot.ts';
import { SYSTEM_CLOCK } from '../../src/clock.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { createStore } from '../../src/storage/store/create-store.ts';
import type { Store } from '../../src/storage/store/store.ts';
import type { Timing } from '../../src/timing.ts';
import { TEST_TIMING } from '../support/test-timing.ts';
import { Life, LifeOverError } from './life.ts';
import { SeverableDisk } from './severable-disk.ts';
import { openSeverableLine } from './severable-line.ts';

/** The real bot and its sandbox. The bot can be killed at any point, and starts again over the same data. */
export interface MortalWorld extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly disk: SeverableDisk;
  /** For reading what is on the disk. */
  readonly store: Store;
  /** What bots have logged while they lived. */
  readonly logged: readonly string[];
  /** The present life, or the last one. */
  readonly life: Life;
  /** Begins a life. Rejects as `startBot` does. */
  start(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
  /** Resolves once all who were killed have cleared up after themselves. */
  bury(): Promise<void>;
  /** Ends a life cleanly. Rejects when that takes too long. */
  stop(): Promise<void>;
  /** How far the bot's clock is ahead of Discord's, in milliseconds. */
  clockAhead: number;
  /** Lets this many milliseconds pass for Discord and the next life, in no time. */
  pass(milliseconds: number): void;
  /** Resolves once the bot is connected and does nothing more; rejects when that takes too long. */
  settle(): Promise<void>;
}

export interface MortalWorldOptions {
  readonly sandbox?: SandboxOptions;
  readonly timing?: Partial<Timing>;
}

/** Turns of the event loop without any activity, after which nothing is on its way between bot and sandbox. */
const CALM_TURNS = 25;
/** In milliseconds. */
const SETTLES_WITHIN = 40_000;
const STOPS_WITHIN = 10_000;

function refuseToLive(): never {
  throw new LifeOverError('The bot was killed while it started');
}

/** How the bot connects, so that its life knows when it is connected. */
const watchedBy = (life: Life): NonNullable<BotOptions['gateway']> => ({
  buildIdentifyThrottler(manager) {
    // The names are those of @discordjs/ws, whose list of them discord.js does not pass on.
    const on: (event: string, listener: () => void) => unknown = manager.on.bind(manager) as never;
    for (const event of ['ready', 'resumed']) on(event, () => life.setConnected(true));
    on('closed', () => life.setConnected(false));
    return { waitForIdentify: async () => {} };
  },
});

export async function startMortalWorld(options: MortalWorldOptions = {}): Promise<MortalWorld> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const sandbox = await startSandbox({ unlimited: true, now, ...options.sandbox });
  const disk = new SeverableDisk();
  const store = await createStore(disk.data, { onUnreadable: () => {} });
  const logged: string[] = [];
  const newLife = () =>
    new Life(
      now,
      () => now() + world.clockAhead,
      () => sandbox.world.changed(),
    );
  /** Every life so far, and what resolves once its bot, dead, has cleared up after itself: nobody else notices. */
  const lives: { readonly life: Life; readonly buried: Promise<void> }[] = [];
  const bury = async () => {
    await Promise.all(lives.map((one) => one.life.isOver && one.buried));
  };
  const closings: (() => void)[] = [];

  let running: Bot | undefined;
  let life: Life;
  const world: MortalWorld = {
    clockAhead: 0,
    sandbox,
    disk,
    store,
    logged,
    get life() {
      return life;
    },
    async start() {
      const mine = newLife();
      life = mine;
      const line = await openSeverableLine(sandbox, mine);
      closings.push(line.close);
      const write = (text: string) => void (mine.isOver || logged.push(text));
      const starting: Promise<Bot> = startBot({
        token: sandbox.token,
        apiUrl: line.apiUrl,
        gateway: watchedBy(mine),
        databaseUrl: '',
        backend: disk.connect(mine),
        log: createLogger('trace', { write }),
        clock: mine.clock(),
        timing: { ...TEST_TIMING, ...options.timing },
      });
      let bot: Bot | undefined;
      const buried = mine.over.then(async () => {
        // One that has not started yet ends by itself, when it cannot get on.
        if (bot === undefined) return void starting.then((late) => late.stop()).catch(() => {});
        // discord.js ignores that it is to end while it pauses before it connects again.
        await sandbox.until(() => mine.isConnected, 'a last connection');
        await bot.stop();
      });
      lives.push({ life: mine, buried });
      try {
        bot = await Promise.race([starting, mine.over.then(refuseToLive)]);
        running = bot;
      } catch (error) {
        mine.end();
        throw error;
      }
    },
    async stop() {
      const stopped = running?.stop().then(() => true);
      const isInTime = await Promise.race([stopped, SYSTEM_CLOCK.wait(STOPS_WITHIN)]);
      life.end();
      if (isInTime !== true) throw new Error(`The bot did not stop within ${STOPS_WITHIN} ms`);
    },
    kill: () => life.end(),
    bury,
    pass(milliseconds) {
      ahead += milliseconds;
    },
    async settle() {
      await bury();
      const deadline = Date.now() + SETTLES_WITHIN;
      for (let calm = 0; calm < CALM_TURNS; ) {
        const isAtRest = () => !life.isBusy && sandbox.connections() > 0;
        await sandbox.until(isAtRest, 'the bot to come to rest', deadline - Date.now());
        const { activity } = life;
        await setImmediate();
        calm = life.isBusy || life.activity !== activity ? 0 : calm + 1;
      }
    },
    async [Symbol.asyncDispose]() {
      life.end();
      await bury();
      for (const close of closings) close();
      await store.close();
      await sandbox.close();
    },
  };
  life = newLife();
  return world;
}
