import { expect, test } from 'vitest';
import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import { decide, openPanel } from '../support/moderate.ts';
import { reviewMessage } from '../support/votes.ts';
import { messageOf, openModal, startWithReviewChannel, type World, writeReview } from '../support/world.ts';

/** What Discord still has to do behind each of these answers. */
const BEHIND = /^\/channels\/\d+\/messages/;
/** Longer than anybody waits for an answer. */
const SLOW = 60_000;

interface People {
  readonly world: World;
  readonly noor: Person;
  readonly malik: Person;
  readonly ada: Person;
  /** Noor's answer about her review, with its buttons. */
  readonly answer: { readonly id: string };
}

async function start(): Promise<People> {
  const world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, malik, ada] = [sandbox.member('Noor'), sandbox.member('Malik'), sandbox.member('Ada')];
  const staff = sandbox.channel('staff').id;
  await ada.slash('/settings set', { 'reports-channel': staff, 'log-channel': staff });
  const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
  return { world, noor, malik, ada, answer };
}

const modalOf = (answer: Answer) => {
  if (answer.kind !== 'modal') throw new Error(`No form opened: ${JSON.stringify(answer)}`);
  return answer.modal;
};

async function decided({ world, malik }: People, ...labels: string[]) {
  const panel = await openPanel(malik, reviewMessage(world));
  for (const label of labels.slice(0, -1)) await decide(malik, panel, label);
  const last = labels.at(-1) ?? '';
  const pressed =
    last.startsWith('Un') || last === 'Show again' ? panel : messageOf(await malik.press(panel, last));
  return () => malik.press(pressed, pressed === panel ? last : 'Spoilers');
}

/** Each prepares an act, and returns what sends it. */
const ACTS: readonly (readonly [string, (people: People) => Promise<() => Promise<Answer>>])[] = [
  [
    'an edit',
    async ({ noor }) => {
      const modal = await openModal(noor, 'Glass Heart');
      return () => noor.submit(modal, { score: '3' });
    },
  ],
  [
    'details',
    async ({ noor, answer }) => {
      const modal = modalOf(await noor.press(answer, 'Add details'));
      return () => noor.submit(modal, { story: '8' });
    },
  ],
  [
    'a deletion',
    async ({ noor, answer }) => {
      const question = messageOf(await noor.press(answer, 'Delete'));
      return () => noor.press(question, 'Delete');
    },
  ],
  [
    'an undo',
    async ({ noor, answer }) => {
      const deleted = messageOf(await noor.press(messageOf(await noor.press(answer, 'Delete')), 'Delete'));
      return () => noor.press(deleted, 'Undo');
    },
  ],
  [
    'a report',
    async ({ world }) => {
      const jun = world.sandbox.member('Jun');
      const modal = modalOf(await jun.useMessageCommand('Report review', reviewMessage(world)));
      return () => jun.submit(modal, { reason: 'Abuse' });
    },
  ],
  ['a moderator who hides', (people) => decided(people, 'Hide')],
  ['a moderator who shows again', (people) => decided(people, 'Hide', 'Show again')],
  ['a moderator who covers', (people) => decided(people, 'Cover spoilers')],
  ['a moderator who freezes', (people) => decided(people, 'Freeze')],
  ['a moderator who removes', (people) => decided(people, 'Remove')],
  ['a moderator who blocks', (people) => decided(people, 'Block author')],
  [
    'a change of the voting emoji',
    async ({ ada }) => {
      const question = messageOf(await ada.slash('/settings set', { 'helpful-emoji': '⭐' }));
      return () => ada.press(question, 'Use them');
    },
  ],
  [
    'a change of the review channel',
    async ({ world, ada }) =>
      () =>
        ada.slash('/settings set', { 'reviews-channel': world.sandbox.channel('general').id }),
  ],
];

test.each(ACTS)('%s is answered while Discord still has to do what follows from it', async (_, prepare) => {
  const people = await start();
  await using world = people.world;
  const { sandbox } = world;
  const act = await prepare(people);
  // From now on people do not wait for what follows, and Discord answers nothing of that.
  world.becomeImpatient();
  sandbox.faults.delay(SLOW, { path: BEHIND });
  const from = sandbox.requests.length;
  expect((await act()).kind).toMatch(/message|update/);
  expect(sandbox.requests.slice(from).filter(({ path }) => BEHIND.test(path))).toEqual([]);
  sandbox.faults.clear();
});
