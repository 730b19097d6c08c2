import { Events } from 'discord.js';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import { Sweeper } from '../background/sweeper.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { recheckVotes } from './recheck-votes.ts';
import { sweepGuild } from './sweep.ts';

export interface CreateSweepingOptions extends Context, DisplayParts {
  /** Called when somebody has deleted the message of one review. */
  readonly onDeletedByHand: (guild: OpenGuild, reviewKey: string) => void;
  /** Called when people have voted whose roles are not known. */
  readonly onUnknownVoters: (guildId: string) => void;
}

/**
 * Creates what finds missed events: a quick sweep that compares numbers, then a slow one that fetches every vote. Both
 * start when a guild becomes available: in a new session, after an outage, or when the bot is invited. The slow one
 * repeats every `timing.recheckEvery`.
 */
export function createSweeping(options: CreateSweepingOptions) {
  const { client, clock, timing } = options;
  const quick = new Sweeper({ ...options, sweep: (guild, signal) => sweepGuild(options, guild, signal) });
  const slow = new Sweeper({ ...options, sweep: (guild, signal) => recheckVotes(options, guild, signal) });
  for (const event of [Events.GuildAvailable, Events.GuildCreate] as const) {
    client.on(event, ({ id }) => {
      quick.request(id);
      slow.request(id);
    });
  }
  const stopping = new AbortController();
  const repeat = async (): Promise<void> => {
    for (;;) {
      await clock.wait(timing.recheckEvery, stopping.signal);
      if (stopping.signal.aborted) return;
      for (const guildId of client.guilds.cache.keys()) slow.request(guildId);
    }
  };
  void repeat();
  return {
    /** Requests a quick sweep of a guild, because events may have been missed. */
    request: (guildId: string) => quick.request(guildId),
    /** Resolves once running sweeps have stopped; a new session starts them again. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all([quick.stop(), slow.stop()]);
    },
  };
}
