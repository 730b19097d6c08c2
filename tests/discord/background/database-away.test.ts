import { expect, test } from 'vitest';
import { deleteMessage } from '../../../src/sandbox/actions/messages.ts';
import { TroubledBackend } from '../../support/troubled-backend.ts';
import { react, untilShown } from '../../support/votes.ts';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  writeReview,
} from '../../support/world.ts';

const TEXT = { body: 'The band plays for real.', score: '7.5' };

test('What happens while the database is away is caught up with once it is back, by itself', async () => {
  const database = new TroubledBackend();
  await using world = await startWithReviewChannel({ backend: database.backend });
  const { sandbox } = world;
  const [noor, jun, malik] = [sandbox.member('Noor'), sandbox.member('Jun'), sandbox.member('Malik')];
  const isLogged = (text: string) => world.logged.some((line) => line.includes(text));
  world.becomeImpatient();
  await writeReview(jun, 'Harbour', TEXT);
  await writeReview(noor, 'Glass Heart', TEXT);
  await sandbox.until(() => reviewMessages(world).length === 2, 'the posts');
  const form = await openModal(malik, 'Bay');

  database.trouble = 'away';
  react(world, 'Léa', '👍');
  const [harbour] = reviewMessages(world);
  if (harbour !== undefined) deleteMessage(sandbox.world, harbour);
  const refused = messageOf(await malik.submit(form, TEXT));
  expect(refused.content).toContain("I couldn't save your review");
  await expect.poll(() => isLogged('A vote was not counted')).toBe(true);
  await database.end();

  await untilShown(world, '1 of 1');
  const isLossStored = async () => {
    for await (const rows of database.backend.pages(`reviews:${sandbox.guildId}`))
      for (const { key, value } of rows) if (key.endsWith(`:${jun.id}`)) return value.includes('"withheld"');
    return false;
  };
  await expect.poll(isLossStored, { timeout: 10_000 }).toBe(true);
  await malik.press(refused, 'Retry');
  await sandbox.until(() => reviewMessages(world).length === 2, 'the post');
});

test('What is begun by a change that nobody knew of begins once it turns out to be made', async () => {
  const database = new TroubledBackend();
  await using world = await startWithReviewChannel({ backend: database.backend });
  const { sandbox } = world;
  world.becomeImpatient();
  await writeReview(sandbox.member('Noor'), 'Glass Heart', TEXT);
  await sandbox.until(() => reviewMessages(world).length === 1, 'the post');
  const stored = (namespace: string) => database.backend.count(namespace);
  await expect.poll(() => stored('outbox')).toBe(0);

  database.trouble = 'unsure';
  const told = messageOf(await sandbox.member('Ada').slash('/settings recount'));
  expect(told.content).toContain("I don't know yet whether it's done");
  await database.end();
  await expect.poll(() => stored('jobs')).toBe(1);
  await expect.poll(() => stored('jobs'), { timeout: 10_000 }).toBe(0);

  const noor = sandbox.member('Noor');
  const form = await noor.press(messageOf(await noor.slash('/data erase')), 'Erase it all…');
  // To prepare it is not to begin it: it makes the key of pseudonyms.
  database.trouble = 'unsure';
  const erase = async () =>
    form.kind === 'modal' ? messageOf(await noor.submit(form.modal, { word: 'erase' })) : undefined;
  expect((await erase())?.content).toContain("I couldn't do that");
  await database.end();
  expect(await stored('erasures')).toBe(0);
  database.trouble = 'unsure';
  expect((await erase())?.content).toContain("I don't know yet whether it's done");
  await database.end();
  await sandbox.until(() => reviewMessages(world).length === 0, 'the erasure');
});
