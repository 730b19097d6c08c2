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
  /** Called when people have voted of whom nobody knows whether they may. */
  readonly onUnknownVoters: (guildId: string) => void;
}

/**
 * Builds what finds events that were missed: a quick sweep that compares numbers, and behind it a slow one that fetches
 * every vote. Both begin when a guild becomes available: in a new session, after an outage of Discord, when the bot is
 * invited. The slow one begins again every `timing.recheckEvery`.
 */
export function createSweeping(options: CreateSweepingOptions) {
  const { client, timing } = options;
  const quick = new Sweeper({ ...options, sweep: (guild, signal) => sweepGuild(options, guild, signal) });
  const slow = new Sweeper({ ...options, sweep: (guild, signal) => recheckVotes(options, guild, signal) });
  for (const event of [Events.GuildAvailable, Events.GuildCreate] as const) {
    client.on(event, ({ id }) => {
      quick.request(id);
      slow.request(id);
    });
  }
  const timer = setInterval(() => {
    for (const guildId of client.guilds.cache.keys()) slow.request(guildId);
  }, timing.recheckEvery).unref();
  return {
    /** Asks for a quick sweep of a guild, in which something may have been missed. */
    request: (guildId: string) => quick.request(guildId),
    /** Resolves when the sweeps under way have stopped; a new session begins them again. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await Promise.all([quick.stop(), slow.stop()]);
    },
  };
}
