import type { Answer, Modal } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { messageOf, modalOf } from '../wire/questions/question.ts';

/** A change after which all votes are counted again. */
interface Change {
  readonly name: string;
  /** What comes before, which isn't measured; its result is passed on. */
  readonly before?: (ada: Person) => Promise<unknown>;
  readonly change: (ada: Person, before: unknown) => Promise<Answer>;
  /** What the answer has in it, so that no error is measured. */
  readonly shows: RegExp;
}

/** In this order: other emoji start a recount, which goes on. */
export const CHANGES: readonly Change[] = [
  {
    name: 'nothing (`/top` again, for comparison)',
    change: (ada) => ada.slash('/top'),
    shows: /Best of/,
  },
  {
    name: 'a member is blocked who has voted and written a lot',
    before: async (ada) => modalOf(await ada.slash('/moderate member block', { member: 'Voter' })),
    change: (ada, form) => ada.submit(form as Modal),
    shows: /blocked/,
  },
  {
    name: 'they are unblocked',
    change: (ada) => ada.slash('/moderate member unblock', { member: 'Voter' }),
    shows: /no longer blocked/,
  },
  {
    name: 'votes need a role',
    change: (ada) => ada.slash('/settings set', { 'voter-role': 'Moderator' }),
    shows: /"message"/,
  },
  {
    name: 'votes need no role',
    change: (ada) => ada.slash('/settings set', { 'voter-role': '@everyone' }),
    shows: /"message"/,
  },
  {
    name: 'other voting emoji',
    before: async (ada) => messageOf(await ada.slash('/settings set', { 'helpful-emoji': '🎉' })),
    change: (ada, question) => ada.press(messageOf({ message: question }), 'Use them'),
    shows: /recount/,
  },
];
