import { megabytes, ms, type Plan, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { type CapacityResult, measureCapacity } from './capacity-bench.ts';
import { BUSIEST_HOUR, limitsOf, MACHINE, machinesFor, REQUESTS, SHARE } from './machines.ts';

const PLANNED = [10_000, 100_000, 1_000_000];

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });

/** What one process can do, and how many machines follow from it. */
export async function capacitySection({ capacity }: Plan): Promise<Section> {
  const results: CapacityResult[] = [];
  for (const guilds of capacity.guilds)
    results.push(await inDirectory((directory) => measureCapacity(guilds, capacity, directory)));
  const limits = limitsOf(results);
  const { commands, reactions } = BUSIEST_HOUR;
  const last = results.at(-1) as CapacityResult;
  const each = Math.min(limits.byProcessor, limits.byMemory);
  return {
    title: 'Machines',
    text: `The first table is of one process on SQLite, in servers of 20 reviews. Members of servers chosen by chance use it, eight at a time: half of what they do is typing a show, a tenth is writing, editing and deleting. Then voters react. Commands a second are those that were answered while the sandbox and the members used the same cores; processor time is of Ovation alone, all its threads, with what follows from a command or a reaction. Requests are those that Discord limits: answers to commands aren't.

The second table is reckoned from the last row, for machines of ${MACHINE.cores} cores and ${MACHINE.memory / 1e9} GB, with one process for each core. **Assumed**: in its busiest hour a server asks for ${commands} commands and ${reactions} reactions, and it is the same hour for all; a process may fill ${SHARE * 100} % of a core and of its share of the memory. By processor time: ${SHARE} × 3,600,000 ms ÷ (${commands} × ${ms(last.command)} + ${reactions} × ${ms(last.reaction)}) = ${number(limits.byProcessor)} servers a process. By memory: ${number(limits.byMemory)}. So a process has ${number(each)} servers at most. PostgreSQL has a machine of its own.

What breaks first: Discord takes ${REQUESTS} requests a second from a bot. With ${last.requests.command.toFixed(2)} requests a command and ${last.requests.reaction.toFixed(2)} a reaction, ${number(limits.byRequests)} servers make as many in that hour. Beyond that counts are shown later, since edits wait for their turn, until Discord allows the bot more.`,
    tables: [
      {
        head: [
          'servers',
          'memory, started',
          'memory, most',
          'commands a second',
          'processor, command',
          'processor, reaction',
          'requests, command',
          'requests, reaction',
        ],
        rows: results.map(({ guilds, started, most, perSecond, command, reaction, requests }) => [
          number(guilds),
          megabytes(started),
          megabytes(most),
          number(perSecond),
          ms(command),
          ms(reaction),
          requests.command.toFixed(2),
          requests.reaction.toFixed(2),
        ]),
      },
      {
        head: [
          'servers',
          'shards, as Discord advises (1,000 servers each)',
          'processes',
          'machines',
          `requests a second (of ${REQUESTS})`,
        ],
        rows: PLANNED.map((guilds) => machinesFor(guilds, results)).map(
          ({ guilds, processes, machines, requests }) => [
            number(guilds),
            number(Math.ceil(guilds / 1000)),
            number(processes),
            number(machines),
            number(requests),
          ],
        ),
      },
    ],
    targets: [],
  };
}
