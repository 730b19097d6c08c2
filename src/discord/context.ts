import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { GuildDirectory } from '../guilds/memory/guild-directory.ts';
import type { Listeners } from '../guilds/memory/guild-events.ts';
import type { Measures } from '../measures.ts';
import type { Translate } from '../presentation/texts/texts.ts';
import type { KeyedQueue } from '../storage/keyed-queue.ts';
import type { Timing } from '../timing.ts';
import type { Sweep } from './background/sweep.ts';
import type { GuildPresence } from './connection/guild-presence.ts';
import type { PutOffs } from './connection/put-offs.ts';
import type { Read } from './connection/read.ts';

/** The services that every part of the bot may use. */
export interface Context {
  readonly client: Client;
  /** The client's REST manager, with the bot's token. */
  readonly rest: REST;
  /**
   * A REST manager that never repeats a request by itself: after an unnoticed repetition, a refusal wouldn't prove that there
   * is no message.
   */
  readonly restOnce: REST;
  readonly read: Read;
  /** The requests that Discord currently puts off. */
  readonly putOffs: PutOffs;
  readonly presence: GuildPresence;
  /** Visits the guilds that have become available. */
  readonly sweep: Pick<Sweep, 'onVisit'>;
  /** Whether the bot may read a channel's messages, by discord.js's cache. */
  readonly isReadable: (channelId: string) => boolean;
  /** The texts in a guild's own language. */
  readonly guildText: (guildId: string) => Translate;
  readonly guilds: GuildDirectory;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly measures: Measures;
  /** Reports every change in every guild. */
  readonly listeners: Listeners;
  /** By message id: handles Discord's events about a message in the order in which they arrived. */
  readonly messageEvents: KeyedQueue;
}
