import { IDENTIFY_EVERY } from '../../../src/discord/connection/identify-throttler.ts';
import { GLOBAL_LIMIT } from '../../../src/discord/connection/rate-share.ts';
import type { CapacityResult } from './capacity-bench.ts';

/** What one server asks for in its busiest hour, which is the same hour for all. An assumption: count your own with `/metrics`. */
export const BUSIEST_HOUR = { commands: 10, reactions: 30, messages: 300 };
/** So many of its commands store something, as every reaction does. */
export const STORING = 0.1;
/** A machine that is cheap everywhere. Memory in bytes. */
export const MACHINE = { cores: 2, memory: 4e9 };
/** How much of a core, and of its part of the memory, a process may use, so that the busiest minute has room, too. */
export const SHARE = 0.5;
/** How many servers a shard has when there are as many as Discord advises. */
export const SHARD = 1000;
/** What a process holds of PostgreSQL's connections, and how many of these PostgreSQL gives to programs when nobody has changed it. */
const CONNECTIONS = { process: 6, server: 97 };
/** From so many servers on, Discord lets so many shards log in together. */
const LARGE = { guilds: 150_000, together: 16 };

const HOUR = 3600;

/** What is measured of one process, and how many writes a second PostgreSQL has on disk. */
export interface Measured {
  /** Of different sizes, smallest first. */
  readonly results: readonly [CapacityResult, ...CapacityResult[]];
  readonly writes: number;
}

/** How many machines so many servers need. */
export interface Machines {
  readonly guilds: number;
  readonly shards: number;
  readonly processes: number;
  readonly machines: number;
  /** PostgreSQL's. */
  readonly connections: number;
  /** A second, of all processes together. */
  readonly requests: number;
  readonly writes: number;
  /** How long it takes until all shards are logged in after all have been stopped, in minutes. */
  readonly login: number;
}

/** How many servers one process can have. */
export interface Room {
  readonly byProcessor: number;
  readonly byMemory: number;
}

const lastOf = ({ results }: Measured): CapacityResult => results.at(-1) ?? results[0];

export function roomOf(measured: Measured): Room {
  const { guilds, most, ...each } = lastOf(measured);
  const { commands, reactions, messages } = BUSIEST_HOUR;
  const busy = commands * each.command + reactions * each.reaction + messages * each.message;
  const [smallest] = measured.results;
  const grown = Math.max(1, (most - smallest.most) / Math.max(1, guilds - smallest.guilds));
  const memory = (SHARE * MACHINE.memory) / MACHINE.cores;
  return {
    byProcessor: Math.floor((SHARE * 1000 * HOUR) / busy),
    byMemory: Math.floor(guilds + (memory - most) / grown),
  };
}

const eachOf = (measured: Measured): number => {
  const { byProcessor, byMemory } = roomOf(measured);
  return Math.max(1, Math.min(byProcessor, byMemory));
};

/** Requests of one server, a second. */
function requestsOf(measured: Measured): number {
  const { requests } = lastOf(measured);
  const { commands, reactions } = BUSIEST_HOUR;
  return (commands * requests.command + reactions * requests.reaction) / HOUR;
}

/** Writes of one server, a second. */
const WRITES = (BUSIEST_HOUR.commands * STORING + BUSIEST_HOUR.reactions) / HOUR;

/** How many machines so many servers need, one process for each core. */
export function machinesFor(guilds: number, measured: Measured): Machines {
  const processes = Math.ceil(guilds / eachOf(measured));
  const shards = Math.max(Math.ceil(guilds / SHARD), processes);
  const together = guilds < LARGE.guilds ? 1 : LARGE.together;
  return {
    ...{ guilds, shards, processes },
    machines: Math.ceil(processes / MACHINE.cores),
    connections: processes * CONNECTIONS.process,
    requests: guilds * requestsOf(measured),
    writes: guilds * WRITES,
    login: (Math.ceil(shards / together) * IDENTIFY_EVERY) / 60_000,
  };
}

/** What a bot meets as it grows, and in how many servers. */
export interface Break {
  readonly what: string;
  readonly guilds: number;
  readonly helps: string;
}

/** The first to break first. */
export function breaksOf(measured: Measured): readonly Break[] {
  const each = eachOf(measured);
  return [
    {
      what: 'a process has used its share of a core or of the memory',
      guilds: each,
      helps: 'more processes',
    },
    {
      what: `Discord's ${GLOBAL_LIMIT} requests a second for one bot are used up: counts are shown later, and posts wait`,
      guilds: Math.floor(GLOBAL_LIMIT / requestsOf(measured)),
      helps: 'asking Discord for more, and a REST proxy that shares them out as they are needed',
    },
    {
      what: `PostgreSQL's ${CONNECTIONS.server} connections are used up, ${CONNECTIONS.process} by each process`,
      guilds: Math.floor(CONNECTIONS.server / CONNECTIONS.process) * each,
      helps: '`max_connections` of PostgreSQL',
    },
    {
      what: 'PostgreSQL writes as much as it did here, on the same disk as everything else',
      guilds: Math.floor(measured.writes / WRITES),
      helps: 'a machine with a faster disk for it',
    },
  ].toSorted((one, other) => one.guilds - other.guilds);
}
