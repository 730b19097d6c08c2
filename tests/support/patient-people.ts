import type { Person } from '../../src/sandbox/people/person.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** What a person does that the bot answers. */
const ANSWERED = new Set<string | symbol>([
  'slash',
  'press',
  'select',
  'submit',
  'useMessageCommand',
  'useUserCommand',
]);

/**
 * The sandbox, whose people look at the channels only when the bot has done what follows from its answer: an answer does
 * not wait for that.
 */
export function withPatientPeople(sandbox: Sandbox, botIsIdle: () => Promise<void>): Sandbox {
  const patient = (person: Person): Person =>
    new Proxy(person, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name, target);
        if (typeof method !== 'function') return method;
        if (!ANSWERED.has(name)) return method.bind(target);
        return async (...given: unknown[]) => {
          const answer: unknown = await method.apply(target, given);
          await botIsIdle();
          return answer;
        };
      },
    });
  return {
    ...sandbox,
    get token() {
      return sandbox.token;
    },
    member: (name) => patient(sandbox.member(name)),
  };
}
