import { expect, test } from 'vitest';
import type { SandboxMessage } from '../../../../src/sandbox/world/records.ts';
import { TroubledBackend } from '../../../support/troubled-backend.ts';
import {
  labelsOf,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
} from '../../../support/world.ts';

const TEXT = { headline: 'Loud and tender', body: 'The band *plays* for real.', score: '7.5' };
const RETURNED = '**Loud and tender**\n\nThe band *plays* for real.';

/** Resolves to an answer once it says something. */
const until = ({ sandbox }: World, { id }: SandboxMessage, says: string): Promise<SandboxMessage> =>
  sandbox.until(() => {
    const answer = sandbox.world.messages.get(id);
    return answer?.content.includes(says) && answer;
  }, says);

test('A member hears at once that nobody knows whether their review is saved, and later how it ended', async () => {
  const database = new TroubledBackend();
  await using world = await startWithReviewChannel({ backend: database.backend });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  world.becomeImpatient();

  // It turns out to be saved.
  const first = await openModal(noor, 'Glass Heart');
  database.trouble = 'unsure';
  const saved = messageOf(await noor.submit(first, TEXT));
  expect(saved.content).toContain("I don't know yet whether it's saved");
  expect(saved.embeds[0]?.description).toBe(RETURNED);
  expect(labelsOf(saved)).toEqual([]);
  expect(reviewMessages(world)).toEqual([]);
  await database.end('done');
  expect((await until(world, saved, 'is posted')).embeds).toEqual([]);
  expect(reviewMessages(world)).toMatchObject([{ embeds: [{ title: '7.5/10 · Glass Heart' }] }]);
  const offered = async () => (await noor.autocomplete('/review write', 'show', '')).map(({ name }) => name);
  expect(await offered()).toEqual(['✎ 7.5 · Glass Heart']);

  // An edit of it turns out to be saved, too.
  const edit = await openModal(noor, 'Glass Heart');
  database.trouble = 'unsure';
  const updated = messageOf(await noor.submit(edit, { ...TEXT, score: '9' }));
  expect(updated.embeds[0]?.description).toBe(RETURNED);
  await database.end('done');
  await until(world, updated, 'is updated');

  // Another turns out not to be: the text is still there, and Retry posts it.
  const other = await openModal(noor, 'Harbour');
  database.trouble = 'unsure';
  const dropped = messageOf(await noor.submit(other, TEXT));
  expect(dropped.content).toContain("I don't know yet");
  const meanwhile = messageOf(await noor.slash('/review write', { show: 'Bay' }));
  expect(meanwhile.content).toContain("I couldn't do that");
  await database.end('dropped');
  const refused = await until(world, dropped, "couldn't save");
  expect(refused.embeds[0]?.description).toBe(RETURNED);
  await until(world, messageOf(await noor.press(refused, 'Retry')), 'is posted');
  expect(reviewMessages(world)).toHaveLength(2);
  expect(await offered()).toHaveLength(2);
});

test('Whatever else a member does, they hear how it ended once the database says it', async () => {
  const database = new TroubledBackend();
  await using world = await startWithReviewChannel({ backend: database.backend });
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  const set = async (name = 'general') =>
    messageOf(await ada.slash('/settings set', { 'reviews-channel': sandbox.channel(name).id }));
  const channel = async () => wordsOf(messageOf(await ada.slash('/settings view')));

  database.trouble = 'unsure';
  const dropped = await set();
  expect(dropped.content).toContain("I don't know yet whether it's done");
  await database.end('dropped');
  await until(world, dropped, "this isn't saved");
  expect(await channel()).toContain(sandbox.channel('reviews').id);

  database.trouble = 'unsure';
  const done = await set();
  await database.end('done');
  await until(world, done, 'has saved what I sent it');
  expect(await channel()).toContain(sandbox.channel('general').id);

  database.trouble = 'away';
  expect((await set('reviews')).content).toContain("my database isn't answering");
});
