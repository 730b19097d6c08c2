import { Events, GatewayDispatchEvents } from 'discord.js';
import { everyHour } from '../../clock.ts';
import { beginErasing, noteMissing, notePresent, noteRemoved } from '../../guilds/leaving/absence.ts';
import type { Act } from '../../guilds/memory/act.ts';
import type { Drafts } from '../../guilds/reviews/drafts.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { shardOf } from '../../storage/shard-of.ts';
import type { Store } from '../../storage/store/store.ts';
import { untilSucceeded } from '../background/until-succeeded.ts';
import type { Context } from '../context.ts';

export interface AbsencesOptions
  extends Pick<Context, 'client' | 'guilds' | 'presence' | 'log' | 'clock' | 'timing'> {
  readonly store: Pick<Store, 'guilds' | 'guildIds' | 'purge'>;
  readonly drafts: Pick<Drafts, 'forget'>;
}

const DAY = 24 * 60 * 60_000;

/**
 * Follows from which guilds the bot is removed. What they have is kept for a while, and found again by whoever invites the bot
 * within that time; then it is erased.
 */
export function followAbsences(options: AbsencesOptions) {
  const { client, guilds, presence, store, drafts, log, clock, timing } = options;
  const work = new InFlight();
  const stopping = new AbortController();
  /** Whether the files may still hold what was erased. */
  let isLeft = false;

  const note = (guildId: string, act: Act<boolean>): Promise<boolean> =>
    guilds.useInBackground(guildId, (guild) => guild.run(act));

  /** Tried again until it is stored, or the bot stops: the next session compares. */
  function follow(what: Following): void {
    const { signal } = stopping;
    const onFailure = (err: unknown) =>
      log.error({ err }, 'It was not stored which servers the bot is in; trying again');
    work.add(untilSucceeded((failures) => what(failures > 0), { clock, timing, signal, onFailure }));
  }

  async function removed(guildId: string, isRemoved: Promise<boolean>): Promise<void> {
    if (!(await isRemoved)) return;
    const days = timing.keptAfterLeaving / DAY;
    log.info({ guildId, days }, 'Ovation was removed from a server: what that has is kept for so many days');
  }

  async function present(guildId: string): Promise<void> {
    if (await note(guildId, notePresent)) log.info({ guildId }, 'Ovation is back in a server');
  }

  /**
   * @param named the guilds of the shard, according to Discord
   * @param isLate whether that was a while ago
   */
  async function compare(named: ReadonlySet<string>, shard: Shard, isLate: boolean): Promise<void> {
    const isNamed = (guildId: string) => (isLate ? presence.isMember(guildId) : named.has(guildId));
    const away = new Set<string>();
    for await (const [guildId, { leftAt, missingSince }] of store.guilds.entries())
      if (leftAt !== undefined || missingSince !== undefined) away.add(guildId);
    for (const guildId of await store.guildIds()) {
      if (stopping.signal.aborted) return;
      if (shardOf(guildId, shard[1]) !== shard[0]) continue;
      if (!isNamed(guildId)) await removed(guildId, note(guildId, noteMissing(clock.now())));
      else if (away.has(guildId)) await present(guildId);
    }
    log.debug(
      { servers: named.size },
      'What is stored has been compared with the servers that Discord names',
    );
  }

  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds: listed, shard = [0, 1] }: ReadyData) =>
    follow((isLate) => compare(new Set(listed.map(({ id }) => id)), shard, isLate)),
  );
  // An outage has `unavailable`.
  client.ws.on(GatewayDispatchEvents.GuildDelete, ({ id, unavailable }: GuildDeleteData) => {
    if (unavailable === true) return;
    follow(async (isLate) => {
      if (!isLate || !presence.isMember(id)) await removed(id, note(id, noteRemoved(clock.now())));
    });
  });
  client.on(Events.GuildCreate, ({ id }) =>
    follow(async (isLate) => {
      if (!isLate || presence.isMember(id)) await present(id);
    }),
  );

  /** Erases the guilds whose time is over, but for those that somebody is using, whose turn comes an hour later. */
  async function eraseDue(): Promise<void> {
    const removedBefore = clock.now() - timing.keptAfterLeaving;
    for await (const [guildId, { leftAt = Infinity, isErased = false }] of store.guilds.entries()) {
      if (!isErased && (leftAt > removedBefore || presence.isMember(guildId))) continue;
      if (stopping.signal.aborted) return;
      if (!isErased && !(await note(guildId, beginErasing(removedBefore)))) continue;
      if (!(await guilds.erase(guildId))) continue;
      isLeft = true;
      drafts.forget(guildId);
      log.info({ guildId }, 'What a server had, from which Ovation was removed, is erased');
    }
    if (!isLeft) return;
    await store.purge();
    isLeft = false;
  }

  return {
    /** Erases what is due, now and every hour. */
    eraseHourly: () =>
      everyHour(
        () =>
          eraseDue().catch((err: unknown) =>
            log.error({ err }, 'What a server had could not be erased; the next hour tries again'),
          ),
        clock,
        stopping.signal,
      ),
    /** Resolves once nothing of it is going on. */
    async stop(): Promise<void> {
      stopping.abort();
      await work.idle();
    },
  };
}

/** Stores what Discord has said. @param isLate whether that was a while ago, since when it may have said something else */
type Following = (isLate: boolean) => Promise<void>;

type Shard = readonly [index: number, count: number];

interface ReadyData {
  readonly guilds: readonly { readonly id: string }[];
  readonly shard?: Shard;
}

interface GuildDeleteData {
  readonly id: string;
  readonly unavailable?: boolean;
}
