import { ada, askedValue, choiceOf, type Occasion, postedReview, type Question, turn } from './question.ts';

const read = (occasion: Occasion, show = askedValue(occasion)) =>
  ada(occasion).slash('/review read', { show });

const readAda = (occasion: Occasion) => ada(occasion).slash('/review read', { by: ada(occasion).id });

/** What members read. */
export const READING: readonly Question[] = [
  { name: '/review read, a show', shows: /Review|review/, ask: (occasion) => read(occasion) },
  // The ten shows with the most reviews have more than one.
  turn('/review read, a show: “Next”', /Review 2/, (occasion) =>
    read(occasion, choiceOf(occasion.number % 10)),
  ),
  { name: '/review read, a member', shows: /Review 1/, ask: readAda },
  turn('/review read, a member: “Next”', /Review 2/, readAda),
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
