import { expect, test } from 'vitest';
import { topList } from '../../../support/top-list.ts';
import {
  blockMember,
  fieldOf,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  writeReview,
} from '../../../support/world.ts';

test('Two members who add the same new show at the same moment end with one show', async () => {
  await using world = await startWithReviewChannel();
  const people = ['Noor', 'Jun'].map((name) => world.sandbox.member(name));
  const answers = await Promise.all(
    people.map((person) => writeReview(person, 'Glass Heart', { score: '8' })),
  );
  for (const { content } of answers) expect(content).toContain('is posted');
  expect(reviewMessages(world)).toHaveLength(2);
  const top = messageOf(await world.sandbox.member('Ada').slash('/top'));
  expect(topList(top)).toEqual(['Glass Heart · mean 8.0 · 2 reviews']);
  for (const person of people) {
    const offered = await person.autocomplete('/review write', 'show', 'glass');
    expect(offered.map(({ name }) => name)).toEqual(['✎ 8 · Glass Heart', 'Add “glass”']);
  }
});

test('A member who submits the same modal twice at once ends with one review and one message', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const text = { body: 'The band plays for real, and every scene breathes. 7.5/10' };
  const answers = await Promise.all([noor.submit(modal, text), noor.submit(modal, text)]);
  for (const answer of answers) expect(messageOf(answer).content).toMatch(/is (posted|updated)/);
  const [posted, ...others] = reviewMessages(world);
  expect(others).toEqual([]);
  expect(posted?.embeds[0]?.title).toBe('7.5/10 · Glass Heart');
});

test('A member who submits two modals of the same new show ends with one review', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const [first, second] = [await openModal(noor, 'Glass Heart'), await openModal(noor, 'Glass Heart')];
  await noor.submit(first, { body: 'First thoughts.', score: '7' });
  const answer = await noor.submit(second, { body: 'Second thoughts.\n\nMusic and all. 3/10', score: '8' });
  expect(messageOf(answer).content).toContain('is updated');
  const [posted, ...others] = reviewMessages(world);
  expect(others).toEqual([]);
  // An edit keeps the text as typed.
  expect(posted?.embeds[0]?.description).toContain('Second thoughts.\n\nMusic and all. 3/10');
  expect(posted?.embeds[0]?.description).not.toContain('**Second thoughts.**');
});

test('A modal submitted again, because the answer was lost, leaves the review unchanged', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  const text = { body: 'Loud and tender\n\nThe band plays for real, and every scene breathes.\n\n7.5/10' };
  await noor.submit(modal, text);
  const [before] = reviewMessages(world);
  const again = messageOf(await noor.submit(modal, text));
  expect(again.content).toMatch(/is (posted|updated)/);
  const [after, ...others] = reviewMessages(world);
  expect(others).toEqual([]);
  expect(after?.embeds).toEqual(before?.embeds);
});

test('A text that the author posted after another form was opened is kept when that form replaces it', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const [first, second] = [await openModal(noor, 'Glass Heart'), await openModal(noor, 'Glass Heart')];
  const answers = await Promise.all([
    noor.submit(first, { body: 'First thoughts.', score: '7' }),
    noor.submit(second, { body: 'Second thoughts.', score: '8' }),
  ]);
  const said = answers.map((answer) => messageOf(answer).content).join('\n');
  expect(said).toContain('is posted');
  expect(said).toContain('I kept it as a draft');
  const offered = await noor.autocomplete('/review write', 'show', '');
  const kept = offered.find(({ name }) => name.startsWith('✎ Continue'))?.value;
  const reopened = await openModal(noor, String(kept));
  const [posted] = reviewMessages(world);
  const texts = [String(fieldOf(reopened, 'body').value), posted?.embeds[0]?.description ?? ''];
  expect(texts.join('\n')).toMatch(
    /First thoughts[\s\S]*Second thoughts|Second thoughts[\s\S]*First thoughts/,
  );
});

test('A text that is refused stays a draft when another form about the show is posted at the same time', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const [first, second] = [await openModal(noor, 'Glass Heart'), await openModal(noor, 'Glass Heart')];
  const ada = world.sandbox.member('Ada');
  await blockMember(ada, 'Noor');
  await noor.submit(second, { body: 'Second thoughts, unfinished' });
  await ada.slash('/moderate member unblock', { member: noor.id });
  await noor.submit(first, { body: 'First thoughts.', score: '7' });
  const offered = await noor.autocomplete('/review write', 'show', '');
  expect(offered.map(({ name }) => name)).toContain('✎ Continue: Glass Heart');
});
