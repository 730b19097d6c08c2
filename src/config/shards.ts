import { z } from 'zod';
import { isPostgresAddress } from './database.ts';

/** Which of the shards, into which Discord splits a bot's servers, this process runs. */
export interface ShardPlan {
  /** How many there are in all processes together; `auto`: as many as the others run, or else as Discord advises. */
  readonly count: number | 'auto';
  /** Those of this process: all, these, or its share when it is one of several, which are numbered from 0 on. */
  readonly own: 'all' | readonly number[] | { readonly process: number; readonly processes: number };
}

/** As many as Discord advises, all in this process. */
export const ALL_SHARDS: ShardPlan = { count: 'auto', own: 'all' };

/** Discord names no limit; so many are enough for 25 million servers. */
const MOST = 10_000;

const wholeNumber = (name: string, least: number) =>
  z.coerce
    .number(`${name} must be a number from ${least} to ${MOST}.`)
    .int(`${name} must be a whole number.`)
    .min(least, `${name} must be a number from ${least} to ${MOST}.`)
    .max(MOST, `${name} must be a number from ${least} to ${MOST}.`);

const IDS = 'SHARD_IDS must be a list of numbers from 0 on, such as 0-3 or 0,2,5-7.';
const PROCESS = 'SHARD_PROCESS must be a number from 0 on, or a name that ends with one, such as ovation-2.';

/** The numbers of a range, both ends included. */
const numbersOf = ({ first, last }: { readonly first: number; readonly last: number }): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The environment variables about shards. */
export const shardVariables = {
  SHARDS: z
    .union(
      [z.literal('auto'), z.coerce.number().int().min(1).max(MOST)],
      `SHARDS must be auto or a whole number from 1 to ${MOST}.`,
    )
    .optional(),
  SHARD_COUNT: wholeNumber('SHARD_COUNT', 1).optional(),
  SHARD_IDS: z
    .string()
    .regex(/^\d{1,5}(?:-\d{1,5})?(?:\s*,\s*\d{1,5}(?:-\d{1,5})?)*$/, IDS)
    .transform((list) =>
      list.split(',').map((range) => {
        const [first = '', last = first] = range.trim().split('-');
        return { first: Number(first), last: Number(last) };
      }),
    )
    .refine((ranges) => ranges.every(({ first, last }) => first <= last && last < MOST), IDS)
    .transform((ranges) => [...new Set(ranges.flatMap(numbersOf))].sort((a, b) => a - b))
    .optional(),
  SHARD_PROCESSES: wholeNumber('SHARD_PROCESSES', 1).optional(),
  SHARD_PROCESS: z
    .string()
    // The pods of a StatefulSet have names that end with their number.
    .regex(/^(?:.*-)?\d{1,5}$/, PROCESS)
    .transform((name) => Number(/(?<!\d)\d+$/.exec(name)?.[0]))
    .optional(),
};

type Variables = z.infer<z.ZodObject<typeof shardVariables>>;

/** Others on which it depends whether several processes can work. */
interface Surroundings {
  readonly DISCORD_TOKEN?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
}

/** What is wrong with variables that are right each by itself, as sentences for the operator. */
export function shardProblems(variables: Variables & Surroundings): readonly string[] {
  const { SHARDS, SHARD_COUNT, SHARD_IDS, SHARD_PROCESSES, SHARD_PROCESS } = variables;
  const count = SHARD_COUNT ?? (SHARDS === 'auto' ? undefined : SHARDS);
  const problems: string[] = [];
  if (SHARD_COUNT !== undefined && SHARDS !== undefined && SHARDS !== SHARD_COUNT)
    problems.push('SHARDS and SHARD_COUNT both say how many shards there are: remove one of them.');
  if (SHARD_IDS !== undefined && (SHARD_PROCESSES ?? SHARD_PROCESS) !== undefined)
    problems.push(
      'SHARD_IDS names the shards of this process, SHARD_PROCESSES shares them out: use one of them.',
    );
  if (SHARD_IDS !== undefined && count === undefined)
    problems.push('SHARD_COUNT is missing: how many shards there are in all processes together.');
  if (SHARD_COUNT !== undefined && SHARD_IDS === undefined && SHARD_PROCESSES === undefined)
    problems.push(
      'SHARD_IDS is missing: which shards this process runs, such as 0-3. To run all of them in one process, set SHARDS in place of SHARD_COUNT.',
    );
  if (SHARD_IDS?.some((id) => id >= (count ?? MOST)))
    problems.push('SHARD_IDS must be lower than SHARD_COUNT: the first shard is 0.');
  if (SHARD_PROCESSES !== undefined && SHARD_PROCESS === undefined)
    problems.push('SHARD_PROCESS is missing: which of the SHARD_PROCESSES this one is, from 0 on.');
  if (SHARD_PROCESS !== undefined && SHARD_PROCESSES === undefined)
    problems.push('SHARD_PROCESSES is missing: how many processes share the shards.');
  if ((SHARD_PROCESS ?? -1) >= (SHARD_PROCESSES ?? MOST))
    problems.push('SHARD_PROCESS must be lower than SHARD_PROCESSES: the first process is 0.');
  if ((SHARD_PROCESSES ?? 0) > (count ?? MOST))
    problems.push('SHARD_PROCESSES must not be higher than SHARD_COUNT: each process needs a shard.');
  if (readShards(variables).own === 'all') return problems;
  if (variables.DISCORD_TOKEN === undefined)
    problems.push('Shards in several processes need DISCORD_TOKEN: the sandbox runs in one process.');
  else if (!isPostgresAddress(variables.DATABASE_URL ?? ''))
    problems.push(
      'Shards in several processes need one PostgreSQL database: set DATABASE_URL to its address (see docs/scaling.md).',
    );
  return problems;
}

/** The shards to run, of variables that have no problems. */
export function readShards(variables: Variables): ShardPlan {
  const { SHARDS = 'auto', SHARD_COUNT, SHARD_IDS, SHARD_PROCESSES, SHARD_PROCESS } = variables;
  const count = SHARD_COUNT ?? SHARDS;
  if (SHARD_IDS !== undefined && SHARD_IDS.length !== count) return { count, own: SHARD_IDS };
  if (SHARD_PROCESS === undefined || SHARD_PROCESSES === undefined || SHARD_PROCESSES === 1)
    return { count, own: 'all' };
  return { count, own: { process: SHARD_PROCESS, processes: SHARD_PROCESSES } };
}

/**
 * The shards that a plan means. Throws, with a sentence for the operator, when none is left for this process.
 * @param advised how many Discord advises
 * @param inUse how many the other processes run; undefined when there are none
 */
export function shardsOf(
  { count: planned, own }: ShardPlan,
  advised: number,
  inUse: number | undefined,
): { readonly count: number; readonly ids: readonly number[] } {
  if (typeof own === 'object' && 'process' in own) {
    const { process, processes } = own;
    // Not rounded up to a multiple: of a large bot, Discord takes only multiples of a number of its own.
    const count = planned === 'auto' ? (inUse ?? Math.max(advised, processes)) : planned;
    if (count < processes)
      throw new Error(
        `The Ovations that run share ${count} shards, too few for ${processes} processes: stop all of them before you start more.`,
      );
    const ids = numbersOf({
      first: Math.floor((process * count) / processes),
      last: Math.floor(((process + 1) * count) / processes) - 1,
    });
    return { count, ids };
  }
  const count = planned === 'auto' ? advised : planned;
  return { count, ids: own === 'all' ? numbersOf({ first: 0, last: count - 1 }) : own };
}
