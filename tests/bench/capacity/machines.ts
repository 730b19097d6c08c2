import type { CapacityResult } from './capacity-bench.ts';

/** What one server asks for in its busiest hour, which is the same hour for all. An assumption: count your own with `/metrics`. */
export const BUSIEST_HOUR = { commands: 10, reactions: 30 };
/** A machine that is cheap everywhere. Memory in bytes. */
export const MACHINE = { cores: 2, memory: 4e9 };
/** How much of a core, and of its part of the memory, a process may use, so that the busiest minute has room, too. */
export const SHARE = 0.5;
/** How many requests a second Discord takes from a bot. */
export const REQUESTS = 50;

const HOUR = 3_600_000;

/** How many machines so many servers need. */
export interface Machines {
  readonly guilds: number;
  readonly processes: number;
  readonly machines: number;
  /** A second, of all processes together. */
  readonly requests: number;
}

/** What one process can serve. */
export interface Limits {
  readonly byProcessor: number;
  readonly byMemory: number;
  /** How many servers a whole bot has when it makes as many requests as Discord takes. */
  readonly byRequests: number;
}

/** How many servers one process, and one bot, can have. @param results of different sizes, smallest first */
export function limitsOf(results: readonly CapacityResult[]): Limits {
  const [smallest, largest] = [results[0], results.at(-1)];
  if (smallest === undefined || largest === undefined) throw new RangeError('Nothing was measured');
  const busy = BUSIEST_HOUR.commands * largest.command + BUSIEST_HOUR.reactions * largest.reaction;
  const each = Math.max(1, (largest.most - smallest.most) / Math.max(1, largest.guilds - smallest.guilds));
  const room = (SHARE * MACHINE.memory) / MACHINE.cores;
  return {
    byProcessor: Math.floor((SHARE * HOUR) / busy),
    byMemory: Math.max(largest.guilds, Math.floor(largest.guilds + (room - largest.most) / each)),
    byRequests: Math.floor(REQUESTS / requestsOf(1, largest)),
  };
}

/** Requests a second of so many servers. */
const requestsOf = (guilds: number, { requests }: CapacityResult): number =>
  (guilds * (BUSIEST_HOUR.commands * requests.command + BUSIEST_HOUR.reactions * requests.reaction)) /
  (HOUR / 1000);

/** How many machines so many servers need, one process for each core. */
export function machinesFor(guilds: number, results: readonly CapacityResult[]): Machines {
  const { byProcessor, byMemory } = limitsOf(results);
  const processes = Math.ceil(guilds / Math.min(byProcessor, byMemory));
  const last = results.at(-1);
  return {
    ...{ guilds, processes, machines: Math.ceil(processes / MACHINE.cores) },
    requests: last === undefined ? 0 : requestsOf(guilds, last),
  };
}
