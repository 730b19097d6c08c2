import { clearMember } from '../../guilds/erasing/clear-member.ts';
import { beginErasure, endErasure, keepReactions, runningErasure } from '../../guilds/erasing/erasure.ts';
import { leftoversDone, leftoversOf } from '../../guilds/erasing/leftovers.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Drafts } from '../../guilds/reviews/drafts.ts';
import type { Erasure } from '../../storage/entries/data-entries.ts';
import { InFlight } from '../../storage/in-flight.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { onceSettled, undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Store } from '../../storage/store/store.ts';
import { GuildTask } from '../background/guild-task.ts';
import { Pace } from '../background/pace.ts';
import { untilSucceeded } from '../background/until-succeeded.ts';
import { mayManageMessages } from '../connection/missing-permissions.ts';
import type { Context } from '../context.ts';
import { ErasureLimit } from './erasure-limit.ts';
import { Failures } from './failures.ts';
import { removeLeftovers } from './remove-leftovers.ts';

export interface CreateErasingOptions extends Context {
  readonly store: Pick<Store, 'erasures' | 'pseudonym' | 'eraseUnreadable' | 'purge'>;
  readonly drafts: Pick<Drafts, 'forgetUnsaved'>;
}

const GUILDS_AT_ONCE = 4;

/**
 * Creates what erases members: first all that is stored of one, which takes moments, also where the bot is no longer in the guild;
 * then, slowly, what they have left at Discord. A restart goes on with both.
 */
export function createErasing(options: CreateErasingOptions) {
  const { client, guilds, store, drafts, log, clock, timing } = options;
  const pace = new Pace(clock, timing.recountSpacing);
  const atDiscord = new GuildTask({
    ...options,
    task: 'removing at Discord what erased members have left',
    run: removeInGuild,
    guildsAtOnce: GUILDS_AT_ONCE,
  });
  /** One clearing of a member at a time. */
  const queue = new KeyedQueue();
  const clearing = new InFlight();
  const limit = new ErasureLimit(clock);

  async function removeInGuild(guild: OpenGuild, signal: AbortSignal): Promise<void> {
    const found: Erasure[] = [];
    for await (const [, erasure] of guild.store.erasures.entries(`${guild.memory.id}:`))
      if (erasure.isCleared) found.push(erasure);
    if (found.length === 0) return;
    await store.purge();
    const failures = new Failures();
    for (const erasure of found) await finish(guild, erasure, failures, signal);
    // Who was erased stands in what has just been deleted.
    await store.purge();
    failures.throwFirst();
  }

  /** Removes what it can. What fails, and may succeed later, stays with the erasure. */
  async function finish(
    guild: OpenGuild,
    erasure: Erasure,
    failures: Failures,
    signal: AbortSignal,
  ): Promise<void> {
    const { userId } = erasure;
    const services = { ...options, pace, failures };
    for (;;) {
      const keys = await leftoversOf(guild.store, userId);
      let isLeft = false;
      for (const key of keys) {
        const left = await guild.store.leftovers.get(key).catch(undefinedIfUnreadable);
        if (left === undefined) await guild.run(leftoversDone(key));
        else {
          const removal = await removeLeftovers(services, guild, userId, left, signal);
          if (!removal.isClean) await guild.run(keepReactions(erasure));
          await guild.run(leftoversDone(key, removal.left));
          isLeft ||= removal.left.size > 0;
        }
      }
      if (isLeft) return;
      // A comparison that has asked Discord before still has their reactions, and may not take them for new ones: it notes them.
      await guild.votes.fetched();
      if ((await guild.run(endErasure(erasure))) || (await leftoversOf(guild.store, userId)).length === 0)
        return;
    }
  }

  /** Resolves once nothing of the member is stored any more, or the bot stops: then the next start does the rest. */
  async function clear(guildId: string, userId: string): Promise<void> {
    const act = () =>
      guilds.useInBackground(guildId, async (guild) => {
        const erasure = await runningErasure(guild, userId);
        if (erasure === undefined) return;
        drafts.forgetUnsaved(guildId, userId, erasure.at);
        await clearMember(guild, store, erasure);
      });
    const { signal } = atDiscord;
    const onFailure = (err: unknown) =>
      log.error({ err, guildId }, 'A member could not be erased yet; trying again');
    await untilSucceeded(act, { clock, timing, signal, onFailure });
    atDiscord.request(guildId);
  }

  function start(guildId: string, userId: string): Promise<void> {
    const cleared = queue.run(`${guildId}:${userId}`, () => clear(guildId, userId));
    clearing.add(cleared);
    return cleared;
  }

  const erasing = {
    /**
     * Begins to erase a member; from then on nothing keeps that from happening. Resolves, once that is on disk, to what resolves once
     * nothing of them is stored any more. Rejects with UserError `too-many-erasures`, or with StorageError when the disk refuses.
     * @param by user id of the member, or of the manager who asks for it
     */
    async begin(guild: OpenGuild, userId: string, by: string): Promise<{ readonly cleared: Promise<void> }> {
      const { id } = guild.memory;
      if (by === userId) limit.check(id, userId);
      await store.pseudonym(id, userId);
      const mayKeepReactions = erasing.keepsReactionsIn(guild).length > 0;
      await guild
        .run(beginErasure(userId, by, clock.now(), mayKeepReactions))
        .catch(onceSettled(() => start(id, userId)));
      if (by === userId) limit.count(id, userId);
      return { cleared: start(id, userId) };
    },
    /** The channels with reviews in which the bot may not remove the reactions of others. */
    keepsReactionsIn: ({ memory: { postings } }: OpenGuild): string[] =>
      [...postings.channels.ids()].filter((channelId) => !mayManageMessages(client, channelId)),
  };
  return {
    erasing,
    /** Continues the erasures that the last run did not finish. */
    async resume(): Promise<void> {
      for await (const [, { guildId, userId }] of store.erasures.entries()) void start(guildId, userId);
    },
    /** Resolves once nothing is being erased; what fails is tried again later. */
    async idle(): Promise<void> {
      await clearing.idle();
      await atDiscord.idle();
    },
    /** Resolves once running work has stopped; the next start does the rest. */
    async stop(): Promise<void> {
      await Promise.all([atDiscord.stop(), clearing.idle()]);
    },
  };
}

/** What commands erase members with. */
export type Erasing = ReturnType<typeof createErasing>['erasing'];
