import type { Answer } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { unlessAborted } from '../../../src/unless-aborted.ts';
import { messageOf } from '../../support/world.ts';
import { Ledger } from '../kills/ledger.ts';
import { createLoad, type Load, reviewOnce, voteOnce, WRITERS } from '../kills/load.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { viewOf } from './guild-view.ts';
import type { ShardProcess } from './shard-process.ts';

const VOTERS = 3;

type FailedAnswer = Extract<Answer, { readonly kind: 'failed' }>;

/** One of many guilds: who lives there, what they may rely on, and the process that serves them. */
export interface Place {
  readonly process: ShardProcess;
  readonly sandbox: Sandbox;
  readonly load: Load;
}

/** @param unanswered gets who was left without an answer by a process that lives */
export function createPlace(
  whole: Sandbox,
  guildId: string,
  process: ShardProcess,
  random: SeededRandom,
  unanswered: string[],
): Place {
  const view = viewOf(whole, guildId);
  const sandbox: Sandbox = Object.assign(Object.create(view) as Sandbox, {
    member: (name: string) => listening(view.member(name), process, unanswered),
  });
  return { process, sandbox, load: createLoad(sandbox, random, new Ledger(), VOTERS) };
}

/** Lets the owner choose the review channel. */
export async function settleIn({ sandbox }: Place): Promise<void> {
  const options = { 'reviews-channel': sandbox.channel('reviews').id };
  messageOf(await sandbox.member('Ada').slash('/settings set', options));
}

/** Lets people write, edit or delete a review and vote; while nobody answers they only vote. */
export async function visit({ process, load }: Place): Promise<void> {
  const living = new AbortController().signal;
  const { killed } = process;
  if (killed !== undefined) await reviewOnce(load, killed, load.random.pick(WRITERS)).catch(() => {});
  // There may be no review to vote on.
  for (let votes = 0; votes < 2; votes += 1) {
    try {
      voteOnce(load, living);
    } catch {}
  }
}

/** A person who waits for no answer of a process that is killed. */
function listening(person: Person, { killed }: ShardProcess, unanswered: string[]): Person {
  return new Proxy(person, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function') return method;
      return (...given: unknown[]) => {
        const result: unknown = method.apply(target, given);
        if (!(result instanceof Promise) || killed === undefined) return result;
        return unlessAborted(killed, () => result).then((answer: Partial<FailedAnswer>) => {
          if (answer.kind === 'failed') unanswered.push(`${String(name)}: ${answer.reason}`);
          return answer;
        });
      };
    },
  });
}
