import type { Modal } from '../../../../src/sandbox/interactions/interactions.ts';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import {
  ada,
  choiceOf,
  messageOf,
  modalOf,
  type Occasion,
  postedReview,
  type Question,
  question,
} from './question.ts';

const panel = async (occasion: Occasion) =>
  messageOf(await ada(occasion).useMessageCommand('Moderate review', postedReview(occasion)));

const cover = async (occasion: Occasion) =>
  messageOf(await ada(occasion).press(await panel(occasion), 'Cover spoilers'));

/** One of the ten shows that fewest ask for. */
const unpopular = ({ number, shows }: Occasion): string => choiceOf(shows - 1 - (number % 10));

const jun = ({ sandbox }: Occasion) => sandbox.member('Jun').id;
const openBlock = (occasion: Occasion) =>
  ada(occasion).slash('/moderate member block', { member: jun(occasion) });
const block = async (occasion: Occasion) => modalOf(await openBlock(occasion));
const unblock = (occasion: Occasion) =>
  ada(occasion).slash('/moderate member unblock', { member: jun(occasion) });

const change = (name: string, shows: RegExp, options: (occasion: Occasion) => Record<string, string>) => ({
  name,
  stores: true,
  shows,
  ask: (occasion: Occasion) => ada(occasion).slash(name, { show: unpopular(occasion), ...options(occasion) }),
});

const alias = ({ number }: Occasion) => ({ alias: `Also this ${number}` });

const merge = (occasion: Occasion) => {
  const [show, into] = [occasion.number % 5, (occasion.number % 5) + 5];
  return ada(occasion).slash('/moderate show merge', {
    show: choiceOf(occasion.shows - 1 - show),
    into: choiceOf(occasion.shows - 1 - into),
  });
};

/** What moderators do; after reviews have been posted. */
export const MODERATING: readonly Question[] = [
  {
    name: 'Report review (the form)',
    shows: /modal/,
    ask: (occasion) => ada(occasion).useMessageCommand('Report review', postedReview(occasion)),
  },
  { name: 'Moderate review', shows: /Cover spoilers/, ask: panel },
  question<SandboxMessage>({
    name: 'Moderate review: “Cover spoilers”',
    shows: /Off topic/,
    before: panel,
    ask: (occasion, card) => ada(occasion).press(card, 'Cover spoilers'),
  }),
  question<SandboxMessage>({
    name: 'Moderate review: “Cover spoilers”, with a reason',
    stores: true,
    shows: /Uncover/,
    before: cover,
    ask: (occasion, card) => ada(occasion).press(card, 'Spoilers'),
    after: async (occasion) => ada(occasion).press(await panel(occasion), 'Uncover'),
  }),
  { name: '/moderate queue', shows: /decide/, ask: (occasion) => ada(occasion).slash('/moderate queue') },
  {
    name: '/moderate members',
    shows: /message/,
    ask: (occasion) => ada(occasion).slash('/moderate members'),
  },
  { name: '/moderate member block (the form)', shows: /modal/, ask: openBlock },
  question<Modal>({
    name: '/moderate member block (submitted)',
    stores: true,
    shows: /blocked/,
    before: block,
    ask: (occasion, form) => ada(occasion).submit(form, {}),
    after: unblock,
  }),
  question<unknown>({
    name: '/moderate member unblock',
    stores: true,
    shows: /no longer blocked/,
    before: async (occasion) => ada(occasion).submit(await block(occasion), {}),
    ask: unblock,
  }),
  change('/moderate show rename', /is now/, ({ number }) => ({ title: `Another title ${number}` })),
  {
    ...change('/moderate show alias', /Added/, alias),
    // A show has twenty of them at most.
    after: async (occasion) =>
      ada(occasion).slash('/moderate show alias', {
        show: unpopular(occasion),
        remove: true,
        ...alias(occasion),
      }),
  },
  change('/moderate show poster', /Saved/, ({ number }) => ({ link: `https://cdn.example/${number}.png` })),
  { name: '/moderate show merge', shows: /Merge/, ask: merge },
  question<SandboxMessage>({
    name: '/moderate show merge: “Merge”',
    stores: true,
    shows: /is now/,
    before: async (occasion) => messageOf(await merge(occasion)),
    ask: (occasion, message) => ada(occasion).press(message, 'Merge'),
    after: (occasion, answer) => ada(occasion).press(messageOf(answer), 'Undo'),
  }),
];
