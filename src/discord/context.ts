import type { REST } from '@discordjs/rest';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { GuildDirectory } from '../guilds/memory/guild-directory.ts';
import type { Text } from '../presentation/texts/texts.ts';
import type { Timing } from '../timing.ts';
import type { Read } from './connection/read.ts';

/** What every part of the bot is built with. */
export interface Context {
  readonly client: Client;
  /** The client's own, with the bot's token. */
  readonly rest: REST;
  readonly read: Read;
  /** Whether the bot may read the messages of a channel, by what the gateway told. */
  readonly isReadable: (channelId: string) => boolean;
  /** The texts in a guild's own language. */
  readonly guildText: (guildId: string) => Text;
  readonly guilds: GuildDirectory;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}
