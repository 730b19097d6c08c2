import { describe, expect, test } from 'vitest';
import { MovableClock } from '../../../support/movable-clock.ts';
import {
  fieldOf,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const DAY = 24 * 60 * 60 * 1000;
const TEXT = { headline: 'Loud and tender', body: 'The band plays for real.' };

const offeredTo = async (world: World, name: string) => {
  const choices = await world.sandbox.member(name).autocomplete('/review write', 'show', '');
  return choices.map((choice) => choice.name);
};

test('A text with no score, or an invalid one, is kept, and picking one of 21 posts it', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  for (const score of ['7.3', '11', 'ten', '-1', '8/20', '']) {
    const asked = await writeReview(noor, 'Glass Heart', { ...TEXT, score });
    expect(asked.content, score).toMatch(/is saved.* [Pp]ick a score to post it\.$/);
    expect(asked.content.includes('did not understand'), score).toBe(score !== '');
    expect(asked.components[0]?.components?.[0]?.options, score).toHaveLength(21);
  }
  expect(reviewMessages(world)).toEqual([]);
  const asked = await writeReview(noor, 'Glass Heart', { ...TEXT, score: 'seven' });
  const posted = messageOf(await noor.select(asked, 'Your score for Glass Heart', '75'));
  expect(posted.content).toContain('is posted');
  expect(reviewMessages(world)[0]?.embeds[0]).toMatchObject({
    title: 'Glass Heart · 7.5/10',
    description: expect.stringContaining('**Loud and tender**\n\nThe band plays for real.'),
  });
  expect(await offeredTo(world, 'Noor')).toEqual(['Glass Heart']);
});

describe('A draft', () => {
  test('survives a restart: its select menu still posts it, and the member can continue writing', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const asked = await writeReview(noor, 'Glass Heart (2025)', { ...TEXT, spoilers: true });
    await world.stopBot();
    await world.startBot();
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart (2025)']);
    const modal = await openModal(noor, 'Glass Heart (2025)');
    expect(fieldOf(modal, 'headline').value).toBe(TEXT.headline);
    expect(fieldOf(modal, 'body').value).toBe(TEXT.body);
    expect(fieldOf(modal, 'spoilers').default).toBe(true);
    const posted = messageOf(await noor.select(asked, 'Your score for Glass Heart (2025)', '90'));
    expect(posted.content).toContain('is posted');
    expect(reviewMessages(world)[0]?.embeds[0]?.title).toBe('Glass Heart (2025) · 9/10');
  });

  test('finds its show when the bot restarted while the modal was open', async () => {
    await using world = await startWithReviewChannel({ onDisk: true });
    const noor = world.sandbox.member('Noor');
    const modal = await openModal(noor, 'Glass Heart (2025)');
    await world.stopBot();
    await world.startBot();
    expect(messageOf(await noor.submit(modal, { ...TEXT, score: '8' })).content).toContain('is posted');
    expect(reviewMessages(world)[0]?.embeds[0]?.title).toBe('Glass Heart (2025) · 8/10');
  });

  test('lasts seven days and no longer', async () => {
    const clock = new MovableClock();
    await using world = await startWithReviewChannel({ clock });
    const noor = world.sandbox.member('Noor');
    const asked = await writeReview(noor, 'Glass Heart', TEXT);
    clock.advance(7 * DAY - 60_000);
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart']);
    clock.advance(2 * 60_000);
    expect(await offeredTo(world, 'Noor')).toEqual([]);
    const refused = messageOf(await noor.select(asked, 'Your score for Glass Heart', '90'));
    expect(refused.content).toContain('drafts are kept for seven days');
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
    const noor = world.sandbox.member('Noor');
    const first = await writeReview(noor, 'Glass Heart', { body: 'First.' });
    await writeReview(noor, 'Glass Heart', { body: 'Second.' });
    expect(await offeredTo(world, 'Noor')).toEqual(['✎ Continue: Glass Heart']);
    await noor.select(first, 'Your score for Glass Heart', '60');
    expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('Second.');
  });

  test("whose score is picked again after posting changes the review's score", async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const asked = await writeReview(noor, 'Glass Heart', TEXT);
    await noor.select(asked, 'Your score for Glass Heart', '60');
    const changed = messageOf(await noor.select(asked, 'Your score for Glass Heart', '85'));
    expect(changed.content).toContain('is updated');
    expect(reviewMessages(world).map(({ embeds: [embed] }) => embed?.title)).toEqual([
      'Glass Heart · 8.5/10',
    ]);
    expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('**Loud and tender**\n\nThe band');
    expect(await offeredTo(world, 'Noor')).toEqual(['Glass Heart']);
  });

  test('whose score is picked twice at once is posted once', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const asked = await writeReview(noor, 'Glass Heart', TEXT);
    const pick = (value: string) => noor.select(asked, 'Your score for Glass Heart', value);
    const answers = await Promise.all([pick('60'), pick('70')]);
    for (const answer of answers) expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
    expect(reviewMessages(world)).toHaveLength(1);
  });
});

test('A member whose draft is about a show that was renamed since is asked which one they mean', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  await writeReview(sandbox.member('Jun'), 'Alpha (2001)', { score: '8' });
  const noor = sandbox.member('Noor');
  await noor.submit(await openModal(noor, 'Alpha (2001)'), { body: 'Unfinished.', score: '' });
  await sandbox.member('Ada').slash('/moderate show rename', { show: 'Alpha (2001)', title: 'Alpha (2002)' });
  const asked = messageOf(await noor.slash('/review write', { show: 'Alpha (2001)' }));
  expect(asked.content).toContain('Which show do you mean');
  expect((await noor.press(asked, 'Alpha (2002)')).kind).toBe('modal');
});

test('One form that a modified client sends again and again leaves no more drafts than a member can have', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  for (const score of ['8', '']) {
    const modal = await openModal(noor, `Show ${score}`);
    for (let count = 0; count < 30; count += 1) await noor.submit(modal, { body: `Text ${count}.`, score });
  }
  const offered = await noor.autocomplete('/review write', 'show', '');
  expect(offered.filter(({ name }) => name.startsWith('✎'))).toHaveLength(25);
});

test('A text that is sent while another form for the show opens stays', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(world.sandbox.member('Jun'), 'Glass Heart', { score: '5' });
  const modal = await openModal(noor, 'Glass Heart');
  await Promise.all([
    noor.submit(modal, { body: 'Unfinished.' }),
    noor.slash('/review write', { show: 'Glass Heart' }),
  ]);
  expect(fieldOf(await openModal(noor, 'Glass Heart'), 'body').value).toBe('Unfinished.');
});
