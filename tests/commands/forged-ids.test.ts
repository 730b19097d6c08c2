import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Audience } from '../../src/discord/interactions/command.ts';
import { openMemory } from '../../src/storage/memory-backend.ts';
import { moderate } from '../support/moderate.ts';
import {
  keptDraft,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../support/world.ts';

/** What nobody but their author, and moderators, may read. */
const HIDDEN = 'Moderators have hidden this text.';
const DRAFTED = 'This text is a draft.';
const REFUSED = 'This is for people with Manage Server.';

/** @param audience for whom they are; absent: for anybody */
const namesOf = (kind: 'components' | 'modals', audience?: Audience) =>
  commands.flatMap((command) =>
    Object.entries(command[kind] ?? {})
      .filter(([, handler]) => audience === undefined || handler.for === audience)
      .map(([name]) => name),
  );

/** Everything that is stored, with what it says, but what the bot has yet to tell members. */
async function allStored(backend: ReturnType<typeof openMemory>): Promise<string[]> {
  const found: string[] = [];
  for (const namespace of await backend.namespaces())
    for await (const rows of backend.pages(namespace))
      for (const { key, value } of rows)
        if (namespace !== 'messages') found.push(`${namespace} ${key} ${value}`);
  return found.sort();
}

/** What of it is about a member. */
const storedAbout = async (backend: ReturnType<typeof openMemory>, userId: string) =>
  (await allStored(backend)).filter((entry) => entry.includes(userId));

/** A component that a modified client has put on a message that others see. */
function forge({ sandbox }: World, messageId: string, custom_id: string, values: readonly string[]) {
  const message = sandbox.world.messages.get(messageId);
  if (message === undefined) throw new Error('There is no such message');
  const component =
    values.length === 0
      ? { type: 2, id: 2, style: 2, label: 'Forged', custom_id }
      : { type: 3, id: 2, custom_id, options: values.map((value) => ({ label: value, value })) };
  const forged = { ...message, components: [{ type: 1, id: 1, components: [component] }] };
  sandbox.world.messages.put(messageId, forged);
  return forged;
}

/** The id of the show that a posted review is about. */
const showOf = ({ components }: { readonly components: unknown }) =>
  /"write:([^:"]+)/.exec(JSON.stringify(components))?.[1] ?? '';

test('Whatever a member forges, nothing of others is changed, shown or replaced', async () => {
  const backend = openMemory();
  await using world = await startWithReviewChannel({ backend });
  const { sandbox } = world;
  const [ada, noor, lea] = [sandbox.member('Ada'), sandbox.member('Noor'), sandbox.member('Léa')];
  await writeReview(lea, 'Dark', { body: 'Time is a circle.', score: '9' });
  const [posted] = reviewMessages(world);
  await writeReview(lea, 'Glass Heart', { body: HIDDEN, score: '2' });
  const hidden = reviewMessages(world).at(-1);
  if (posted === undefined || hidden === undefined) throw new Error('No review is posted');
  const [dark, glass] = [showOf(posted), showOf(hidden)];
  await moderate(ada, hidden, 'Hide', 'Spoilers');
  await keptDraft(world, 'Léa', 'Kin', { body: DRAFTED });
  const card = messageOf(await lea.slash('/top'));
  const form = await openModal(noor, 'Orphan Tide');
  await world.settled();
  const before = await storedAbout(backend, lea.id);
  const texts = () => reviewMessages(world).map(({ embeds }) => embeds);
  const posts = texts();
  const argsOf = (name: string): string[] => [
    name,
    `${name}:${glass}:${lea.id}`,
    `${name}:panel:unhide:${glass}:${lea.id}`,
    `${name}:${lea.id}:${dark}`,
  ];
  for (const name of namesOf('components'))
    for (const id of argsOf(name))
      for (const [on, values] of [
        [posted.id, []],
        [card.id, [`${glass}:${lea.id}`]],
      ] as const) {
        const shown = forge(world, on, id, values);
        const [value] = values;
        const answer =
          value === undefined ? await noor.press(shown, id) : await noor.select(shown, id, value);
        if (answer.kind === 'message') {
          expect(answer.ephemeral, id).toBe(true);
          expect(wordsOf(messageOf(answer)), id).not.toMatch(new RegExp(`${HIDDEN}|${DRAFTED}`));
        }
        expect(sandbox.world.messages.get(on), id).toEqual(shown);
      }
  // A report is meant to be about somebody else's review.
  for (const name of namesOf('modals').filter((one) => one !== 'report'))
    for (const custom_id of argsOf(name)) {
      const shown = sandbox.world.messages.get(card.id);
      const answer = await noor.submit({ ...form, custom_id, messageId: card.id }, {});
      if (answer.kind === 'message')
        expect(wordsOf(messageOf(answer)), custom_id).not.toMatch(new RegExp(`${HIDDEN}|${DRAFTED}`));
      expect(sandbox.world.messages.get(card.id), custom_id).toEqual(shown);
    }
  await world.settled();
  expect(await storedAbout(backend, lea.id)).toEqual(before);
  expect(texts()).toEqual(posts);
});

test('Whatever a moderator forges of what managers alone use, they are refused, and nothing is changed', async () => {
  const backend = openMemory();
  await using world = await startWithReviewChannel({ backend });
  const { sandbox } = world;
  const [malik, lea] = [sandbox.member('Malik'), sandbox.member('Léa')];
  await writeReview(lea, 'Dark', { body: 'Time is a circle.', score: '9' });
  const [posted] = reviewMessages(world);
  if (posted === undefined) throw new Error('No review is posted');
  const dark = showOf(posted);
  const card = messageOf(await malik.slash('/top'));
  const form = await openModal(malik, 'Orphan Tide');
  await world.settled();
  const before = await allStored(backend);
  const argsOf = (name: string): string[] => [
    name,
    `${name}:${dark}`,
    `${name}:${dark}:${dark}`,
    `${name}:${lea.id}:yes`,
  ];
  // The others are for managers when it is about somebody else, or about the server.
  const pressed = [...namesOf('components', 'manager').flatMap(argsOf), 'import-another:server'];
  const submitted = [
    ...namesOf('modals', 'manager').flatMap(argsOf),
    `erase:${lea.id}`,
    'import-files:server',
  ];
  expect(pressed.length + submitted.length).toBeGreaterThan(60);
  const answers: string[] = [];
  for (const id of pressed)
    for (const values of [[], [dark]]) {
      const shown = forge(world, card.id, id, values);
      const [value] = values;
      const answer = value === undefined ? malik.press(shown, id) : malik.select(shown, id, value);
      answers.push(`${id}: ${wordsOf(messageOf(await answer))}`);
    }
  for (const custom_id of submitted) {
    const answer = await malik.submit({ ...form, custom_id, messageId: card.id }, {});
    answers.push(`${custom_id}: ${wordsOf(messageOf(answer))}`);
  }
  expect(answers.filter((answer) => !answer.includes(REFUSED))).toEqual([]);
  await world.settled();
  expect(await allStored(backend)).toEqual(before);
});
