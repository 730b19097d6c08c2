import { InteractionType } from 'discord-api-types/v10';
import { expect, test } from 'vitest';
import { flattenComponents } from '../../../src/sandbox/rules/flatten-components.ts';
import { VirtualClock } from '../../counting/virtual-clock.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';
import type { Forged } from './forger.ts';
import { type Fate, ModifiedClient, type Sender } from './modified-client.ts';

const PRESS = InteractionType.MessageComponent;

/** Sends something as Noor, or as somebody else, and resolves to what they see. */
async function send(
  world: World,
  forged: Forged,
  from: Partial<Sender> & { name?: string } = {},
): Promise<string> {
  using client = new ModifiedClient(world.sandbox, new VirtualClock(() => false));
  const { sandbox } = world;
  const { name = 'Noor', ...sender } = from;
  return seen(
    await client.send(forged, {
      userId: sandbox.member(name).id,
      guildId: sandbox.guildId,
      channelId: sandbox.channel('general').id,
      ...sender,
    }),
  );
}

const seen = (fate: Fate): string =>
  fate.kind === 'message' || fate.kind === 'update' ? wordsOf(fate.message) : fate.kind;

const commandOf = ({ sandbox }: World, name: string, options: unknown): Forged => {
  const command = [...sandbox.world.commands.values()].find((one) => one.name === name);
  return { type: InteractionType.ApplicationCommand, data: { id: command?.id, name, type: 1, options } };
};

test('A command whose options hold something else than they are for is answered with a sentence', async () => {
  await using world = await startWithReviewChannel();
  const write = (...options: unknown[]) => commandOf(world, 'review', [{ name: 'write', type: 1, options }]);
  for (const odd of [
    write(),
    write({ name: 'show', type: 3, value: 5 }),
    write({ name: 'show', type: 4, value: 5 }),
    write({ name: 'show', type: 3, value: 'Dark' }, { name: 'show', type: 3, value: 'Dark' }),
    write({ name: 'not-there', type: 3, value: 'Dark' }),
    commandOf(world, 'profile', [{ name: 'member', type: 6, value: { id: '1' } }]),
    commandOf(world, 'top', [{ name: 'order', type: 3, value: 'by-nobody' }]),
  ])
    expect(await send(world, odd), JSON.stringify(odd.data)).toContain("couldn't read what your app sent");
});

test('A form whose list comes back without what was picked is answered with a sentence', async () => {
  await using world = await startWithReviewChannel();
  for (const [custom_id, type, field] of [
    ['review:#', 3, 'score'],
    ['review-here:#', 3, 'score'],
  ] as const) {
    const components = [{ type: 18, id: 1, component: { type, id: 2, custom_id: field } }];
    const form = { type: InteractionType.ModalSubmit, data: { custom_id, components } } as const;
    const answer = await send(world, form);
    expect(answer, custom_id).toContain("couldn't read what your app sent");
  }
  expect(world.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test('What discord.js cannot read is dropped, with a line of the log, and the bot goes on', async () => {
  await using world = await startWithReviewChannel();
  for (const options of ['x', { length: 1 }, [1], ['x']])
    expect(await send(world, commandOf(world, 'top', options))).toBe('dropped');
  expect(world.logged.filter((line) => line.includes('could not be read'))).toHaveLength(4);
  expect(await send(world, commandOf(world, 'top', []))).toContain('No reviews here yet');
});

test('A button that its message does not have does nothing, whatever its custom id says', async () => {
  await using world = await startWithReviewChannel();
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  const [review] = reviewMessages(world);
  if (review === undefined) throw new Error('No review was posted');
  const offered = review.components[0]?.components?.find(({ custom_id }) => custom_id?.startsWith('write:'));
  const [, showId] = offered?.custom_id?.split(':') ?? [];
  const noor = world.sandbox.member('Noor').id;
  const from = { name: 'Ada', channelId: review.channel_id, sourceId: review.id };
  for (const custom_id of [`decide:staff:hide:${showId}:${noor}`, `judge:${showId}:${noor}`, 'emoji'])
    expect(await send(world, { type: PRESS, data: { component_type: 2, custom_id } }, from)).toContain(
      'older version of Ovation',
    );
  // Nor one of another kind with the same custom id.
  const data = { component_type: 3, custom_id: offered?.custom_id, values: ['x'] };
  expect(await send(world, { type: PRESS, data }, from)).toContain('older version of Ovation');
  expect(reviewMessages(world)[0]?.embeds).toEqual(review.embeds);
});

test('No form replaces a review that everybody sees, whatever the button on it opened', async () => {
  await using world = await startWithReviewChannel();
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  const [review] = reviewMessages(world);
  const filter = {
    custom_id: 'filter:top',
    components: [
      ['kind', 3, { values: [] }], ['years', 3, { values: [] }], ['member', 5, { values: [] }], ['period', 4, { value: '' }],
    ].map(([custom_id, type, held], id) => ({
      type: 18, id: 2 * id + 1, component: { id: 2 * id + 2, custom_id, type, ...(held as object) },
    })), // biome-ignore format: a table
  };
  await send(world, { type: InteractionType.ModalSubmit, data: filter }, { sourceId: review?.id ?? '' });
  expect(reviewMessages(world).map(({ embeds, flags }) => ({ embeds, flags }))).toEqual([
    { embeds: review?.embeds, flags: review?.flags },
  ]);
});

test('A block of nobody does not fetch all members', async () => {
  await using world = await startWithReviewChannel();
  const reason = { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'reason', value: '' } };
  for (const custom_id of ['block', 'block:', 'block:x'])
    expect(
      await send(
        world,
        { type: InteractionType.ModalSubmit, data: { custom_id, components: [reason] } },
        { name: 'Malik' },
      ),
    ).toContain('older version of Ovation');
});

test('A second click takes nothing away from what the first one has led to', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  await writeReview(noor, 'Dark', { body: 'Slow.', score: '8' });
  const asked = messageOf(await noor.slash('/review delete', { show: 'Dark' }));
  const { custom_id } = flattenComponents(asked.components, [])
    .map(({ component }) => component)
    .find(({ label }) => label === 'Delete') ?? { custom_id: '' };
  await noor.press(asked, 'Delete');
  using client = new ModifiedClient(sandbox, new VirtualClock(() => false));
  const fate = await client.send(
    { type: PRESS, data: { component_type: 2, custom_id } },
    { userId: noor.id, guildId: sandbox.guildId, channelId: asked.channel_id, sourceId: asked.id },
  );
  expect(fate.kind).toBe('message');
  expect(messageOf(await noor.press(asked, 'Undo'))).toBeDefined();
  expect(reviewMessages(world)).toHaveLength(1);
});
