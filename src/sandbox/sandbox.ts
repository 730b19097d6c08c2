import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { createChannel, joinGuild, leaveGuild, setRolePermissions } from './actions/guild.ts';
import { createGateway } from './gateway/gateway.ts';
import { createInteractions } from './interactions/interactions.ts';
import { createFaults, type Faults } from './network/faults.ts';
import { asksForWebSocket, createUpgrades, type Upgrades } from './network/upgrades.ts';
import { type SandboxChannel, sandboxChannel } from './people/channel.ts';
import { findChannel, findMember, findRole } from './people/find.ts';
import { type AnswerAwaited, createPerson, type Person } from './people/person.ts';
import type { RecordedRequest } from './rest/context.ts';
import { createRest } from './rest/rest.ts';
import { createGuild } from './world/first-guild.ts';
import type { PermissionName } from './world/permissions.ts';
import type { ChannelRecord } from './world/records.ts';
import { until } from './world/until.ts';
import { openWorld, type World } from './world/world.ts';

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Where everything is kept; memory alone when left out. */
  readonly dataFile?: string;
  /** The address that it listens on: loopback alone when left out. */
  readonly host?: string;
  /** Whether the bot is in the guild when the world is new. */
  readonly joined?: boolean;
  /** The clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** How long the bot has for an interaction's first answer, in milliseconds; Discord gives 3000. */
  readonly responseTime?: number;
  /** Whether there are no rate limits; Discord's when left out. */
  readonly unlimited?: boolean;
}

/** The running stand-in for Discord. */
export interface Sandbox {
  readonly url: string;
  /** For discord.js's `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly applicationId: string;
  readonly botId: string;
  readonly guildId: string;
  /** Whether the world was made at this start. */
  readonly isNew: boolean;
  readonly world: World;
  readonly faults: Faults;
  /** What the bot asked, in order; the newest 10,000. */
  readonly requests: readonly RecordedRequest[];
  readonly app: Hono;
  readonly server: Server;
  /** Who takes WebSockets at which path. */
  readonly upgrades: Upgrades;
  channel(name: string): SandboxChannel;
  /** @param type a text channel when left out */
  createChannel(name: string, type?: ChannelRecord['type']): SandboxChannel;
  /** Gives a role, by its name, these permissions and no others. */
  setRole(name: string, ...permissions: PermissionName[]): void;
  member(name: string): Person;
  /** All members but the bot. @param awaited what they wait for when they use it; the answer itself when left out */
  members(awaited?: AnswerAwaited): Person[];
  /** Invites the bot into the guild, and removes it. */
  join(): void;
  leave(): void;
  /** How many clients are connected to the gateway. */
  connections(): number;
  /**
   * Resolves with the first truthy value of `read`, which is asked again after each change.
   * @param timeout milliseconds, 10,000 when left out
   * @throws after that time, saying what was waited for
   */
  until<T>(read: () => T | undefined | null | false, what?: string, timeout?: number): Promise<T>;
  close(): Promise<void>;
}

/**
 * Starts the stand-in for Discord: REST and gateway on one port, of loopback unless another host is named.
 * @throws when the port is taken or the data file cannot be opened
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { responseTime = 3000, now = Date.now, host = '127.0.0.1', unlimited = false } = options;
  const world = openWorld(options.dataFile, now);
  const known = world.guilds.values()[0];
  const faults = createFaults();
  const interactions = createInteractions(world, responseTime);
  const token = `${Buffer.from(world.bot.id).toString('base64url')}.sandbox.${'0'.repeat(27)}`;
  const requests: RecordedRequest[] = [];
  const app = createRest({ world, interactions, faults, token, requests, responseTime, unlimited });
  const serverOptions = { shouldUpgradeCallback: asksForWebSocket };
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions }) as Server;
  server.listen(options.port ?? 0, host);
  await once(server, 'listening').catch((error) => {
    world.close();
    throw error;
  });
  world.url = addressOf(host, (server.address() as AddressInfo).port);
  // Not before: a start that fails at the port would leave a world behind that is not new at the next one.
  const guildId = known?.id ?? createGuild(world, 'Ovation Sandbox', options.joined ?? true);
  const upgrades = createUpgrades(server);
  const gateway = createGateway(world, faults, token, upgrades);

  return {
    url: world.url,
    apiUrl: `${world.url}/api`,
    token,
    applicationId: world.bot.applicationId,
    botId: world.bot.id,
    guildId,
    isNew: known === undefined,
    world,
    faults,
    requests,
    app,
    server,
    upgrades,
    channel: (name) => sandboxChannel(world, findChannel(world, guildId, name)),
    createChannel: (name, type) => sandboxChannel(world, createChannel(world, guildId, name, type)),
    setRole: (name, ...names) => setRolePermissions(world, findRole(world, guildId, name).id, names),
    member: (name) => createPerson(world, interactions, findMember(world, guildId, name)),
    members: (awaited) =>
      world.members
        .values()
        .filter(({ guild_id, user }) => guild_id === guildId && !user.bot)
        .map((member) => createPerson(world, interactions, member, awaited)),
    join: () => joinGuild(world, guildId),
    leave: () => leaveGuild(world, guildId),
    connections: gateway.connections,
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

/** Where a server is reached from its own machine: one that listens on every address at `localhost`. */
function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
