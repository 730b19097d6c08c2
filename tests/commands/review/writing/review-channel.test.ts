import { describe, expect, test } from 'vitest';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWorld,
  type World,
  wordsOf,
} from '../../../support/world.ts';

const TEXT = { body: 'The band plays for real.', score: '8' };

/** The bot's messages in a channel that everybody sees. */
const posted = (world: World, channel: string) =>
  reviewMessages(world, channel).map(({ embeds }) => embeds[0]?.title);

const submitIn = async ({ sandbox }: World, name: string, channel: string) => {
  const person = sandbox.member(name);
  const opened = await person.slash('/review write', { show: 'Glass Heart' }, { channel });
  if (opened.kind !== 'modal') throw new Error('No modal opened');
  const answer = await person.submit(opened.modal, TEXT);
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  return messageOf(answer);
};

describe('While no review channel is set', () => {
  test("a manager's first review is saved, and posted in the channel they pick", async () => {
    await using world = await startWorld();
    const { sandbox } = world;
    const asked = await submitIn(world, 'Ada', 'general');
    expect(asked.content).toContain('is saved. Where should reviews go?');
    const select = asked.components[0]?.components?.[0];
    const answer = await sandbox.member('Ada').select(asked, select?.custom_id ?? '', 'reviews');
    expect(messageOf(answer).content).toContain(`/${sandbox.channel('reviews').id}/`);
    expect(posted(world, 'reviews')).toEqual(['8/10 · Glass Heart']);
    expect(posted(world, 'general')).toEqual([]);
    // The channel is now set for everybody.
    expect((await submitIn(world, 'Noor', 'general')).content).not.toContain('/settings set');
    expect(posted(world, 'reviews')).toHaveLength(2);
  });

  test('a channel without the needed permissions is refused, and another can be picked', async () => {
    await using world = await startWorld();
    const ada = world.sandbox.member('Ada');
    world.sandbox.channel('reviews').deny('bot', 'EmbedLinks');
    const asked = await submitIn(world, 'Ada', 'general');
    const id = asked.components[0]?.components?.[0]?.custom_id ?? '';
    const again = messageOf(await ada.select(asked, id, 'reviews'));
    expect(again.content).toContain('Embed Links');
    expect(again.content).toContain('is saved. Where should reviews go?');
    expect(wordsOf(messageOf(await ada.slash('/settings view')))).toContain("where they're written");
    await ada.select(again, id, 'general');
    expect(posted(world, 'general')).toEqual(['8/10 · Glass Heart']);
  });

  test('a channel picked in another question after posting becomes the new review channel', async () => {
    await using world = await startWorld();
    const ada = world.sandbox.member('Ada');
    const asked = await submitIn(world, 'Ada', 'general');
    const other = await submitIn(world, 'Ada', 'general');
    const id = asked.components[0]?.components?.[0]?.custom_id ?? '';
    await ada.select(asked, id, 'reviews');
    expect(messageOf(await ada.select(other, id, 'general')).content).toContain(
      `Reviews: <#${world.sandbox.channel('general').id}>`,
    );
    expect(posted(world, 'reviews')).toEqual(['8/10 · Glass Heart']);
    expect((await submitIn(world, 'Noor', 'reviews')).content).toContain('is posted');
    expect(posted(world, 'general')).toEqual(['8/10 · Glass Heart']);
  });

  test('the question works after a restart, and the draft is offered', async () => {
    await using world = await startWorld({ onDisk: true });
    const ada = world.sandbox.member('Ada');
    const asked = await submitIn(world, 'Ada', 'general');
    await world.stopBot();
    await world.startBot();
    const [choice] = await ada.autocomplete('/review write', 'show', '');
    expect(choice?.name).toBe('✎ Continue: Glass Heart');
    await ada.select(asked, asked.components[0]?.components?.[0]?.custom_id ?? '', 'reviews');
    expect(posted(world, 'reviews')).toEqual(['8/10 · Glass Heart']);
  });

  test('others post in their current channel, and are told how to choose a review channel', async () => {
    await using world = await startWorld();
    const answer = await submitIn(world, 'Noor', 'general');
    expect(answer.content).toContain(`/${world.sandbox.channel('general').id}/`);
    // Members have no such command: they are told whose it is.
    expect(answer.content).toContain('someone with Manage Server');
    expect(answer.content).not.toContain('/settings');
    expect(posted(world, 'general')).toEqual(['8/10 · Glass Heart']);
  });

  test('nothing is posted where only some members can see it; Retry posts once a channel is set', async () => {
    await using world = await startWorld();
    const { sandbox } = world;
    sandbox.channel('staff').allow('bot', 'ViewChannel');
    const kept = await submitIn(world, 'Malik', 'staff');
    expect(kept.content).toContain('not everyone can see this channel');
    expect(kept.content).toContain('Ask someone with Manage Server');
    expect(posted(world, 'staff')).toEqual([]);
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('reviews').id });
    const answer = messageOf(await sandbox.member('Malik').press(kept, 'Retry'));
    expect(answer.content).toContain('is posted');
    expect(posted(world, 'reviews')).toEqual(['8/10 · Glass Heart']);
    expect(posted(world, 'staff')).toEqual([]);
  });

  test("an edit stays in the review's channel, for everybody", async () => {
    await using world = await startWorld();
    const noor = world.sandbox.member('Noor');
    await submitIn(world, 'Noor', 'general');
    await noor.submit(await openModal(noor, 'Glass Heart'), { score: '3' });
    expect(posted(world, 'general')).toEqual(['3/10 · Glass Heart']);
  });
});
