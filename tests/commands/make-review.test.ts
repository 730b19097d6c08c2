import { expect, test } from 'vitest';
import type { Modal } from '../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import { refuseWrites } from '../support/break-storage.ts';
import {
  fieldOf,
  keptDraft,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  writeReview,
} from '../support/world.ts';

const TEXT = 'The band plays for real.\n\n**And** how.';

async function openFrom(person: Person, text: string): Promise<Modal> {
  const opened = await person.useMessageCommand('Make this my review', person.send('general', text));
  if (opened.kind !== 'modal') throw new Error(`No modal opened: ${JSON.stringify(opened)}`);
  return opened.modal;
}

test("A member's own message becomes their review, whole, of the show that they name", async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const modal = await openFrom(noor, TEXT);
  expect(fieldOf(modal, 'body').value).toBe(TEXT);
  const answer = messageOf(await noor.submit(modal, { show: 'Glass Heart (2025)', score: '8' }));
  expect(answer.content).toContain('is posted');
  expect(reviewMessages(world)[0]).toMatchObject({ embeds: [{ title: '8/10 · Glass Heart (2025)' }] });
  // The first line became the headline, as in every pasted text.
  const { description } = reviewMessages(world)[0]?.embeds[0] ?? {};
  expect(description).toContain('**The band plays for real.**\n\n**And** how.');
});

test("Somebody else's message, or one without text, cannot become a review", async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  const message = noor.send('general', TEXT);
  const refused = messageOf(await jun.useMessageCommand('Make this my review', message));
  expect(refused.content).toContain('only make a review from your own messages');
  const blank = noor.send('general', '\u200b');
  const empty = messageOf(await noor.useMessageCommand('Make this my review', blank));
  expect(empty.content).toContain('message has no text');
});

test('A message becomes a review without a score, and one can be added', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = messageOf(await noor.submit(await openFrom(noor, TEXT), { show: 'Dark' }));
  expect(reviewMessages(world)).toMatchObject([{ embeds: [{ title: 'Dark' }] }]);
  await noor.select(posted, 'Add a score for Dark', '9/10 · Excellent');
  await world.sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title === '9/10 · Dark', 'the score');
});

test('A message that replaces a review takes its score only when it brings none', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  for (const [body, title] of [
    ['The band plays for real.', '5/10 · Dark'],
    ['The band plays for real, after all.\n\n9/10', '9/10 · Dark'],
  ] as const) {
    await writeReview(noor, 'Dark', { body: 'What I said first.', score: '5' });
    const asked = messageOf(await noor.submit(await openFrom(noor, body), { show: 'Dark' }));
    expect(messageOf(await noor.press(asked, 'Replace it')).content).toContain('is updated');
    await world.sandbox.until(() => reviewMessages(world)[0]?.embeds[0]?.title === title, title);
    expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('The band plays for real');
  }
});

test("The member's existing review is replaced only after they confirm", async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Dark', { body: 'What I said first.', score: '5' });
  const asked = messageOf(await noor.submit(await openFrom(noor, TEXT), { show: 'dark', score: '9' }));
  expect(asked.content).toContain("You've already reviewed **Dark**");
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('What I said first.');
  await world.stopBot();
  await world.startBot();
  await noor.press(asked, 'Replace it');
  expect(reviewMessages(world)).toHaveLength(1);
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('The band plays for real.');
});

test('When several shows have the title, the bot asks which one, and then posts the text', async () => {
  await using world = await startWithReviewChannel();
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  await writeReview(jun, 'Glass Heart (2025)', { score: '5' });
  const asked = messageOf(
    await noor.submit(await openFrom(noor, TEXT), { show: 'Glass Heart (1999)', score: '9' }),
  );
  expect(asked.content).toContain('Which show do you mean');
  await noor.press(asked, 'Glass Heart (2025)');
  expect(reviewMessages(world)[1]).toMatchObject({ embeds: [{ title: '9/10 · Glass Heart (2025)' }] });
  const offered = await noor.autocomplete('/review write', 'show', 'glass');
  expect(offered.filter(({ name }) => name.startsWith('✎ Continue'))).toEqual([]);
  const other = messageOf(
    await jun.submit(await openFrom(jun, TEXT), { show: 'Glass Heart (1999)', score: '3' }),
  );
  await jun.press(other, 'Add Glass Heart (1999)');
  expect(reviewMessages(world)[2]).toMatchObject({ embeds: [{ title: '3/10 · Glass Heart (1999)' }] });
});

test('Without a title, or with one that is too long, the member gets the text back', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  for (const show of [' ', 'x'.repeat(151)]) {
    const answer = messageOf(await noor.submit(await openFrom(noor, TEXT), { show }));
    expect(answer.content).toMatch(/I need the title|That title is too long/);
    expect(answer.embeds[0]?.description).toContain('The band plays for real.');
  }
  expect((await openModal(noor, 'Dark')).title).toBe('Review: Dark');
});

test('The text for a show that is picked is posted and its draft ended together, or neither', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const [noor, jun] = [world.sandbox.member('Noor'), world.sandbox.member('Jun')];
  await writeReview(jun, 'Glass Heart (2025)', { score: '5' });
  const asked = messageOf(
    await noor.submit(await openFrom(noor, TEXT), { show: 'Glass Heart (1999)', score: '9' }),
  );
  const allowWrites = refuseWrites(world, 'drafts');
  const refused = messageOf(await noor.press(asked, 'Glass Heart (2025)'));
  expect(refused.content).toContain("I couldn't save");
  expect(reviewMessages(world)).toHaveLength(1);
  allowWrites();
  expect(messageOf(await noor.press(refused, 'Retry')).content).toContain('is posted');
  const offered = await noor.autocomplete('/review write', 'show', '');
  expect(offered.map(({ name }) => name)).toEqual(['✎ 9 · Glass Heart (2025)']);
});

test('A kept draft of the same show stays beside the review that a message becomes', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await keptDraft(world, 'Noor', 'First', { body: 'A long text that took an hour.' });
  const said = messageOf(await noor.submit(await openFrom(noor, TEXT), { show: 'First', score: '8' }));
  expect(said.content).toContain('is posted');
  const again = await openModal(noor, 'First');
  expect(fieldOf(again, 'body').value).toContain('took an hour');
});

test('A full disk gives the text of a message back', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const noor = world.sandbox.member('Noor');
  const modal = await openFrom(noor, TEXT);
  refuseWrites(world);
  const said = messageOf(await noor.submit(modal, { show: 'First', body: 'Typed for an hour.', score: '8' }));
  expect(said.content).toContain("I couldn't save");
  expect(JSON.stringify(said.embeds)).toContain('Typed for an hour.');
});
