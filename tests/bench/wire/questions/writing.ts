import type { Modal } from '../../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import { ada, choiceOf, messageOf, modalOf, type Occasion, type Question, question } from './question.ts';

/** They have written nothing until now. */
const WRITERS = ['Noor', 'Jun', 'Léa', 'Tomás', 'Malik'];

/** A member and a show; each time others, until each member has reviewed every show. */
function writer({ sandbox, number, shows }: Occasion): { readonly person: Person; readonly show: string } {
  const name = WRITERS[Math.floor(number / shows) % WRITERS.length] ?? '';
  return { person: sandbox.member(name), show: choiceOf(number % shows) };
}

/** One of the first two reviews that were written here. */
const written = (occasion: Occasion) => writer({ ...occasion, number: occasion.number % 2 });

const write = (occasion: Occasion) => {
  const { person, show } = writer(occasion);
  return person.slash('/review write', { show });
};

const open = (occasion: Occasion, command: '/review edit' | '/review delete') => {
  const { person, show } = written(occasion);
  return person.slash(command, { show });
};

const opinionOf = ({ number }: Occasion, headline: string) => ({
  headline,
  body: `The harbour is the star, ${number} times. ${'Nobody says what they mean until the very end. '.repeat(10)}`,
});

const press = (button: string) => async (occasion: Occasion, message: SandboxMessage) =>
  written(occasion).person.press(message, button);

const askToDelete = async (occasion: Occasion) => messageOf(await open(occasion, '/review delete'));

/** How members write, edit and delete, in this order: what one writes, the next edits. */
export const WRITING: readonly Question[] = [
  {
    name: '/review write (the form)',
    stores: true,
    shows: /modal/,
    ask: (occasion) => write(occasion),
  },
  question<Modal>({
    name: '/review write (submitted, until it is posted)',
    stores: true,
    shows: /posted|updated/,
    before: async (occasion) => modalOf(await write(occasion)),
    ask: (occasion, form) => writer(occasion).person.submit(form, opinionOf(occasion, 'Worth it')),
  }),
  {
    name: '/review edit (the form)',
    stores: true,
    shows: /modal/,
    ask: (occasion) => open(occasion, '/review edit'),
  },
  question<Modal>({
    name: '/review edit (submitted)',
    stores: true,
    shows: /updated/,
    before: async (occasion) => modalOf(await open(occasion, '/review edit')),
    ask: (occasion, form) => written(occasion).person.submit(form, opinionOf(occasion, 'Worth it, still')),
  }),
  {
    name: '/review delete',
    shows: /Delete your review/,
    ask: (occasion) => open(occasion, '/review delete'),
  },
  question<SandboxMessage>({
    name: '/review delete: “Delete”',
    stores: true,
    shows: /is deleted/,
    before: askToDelete,
    ask: press('Delete'),
    after: (occasion, answer) => written(occasion).person.press(messageOf(answer), 'Undo'),
  }),
  question<SandboxMessage>({
    name: '/review delete: “Undo”',
    stores: true,
    // The second where Discord, or the disk, takes longer than the answer waits for.
    shows: /is back|is saved/,
    before: async (occasion) => messageOf(await press('Delete')(occasion, await askToDelete(occasion))),
    ask: press('Undo'),
  }),
  {
    name: 'Make this my review (the form)',
    shows: /modal/,
    ask: async (occasion) => {
      const message = ada(occasion).send('general', 'The harbour is the star.');
      return ada(occasion).useMessageCommand('Make this my review', message);
    },
  },
];
