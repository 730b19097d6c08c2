import { describe, expect, test } from 'vitest';
import { MovableClock } from '../../../support/movable-clock.ts';
import {
  blockMember,
  fieldOf,
  keptDraft,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../../support/world.ts';

const DAY = 24 * 60 * 60 * 1000;
const TEXT = { headline: 'Loud and tender', body: 'The band plays for real.' };

const offeredTo = async (world: World, name: string) => {
  const choices = await world.sandbox.member(name).autocomplete('/review write', 'show', '');
  return choices.map((choice) => choice.name);
};

test('A text without a score is posted without one; one that is not a score is named', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'Glass Heart', TEXT);
  expect(posted.content).toContain('is posted');
  expect(reviewMessages(world)[0]?.embeds[0]).toMatchObject({
    title: 'Glass Heart',
    description: '**Loud and tender**\n\nThe band plays for real.',
  });
  const opened = await openModal(noor, 'Dark', { score: 7.3 });
  expect(JSON.stringify(opened)).toContain('7.3 is between 7 and 7.5');
  expect(wordsOf(messageOf(await noor.slash('/top')))).toContain('No show has a score yet.');
});

test('"Add a score" gives one to a review without it, and never changes one', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'Glass Heart', TEXT);
  const again = await writeReview(noor, 'Glass Heart', { ...TEXT, body: 'The band still plays.' });
  const scored = messageOf(await noor.select(posted, 'Add a score for Glass Heart', '7.5'));
  expect(scored.content).toContain('Your score is 7.5/10.');
  expect(JSON.stringify(scored.components)).not.toContain('Add a score');
  // An older answer still offers it.
  const told = messageOf(await noor.select(again, 'Add a score for Glass Heart', '2'));
  expect(told.content).toContain('Your score is 7.5/10.');
  await world.sandbox.until(
    () => reviewMessages(world)[0]?.embeds[0]?.title === '7.5/10 · Glass Heart',
    'the score',
  );
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('The band still plays.');
});

test('"Add a score" scores the review, and posts no draft of another text that waits beside it', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const posted = await writeReview(noor, 'Glass Heart', TEXT);
  await keptDraft(world, 'Noor', 'Glass Heart', { body: 'Not ready yet.' });
  await noor.select(posted, 'Add a score for Glass Heart', '8');
  const [embed] = reviewMessages(world)[0]?.embeds ?? [];
  expect(embed).toMatchObject({ title: '8/10 · Glass Heart' });
  expect(embed?.description).toContain('The band plays for real.');
  expect(await offeredTo(world, 'Noor')).toContain('✎ Continue: Glass Heart');
});

