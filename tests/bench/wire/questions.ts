import type { Modal } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { showIdOf, titleOf } from '../filled/invented-guild.ts';

/** Something that a member does, and its answer. */
export interface Question {
  readonly name: string;
  /** What comes before, which is not measured; its result is passed on. */
  readonly before?: (ada: Person, number: number) => Promise<unknown>;
  readonly ask: (ada: Person, number: number, before: never) => Promise<unknown>;
}

const message = (answer: unknown): SandboxMessage => {
  const { message: shown } = answer as { message?: SandboxMessage };
  if (shown === undefined) throw new Error(`No message: ${JSON.stringify(answer)}`);
  return shown;
};
const modal = (answer: unknown): Modal => {
  const { modal: opened } = answer as { modal?: Modal };
  if (opened === undefined) throw new Error(`No form: ${JSON.stringify(answer)}`);
  return opened;
};

/** A show that has reviews, another each time. */
const someTitle = (number: number): string => titleOf(number % 50);

/** The value of the choice of a show, of which each guild here has a hundred. */
const someShow = (number: number): string => `id:${showIdOf(number % 100)}`;

const command = (
  name: string,
  text: string,
  options?: (number: number) => Record<string, string>,
): Question => ({
  name,
  ask: async (ada, number) => message(await ada.slash(text, options?.(number))),
});

const key = (name: string, text: string, typed: (number: number) => string): Question => ({
  name: `a key in ${text}: ${name}`,
  ask: (ada, number) => ada.autocomplete(text, 'show', typed(number)),
});

const withTypo = (title: string): string =>
  `${title.slice(0, 3)}${title.charAt(4)}${title.charAt(3)}${title.slice(5, 9)}`;

/** What a bench asks, in this order. Ada is the guild's owner, and the member who has written the most. */
export const QUESTIONS: readonly Question[] = [
  command('/top', '/top'),
  {
    name: 'the next page of /top',
    before: async (ada) => message(await ada.slash('/top')),
    ask: async (ada, _, top: SandboxMessage) => message(await ada.press(top, 'Next')),
  },
  command('/review read', '/review read', (number) => ({ show: someTitle(number) })),
  {
    name: 'the next review in /review read',
    before: async (ada, number) => message(await ada.slash('/review read', { show: someTitle(number) })),
    ask: async (ada, _, read: SandboxMessage) => message(await ada.press(read, 'Next')),
  },
  {
    name: '/review write (the form)',
    ask: async (ada, number) => modal(await ada.slash('/review write', { show: someShow(number) })),
  },
  {
    name: 'submitting a review',
    before: async (ada, number) => modal(await ada.slash('/review write', { show: someShow(number) })),
    ask: async (ada, number, form: Modal) =>
      message(
        await ada.submit(form, { headline: 'Worth it', body: `The harbour is the star, ${number} times.` }),
      ),
  },
  command('/settings view', '/settings view'),
  command('/moderate queue', '/moderate queue'),
  command('/moderate members', '/moderate members'),
  key('nothing typed', '/review write', () => ''),
  key('one letter', '/review write', (number) => someTitle(number).slice(0, 1)),
  key('three letters', '/review write', (number) => someTitle(number).slice(0, 3)),
  key('two words', '/review write', (number) => someTitle(number).split(' ').slice(0, 2).join(' ')),
  key('with a typing error', '/review write', (number) => withTypo(someTitle(number))),
  key('a new title', '/review write', (number) => `Nothing like this ${number}`),
  key('three letters', '/review read', (number) => someTitle(number).slice(0, 3)),
  key('nothing typed', '/review edit', () => ''),
  key('three letters', '/review edit', (number) => someTitle(number).slice(0, 3)),
];
