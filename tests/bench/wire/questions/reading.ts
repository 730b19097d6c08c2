import type { Person } from '../../../../src/sandbox/people/person.ts';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import {
  ada,
  askedValue,
  messageOf,
  type Occasion,
  postedReview,
  type Question,
  question,
} from './question.ts';

const read = (occasion: Occasion) => ada(occasion).slash('/review read', { show: askedValue(occasion) });

/** Turns to the next page: of a message that came before. */
const turn = (name: string, shows: RegExp, open: (occasion: Occasion) => ReturnType<Person['slash']>) =>
  question<SandboxMessage>({
    name,
    shows,
    before: async (occasion) => messageOf(await open(occasion)),
    ask: async (occasion, message) =>
      JSON.stringify(message.components).includes('"Next"')
        ? ada(occasion).press(message, 'Next')
        : open(occasion),
  });

/** What members read. */
export const READING: readonly Question[] = [
  { name: '/top', shows: /Top shows/, ask: (occasion) => ada(occasion).slash('/top') },
  turn('/top: “Next”', /Page 2/, (occasion) => ada(occasion).slash('/top')),
  { name: '/review read, a show', shows: /Review|reviewed/, ask: read },
  turn('/review read, a show: “Next”', /Review|reviewed/, read),
  {
    name: '/review read, a member',
    shows: /Review/,
    ask: (occasion) => ada(occasion).slash('/review read', { by: ada(occasion).id }),
  },
  turn('/review read, a member: “Next”', /Review 2/, (occasion) =>
    ada(occasion).slash('/review read', { by: ada(occasion).id }),
  ),
];

/** What members press below a posted review. */
export const BELOW_A_REVIEW: readonly Question[] = [
  {
    name: 'a review: “All reviews”',
    shows: /Review 1/,
    ask: (occasion) => ada(occasion).press(postedReview(occasion), 'All reviews'),
  },
  {
    name: 'a review: “Write or edit yours”',
    stores: true,
    shows: /modal/,
    ask: (occasion) => ada(occasion).press(postedReview(occasion), 'Write or edit yours'),
  },
];
