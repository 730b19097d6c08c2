import { GLOBAL_LIMIT } from '../../../src/discord/connection/rate-share.ts';
import { megabytes, ms, type Plan, type Section, type Table } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { onServer } from '../filled/on-server.ts';
import { measurePostgresWrites } from '../writes/writes-bench.ts';
import { type CapacityResult, measureCapacity } from './capacity-bench.ts';
import {
  BUSIEST_HOUR,
  breaksOf,
  MACHINE,
  type Measured,
  machinesFor,
  roomOf,
  SHARD,
  SHARE,
  STORING,
} from './machines.ts';

const PLANNED = [10_000, 100_000, 1_000_000];

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 });

/** What one process can do, and how many machines follow from it. */
export async function capacitySection({ capacity, rounds }: Plan): Promise<Section> {
  const measure = (guilds: number) =>
    inDirectory((directory) => measureCapacity(guilds, capacity, directory));
  const [smallest, ...larger] = capacity.guilds;
  const results: [CapacityResult, ...CapacityResult[]] = [await measure(smallest)];
  for (const guilds of larger) results.push(await measure(guilds));
  const written = await onServer((server) => measurePostgresWrites(server, rounds));
  const writes = written.find(({ name, isGroup }) => name.startsWith('reviews') && isGroup)?.ovation ?? 0;
  const measured = { results, writes };
  return {
    title: 'Machines',
    text: [aboutProcess, aboutMachines(measured)].join('\n\n'),
    tables: [processTable(results), machineTable(measured), breakTable(measured)],
    targets: [],
  };
}

const aboutProcess =
  'The first table is of one process on SQLite, in servers of 20 reviews. Members of servers chosen by chance use it, eight at a time: half of what they do is typing a show, a tenth is writing, editing and deleting. Then voters react, and others chat, of which Discord tells the bot as well. Commands a second are those that were answered; the sandbox and the members are another process on the same machine. Processor time is of Ovation alone, all its threads, with what follows from each. Requests are those that Discord limits: answers to commands aren’t.';

function aboutMachines(measured: Measured): string {
  const last = measured.results.at(-1) ?? measured.results[0];
  const { byProcessor, byMemory } = roomOf(measured);
  const { commands, reactions, messages } = BUSIEST_HOUR;
  const [first] = measured.results;
  const memory =
    last.most > first.most
      ? `by memory, which grows from ${megabytes(first.most)} to ${megabytes(last.most)}, for ${number(byMemory)}`
      : `memory, ${megabytes(first.most)} with ${number(first.guilds)} servers and ${megabytes(last.most)} with ${number(last.guilds)}, bounds nothing at these sizes`;
  return `The second and the third are reckoned from the last row, for machines of ${MACHINE.cores} cores and ${MACHINE.memory / 1e9} GB, with one process for each core, and PostgreSQL on a machine of its own. **Assumed**, so put in your own numbers: in its busiest hour, the same for all, a server has ${commands} commands, ${reactions} votes and ${messages} messages, a process may fill ${SHARE * 100} % of a core and of its part of the memory, and ${STORING * 100} % of the commands and all votes store something. By processor time, a process has room for ${SHARE} × 3,600,000 ms ÷ (${commands} × ${ms(last.command)} + ${reactions} × ${ms(last.reaction)} + ${messages} × ${ms(last.message)}) = ${number(byProcessor)} servers; ${memory}. One process wrote ${number(measured.writes)} reviews a second to a PostgreSQL on this machine, of many members at once.`;
}

const processTable = (results: readonly CapacityResult[]): Table => ({
  head: [
    ...['servers', 'memory, started', 'memory, most', 'commands a second'],
    ...['processor: a command', 'a vote', 'a message', 'requests: a command', 'a vote'],
  ],
  rows: results.map(({ guilds, started, most, perSecond, command, reaction, message, requests }) => [
    ...[number(guilds), megabytes(started), megabytes(most), number(perSecond)],
    ...[command, reaction, message].map(ms),
    ...[requests.command, requests.reaction].map((each) => each.toFixed(2)),
  ]),
});

const machineTable = (measured: Measured): Table => ({
  head: [
    ...['servers', `shards of ${number(SHARD)} servers`, 'processes', 'machines'],
    ...['PostgreSQL’s connections', `requests a second (of ${GLOBAL_LIMIT})`, 'writes a second'],
    'minutes until all are logged in',
  ],
  rows: PLANNED.map((guilds) => machinesFor(guilds, measured)).map((each) =>
    [
      ...[each.guilds, each.shards, each.processes, each.machines],
      ...[each.connections, each.requests, each.writes, each.login],
    ].map(number),
  ),
});

const breakTable = (measured: Measured): Table => ({
  head: ['what breaks, the first first', 'at so many servers', 'what helps'],
  rows: breaksOf(measured).map(({ what, guilds, helps }) => [what, number(guilds), helps]),
});
