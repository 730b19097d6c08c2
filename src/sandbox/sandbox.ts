import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { takeMessages } from './actions/direct-channels.ts';
import {
  changeGuild,
  createChannel,
  createEmoji,
  deleteEmoji,
  joinGuild,
  leaveGuild,
  setRolePermissions,
} from './actions/guild.ts';
import { timeOut } from './actions/members.ts';
import { createThread } from './actions/threads.ts';
import { createGateway } from './gateway/gateway.ts';
import { createInteractions, type Interactions } from './interactions/interactions.ts';
import { createFaults, type Faults } from './network/faults.ts';
import { asksForWebSocket, createUpgrades, type Upgrades } from './network/upgrades.ts';
import { type SandboxChannel, sandboxChannel } from './people/channel.ts';
import { findChannel, findMember, findRole } from './people/find.ts';
import { type AnswerAwaited, createPerson, type Person } from './people/person.ts';
import type { RecordedRequest } from './rest/context.ts';
import { createRest } from './rest/rest.ts';
import { createIdentifyLimits, type GatewayRules, type Shard } from './rules/identify-limits.ts';
import type { ApplicationSettings } from './world/application.ts';
import type { Invitation } from './world/bot-member.ts';
import { createGuild } from './world/first-guild.ts';
import type { PermissionName } from './world/permissions.ts';
import type { ChannelRecord, EmojiRecord } from './world/records.ts';
import { until } from './world/until.ts';
import { openWorld, type World } from './world/world.ts';
import { createWorldClock, type WorldClock } from './world/world-clock.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Where the sandbox stores its world; only in memory when left out. */
  readonly dataFile?: string;
  /** The address that it listens on; loopback when left out. */
  readonly host?: string;
  /** Whether the bot is already in the guild of a new world; it is when left out. */
  readonly joined?: boolean;
  /** The machine's clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** How many milliseconds in the past a new world begins; until it has caught up, no rate limits apply. */
  readonly past?: number;
  /** How long the bot has for an interaction's first response, in milliseconds; Discord gives 3000. */
  readonly responseTime?: number;
  /** How the gateway lets the bot spread over shards; as Discord does when left out. */
  readonly gateway?: GatewayRules;
  /** Whether rate limits are off, those of the gateway too that `gateway` does not name; Discord's apply when left out. */
  readonly unlimited?: boolean;
}

/** The running stand-in for Discord. */
export interface Sandbox {
  readonly url: string;
  /** For discord.js's `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  /** What the bot's owner does in the developer portal. The token changes, and its sessions end. */
  changeApplication(change: Partial<ApplicationSettings>): void;
  resetToken(): void;
  readonly applicationId: string;
  readonly botId: string;
  readonly guildId: string;
  /** Whether this start created the world. */
  readonly isNew: boolean;
  readonly world: World;
  /** The time here, for a bot that shall live through a past that is made up. */
  readonly clock: WorldClock;
  readonly faults: Faults;
  /** For interactions that no person can begin, since Discord's client would not let them. */
  readonly interactions: Interactions;
  /** The bot's newest 10,000 requests, oldest first. */
  readonly requests: readonly RecordedRequest[];
  readonly app: Hono;
  readonly server: Server;
  /** The server's WebSockets, by path. */
  readonly upgrades: Upgrades;
  channel(name: string): SandboxChannel;
  /** @param type a text channel when left out */
  createChannel(name: string, type?: ChannelRecord['type']): SandboxChannel;
  /** Starts a public thread, as the guild's owner. @param parent the channel's name */
  createThread(parent: string, name: string): SandboxChannel;
  /** Adds a custom emoji, and deletes it. */
  createEmoji(name: string): EmojiRecord;
  deleteEmoji(id: string): void;
  /** Times a member or the bot (`bot`) out, for milliseconds; 0 ends it. */
  timeOut(who: string, milliseconds: number): void;
  /** Lets a member take private messages from the bot, or none. */
  takeMessages(who: string, isTaken: boolean): void;
  /** Lets the guild's filter (AutoMod) refuse each message with one of these words; none ends it. */
  blockWords(...words: string[]): void;
  /** Lets the guild demand two-factor authentication for moderation. */
  needTwoFactor(isNeeded: boolean): void;
  /** Replaces the permissions of the role with this name. */
  setRole(name: string, ...permissions: PermissionName[]): void;
  /** @param inGuild the guild's id; the sandbox's first guild when left out */
  member(name: string, inGuild?: string): Person;
  /** All members but the bot. @param awaited which response they wait for; the final one when left out */
  members(awaited?: AnswerAwaited): Person[];
  /** Invites the bot into the guild, and removes it. */
  join(invitation?: Invitation): void;
  leave(): void;
  /** How many identified clients are connected to the gateway. */
  connections(): number;
  /** The shards of those clients. */
  shards(): Shard[];
  /**
   * Resolves with the first truthy value of `read`, which is called again after each change.
   * @param timeout milliseconds, 10,000 when left out
   * @throws after the timeout, with `what`
   */
  until<T>(read: () => T | undefined | null | false, what?: string, timeout?: number): Promise<T>;
  close(): Promise<void>;
}

