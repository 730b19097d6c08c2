import { setTimeout } from 'node:timers/promises';
import type { MortalWorld } from './mortal-world.ts';

/** What Discord's client says of an interaction whose first response did not come in time. */
const NO_RESPONSE =
  /did not respond|This interaction failed|Loading options failed|Something went wrong\. Try again/;
/** A deferred answer comes within this time, in milliseconds: no request of the bot waits longer. */
const ENDS_WITHIN = 35_000;

/** With these, nobody can answer. */
const EXCUSES = [
  'kill the bot',
  'break the connection',
  'end the session',
  'delay requests',
  'remove the bot',
];

/** Watches whether members are answered in time in a round. */
export function unanswered({ sandbox }: MortalWorld) {
  const before = sandbox.requests.length;
  const found: string[] = [];
  return {
    /** Resolves once a step has ended, well or not, or will not end any more. */
    async watch(name: string, step: Promise<unknown>): Promise<void> {
      const over = new AbortController();
      const late = setTimeout(ENDS_WITHIN, 'late', { signal: over.signal }).catch(() => undefined);
      const end = await Promise.race([late, step.catch((error: Error) => error)]);
      over.abort();
      if (end === 'late') found.push(`"${name}" was never answered`);
      if (end instanceof Error && NO_RESPONSE.test(end.message))
        found.push(`"${name}" was not answered in time: ${end.message.slice(0, 200)}`);
    },
    /** What nothing in the round excuses: neither a bot that was away, nor a fault of Discord's in the answer itself. */
    problems(trace: readonly string[]): string[] {
      const answers = sandbox.requests
        .slice(before)
        .filter(({ path }) => /^\/(interactions|webhooks)\//.test(path));
      const isExcused =
        trace.some((name) => EXCUSES.includes(name)) || answers.some(({ status }) => status >= 400);
      return isExcused ? [] : found;
    },
  };
}