describe('A draft', () => {
  test('survives a restart, and the member can continue writing', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const kept = await keptDraft(world, 'Noor', 'Glass Heart (2025)', { ...TEXT, spoilers: true });
    expect(kept.content).toContain('Once you can write reviews, `/review write` offers it.');
    await world.stopBot();
    await world.startBot();
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart (2025)']);
    const modal = await openModal(noor, 'Glass Heart (2025)');
    expect(fieldOf(modal, 'headline').value).toBe(TEXT.headline);
    expect(fieldOf(modal, 'body').value).toBe(TEXT.body);
    expect(fieldOf(modal, 'spoilers').default).toBe(true);
    const posted = messageOf(await noor.submit(modal, { ...TEXT, score: '9' }));
    expect(posted.content).toContain('is posted');
    expect(reviewMessages(world)[0]?.embeds[0]?.title).toBe('9/10 · Glass Heart (2025)');
  });

  test('finds its show when the bot restarted while the modal was open', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const modal = await openModal(noor, 'Glass Heart (2025)');
    await world.stopBot();
    await world.startBot();
    expect(messageOf(await noor.submit(modal, { ...TEXT, score: '8' })).content).toContain('is posted');
    expect(reviewMessages(world)[0]?.embeds[0]?.title).toBe('8/10 · Glass Heart (2025)');
  });

  test('lasts seven days and no longer', async () => {
    const clock = new MovableClock();
    await using world = await startWithReviewChannel({ clock });
    const noor = world.sandbox.member('Noor');
    await keptDraft(world, 'Noor', 'Glass Heart', TEXT);
    clock.advance(7 * DAY - 60_000);
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart']);
    clock.advance(2 * 60_000);
    expect(await offeredTo(world, 'Noor')).toEqual([]);
    expect(fieldOf(await openModal(noor, 'Glass Heart'), 'body').value).toBeUndefined();
    expect(reviewMessages(world)).toEqual([]);
  });

  test('is not offered before anything was submitted', async () => {
    await using world = await startWithReviewChannel();
    await openModal(world.sandbox.member('Noor'), 'Glass Heart', { score: 7 });
    expect(await offeredTo(world, 'Noor')).toEqual([]);
  });

  test('that is submitted again holds the newest text', async () => {
    await using world = await startWithReviewChannel();
    await keptDraft(world, 'Noor', 'Glass Heart', { body: 'First.' });
    await keptDraft(world, 'Noor', 'Glass Heart', { body: 'Second.' });
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart']);
    expect(fieldOf(await openModal(world.sandbox.member('Noor'), 'Glass Heart'), 'body').value).toBe(
      'Second.',
    );
  });

  test('is not made of an empty form, and nothing is said to be kept', async () => {
    await using world = await startWithReviewChannel();
    const refused = await keptDraft(world, 'Noor', 'Glass Heart', { body: '' });
    expect(refused.content).toContain('blocked you');
    expect(refused.content).not.toMatch(/kept|saved/);
    expect(await offeredTo(world, 'Noor')).toEqual([]);
  });
});

test('A member whose draft is about a show that was renamed since is asked which one they mean', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  await writeReview(sandbox.member('Jun'), 'Alpha (2001)', { score: '8' });
  const noor = sandbox.member('Noor');
  await keptDraft(world, 'Noor', 'Alpha (2001)', { body: 'Unfinished.' });
  await sandbox.member('Ada').slash('/moderate show rename', { show: 'Alpha (2001)', title: 'Alpha (2002)' });
  const asked = messageOf(await noor.slash('/review write', { show: 'Alpha (2001)' }));
  expect(asked.content).toContain('Which show do you mean');
  expect((await noor.press(asked, 'Alpha (2002)')).kind).toBe('modal');
});

test('One form that a modified client sends again and again leaves no more drafts than a member can have', async () => {
  await using world = await startWithReviewChannel();
  const [ada, noor] = [world.sandbox.member('Ada'), world.sandbox.member('Noor')];
  const forms = [await openModal(noor, 'First'), await openModal(noor, 'Second')];
  await blockMember(ada, 'Noor');
  for (const form of forms)
    for (let count = 0; count < 30; count += 1) await noor.submit(form, { body: `Text ${count}.` });
  const offered = await noor.autocomplete('/review write', 'show', '');
  expect(offered.filter(({ name }) => name.startsWith('✎ Continue'))).toHaveLength(25);
});

test('A text that is sent while another form for the show opens stays', async () => {
  await using world = await startWithReviewChannel();
  const [ada, noor] = [world.sandbox.member('Ada'), world.sandbox.member('Noor')];
  await writeReview(world.sandbox.member('Jun'), 'Glass Heart', { score: '5' });
  const modal = await openModal(noor, 'Glass Heart');
  await blockMember(ada, 'Noor');
  await Promise.all([
    noor.submit(modal, { body: 'Unfinished.' }),
    noor.slash('/review write', { show: 'Glass Heart' }),
  ]);
  await ada.slash('/moderate member unblock', { member: noor.id });
  expect(fieldOf(await openModal(noor, 'Glass Heart'), 'body').value).toBe('Unfinished.');
});
