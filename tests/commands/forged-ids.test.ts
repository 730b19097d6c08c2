import { expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
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

const namesOf = (kind: 'components' | 'modals') =>
  commands.flatMap((command) => Object.keys(command[kind] ?? {}));

/** Everything that is stored about a member, with what it says, but what the bot has yet to tell them. */
async function storedAbout(backend: ReturnType<typeof openMemory>, userId: string): Promise<string[]> {
  const found: string[] = [];
  for (const namespace of await backend.namespaces())
    for await (const rows of backend.pages(namespace))
      for (const { key, value } of rows)
        if (namespace !== 'messages' && `${key} ${value}`.includes(userId))
          found.push(`${namespace} ${key} ${value}`);
  return found.sort();
}

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
  const showOf = ({ components }: object & { components: unknown }) =>
    /"write:([^:"]+)/.exec(JSON.stringify(components))?.[1] ?? '';
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