/**
 * Starts the stand-in for Discord: REST and gateway on one port, of loopback unless another host is named.
 * @throws when the port is taken or the data file cannot be opened
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { responseTime = 3000, host = '127.0.0.1' } = options;
  const clock = createWorldClock(options.now ?? Date.now);
  const { now } = clock;
  const world = openWorld(options.dataFile, now);
  const known = world.guilds.values()[0];
  const reached = Math.max(0, ...world.progress.values().map(({ behind }) => behind ?? 0));
  clock.setBack(known ? reached : (options.past ?? 0));
  const unlimited = () => options.unlimited === true || clock.behind() > 0;
  const faults = createFaults(now);
  const interactions = createInteractions(world, responseTime);
  let resets = 0;
  const token = () =>
    `${Buffer.from(world.bot.id).toString('base64url')}.sandbox.${String(resets).padStart(27, '0')}`;
  const resetToken = () => {
    resets += 1;
    faults.dropGateway({ resume: false });
  };
  const limits = createIdentifyLimits(options.gateway ?? {}, now, unlimited);
  const requests: RecordedRequest[] = [];
  const app = createRest({ world, interactions, faults, limits, token, requests, responseTime, unlimited });
  const serverOptions = { shouldUpgradeCallback: asksForWebSocket };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  server.listen(options.port ?? 0, host);
  await once(server, 'listening').catch((error) => {
    world.close();
    throw error;
  });
  world.url = addressOf(host, (server.address() as AddressInfo).port);
  // Only now: a start that fails at the port must not leave a world behind, which would not be new at the next start.
  const guildId = known?.id ?? createGuild(world, 'Ovation Sandbox', options.joined ?? true);
  const upgrades = createUpgrades(server);
  const gateway = createGateway({ world, faults, limits, upgrades, token, resetToken });

  return {
    url: world.url,
    apiUrl: `${world.url}/api`,
    get token() {
      return token();
    },
    changeApplication(change) {
      world.application = { ...world.application, ...change };
    },
    resetToken,
    applicationId: world.bot.applicationId,
    botId: world.bot.id,
    guildId,
    isNew: known === undefined,
    world,
    clock,
    faults,
    interactions,
    requests,
    app,
    server,
    upgrades,
    channel: (name) => sandboxChannel(world, findChannel(world, guildId, name)),
    createChannel: (name, type) => sandboxChannel(world, createChannel(world, guildId, name, type)),
    createThread: (parent, name) => {
      const ownerId = world.guilds.get(guildId)?.owner_id ?? '';
      return sandboxChannel(world, createThread(world, findChannel(world, guildId, parent), name, ownerId));
    },
    createEmoji: (name) => createEmoji(world, guildId, name),
    deleteEmoji: (id) => deleteEmoji(world, guildId, id),
    timeOut: (who, milliseconds) =>
      timeOut(world, findMember(world, guildId, who === 'bot' ? world.bot.id : who), milliseconds),
    takeMessages: (who, isTaken) => takeMessages(world, findMember(world, guildId, who), isTaken),
    blockWords: (...words) =>
      changeGuild(world, guildId, { blocked_words: words.map((word) => word.toLowerCase()) }),
    needTwoFactor: (isNeeded) => changeGuild(world, guildId, { needs_two_factor: isNeeded }),
    setRole: (name, ...names) => setRolePermissions(world, findRole(world, guildId, name).id, names),
    member: (name, inGuild = guildId) => createPerson(world, interactions, findMember(world, inGuild, name)),
    members: (awaited) =>
      world.members
        .values()
        .filter(({ guild_id, user }) => guild_id === guildId && !user.bot)
        .map((member) => createPerson(world, interactions, member, awaited)),
    join: (invitation) => joinGuild(world, guildId, invitation),
    leave: () => leaveGuild(world, guildId),
    connections: gateway.connections,
    shards: gateway.shards,
    until: (read, what, timeout) => until(world, read, what, timeout),
    async close() {
      interactions.close();
      gateway.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      upgrades.close();
      await closed;
      world.close();
    },
  };
}

/** A server's address on its own machine: `localhost` when it listens on every address. */
function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
