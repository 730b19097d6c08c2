import { ada, type Occasion, type Question, question } from './question.ts';

const set = (occasion: Occasion) =>
  ada(occasion).slash('/settings set', { fold: 900 + (occasion.number % 99) });

/** What managers do. `/settings recount` is measured where everything changes. */
export const SETTINGS: readonly Question[] = [
  { name: '/settings view', shows: /Settings/, ask: (occasion) => ada(occasion).slash('/settings view') },
  { name: '/settings set', stores: true, shows: /"message"/, ask: set },
  question<unknown>({
    name: '/settings reset',
    stores: true,
    shows: /"message"/,
    before: set,
    ask: (occasion) => ada(occasion).slash('/settings reset', { setting: 'fold' }),
  }),
  {
    name: '/settings check',
    asksDiscord: true,
    shows: /reviews/,
    ask: (occasion) => ada(occasion).slash('/settings check'),
  },
  { name: '/settings repost', shows: /review/, ask: (occasion) => ada(occasion).slash('/settings repost') },
];
