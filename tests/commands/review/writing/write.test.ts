import { ComponentType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import { topList } from '../../../support/top-list.ts';
import {
  fieldOf,
  messageOf,
  openModal,
  pickedIn,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

/** The titles of all review messages. */
const titles = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]?.title);

const valuesOf = (modal: Awaited<ReturnType<typeof openModal>>) => ({
  headline: fieldOf(modal, 'headline').value ?? '',
  body: fieldOf(modal, 'body').value ?? '',
  score: pickedIn(modal, 'score') ?? '',
  spoilers: fieldOf(modal, 'spoilers').default ?? false,
});

describe('The modal', () => {
  test('is titled with the show and asks for headline, text, score and spoilers', async () => {
    await using world = await startWithReviewChannel();
    const modal = await openModal(world.sandbox.member('Noor'), 'Glass Heart (2025)');
    expect(modal.title).toBe('Review: Glass Heart (2025)');
    expect(modal.components.map(({ type, component }) => [type, component?.custom_id])).toEqual([
      [ComponentType.Label, 'headline'],
      [ComponentType.Label, 'body'],
      [ComponentType.Label, 'score'],
      [ComponentType.Label, 'spoilers'],
    ]);
    expect(fieldOf(modal, 'headline')).toMatchObject({ style: 1, required: false, max_length: 150 });
    expect(fieldOf(modal, 'body')).toMatchObject({ style: 2, max_length: 4000 });
    expect(fieldOf(modal, 'score')).toMatchObject({
      type: ComponentType.StringSelect,
      required: false,
      min_values: 0,
    });
    expect(fieldOf(modal, 'score').options).toHaveLength(21);
    expect(fieldOf(modal, 'spoilers').type).toBe(ComponentType.Checkbox);
    expect(valuesOf(modal)).toEqual({ headline: '', body: '', score: '', spoilers: false });
  });

  test("is prefilled from the command's options", async () => {
    await using world = await startWithReviewChannel();
    const modal = await openModal(world.sandbox.member('Noor'), 'Glass Heart', {
      score: 7.5,
      spoilers: true,
    });
    expect(valuesOf(modal)).toMatchObject({ score: '7.5', spoilers: true });
  });

  test("is prefilled with the member's review, where the options say nothing else", async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    await writeReview(noor, 'Glass Heart', { headline: 'Loud', body: 'Very.', score: '7.5', spoilers: true });
    expect(valuesOf(await openModal(noor, 'glass heart'))).toEqual({
      headline: 'Loud',
      body: 'Very.',
      score: '7.5',
      spoilers: true,
    });
    const changed = valuesOf(await openModal(noor, 'glass heart', { score: 0, spoilers: false }));
    expect(changed).toEqual({ headline: 'Loud', body: 'Very.', score: '0', spoilers: false });
  });
});

test('Writing about a show again edits the review in place', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart', { body: 'First thoughts.', score: '7' });
  const [before] = reviewMessages(world);
  const answer = await writeReview(noor, 'GLASS HEART', { body: 'Second thoughts.', score: '9' });
  expect(answer.content).toContain('is updated');
  expect(answer.content).toContain(`/${before?.id}`);
  const [after, ...others] = reviewMessages(world);
  expect(others).toEqual([]);
  expect(after).toMatchObject({ id: before?.id, embeds: [{ title: '9/10 · Glass Heart' }] });
  expect(after?.embeds[0]?.description).toContain('Second thoughts.');
  expect(after?.embeds[0]?.description).not.toContain('First');
});

test('The form says whether it writes a review or edits one', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const title = `${'x'.repeat(60)} (2025)`;
  expect((await openModal(noor, title)).title).toMatch(/^Review: x+… \(2025\)$/);
  await writeReview(noor, title, { score: '8' });
  expect((await openModal(noor, title)).title).toMatch(/^Edit: x+… \(2025\)$/);
});

describe('One show', () => {
  test('is found by all its spellings, and gets its year from the first member who types one', async () => {
    await using world = await startWithReviewChannel();
    await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '7' });
    await writeReview(world.sandbox.member('Jun'), 'glass heart ', { score: '8' });
    await writeReview(world.sandbox.member('Léa'), 'Glass Heart (2025)', { score: '9' });
    const all = ['7', '8', '9'].map((score) => `${score}/10 · Glass Heart (2025)`);
    await world.sandbox.until(() => titles(world).every((title) => title?.includes('(2025)')), 'the year');
    expect(titles(world)).toEqual(all);
    const top = messageOf(await world.sandbox.member('Ada').slash('/top'));
    expect(topList(top)).toEqual(['Glass Heart (2025) · mean 8.0 · 3 reviews']);
  });

  test('is never confused with one of a similar title', async () => {
    await using world = await startWithReviewChannel();
    for (const show of ['Glass Heart', 'Glass Hearts', 'The Glass Heart'])
      await writeReview(world.sandbox.member('Noor'), show, { score: '7' });
    expect(titles(world)).toEqual(['7/10 · Glass Heart', '7/10 · Glass Hearts', '7/10 · The Glass Heart']);
  });

  test.each([
    ['Glass Heart (2025)', '6.5/10 · Glass Heart (2025)', 1],
    ['Add Glass Heart (1999)', '6.5/10 · Glass Heart (1999)', 2],
  ])('of another year is asked about, and "%s" is an answer', async (button, title, shows) => {
    await using world = await startWithReviewChannel();
    await writeReview(world.sandbox.member('Noor'), 'Glass Heart (2025)', { score: '9' });
    const jun = world.sandbox.member('Jun');
    const options = { show: 'Glass Heart (1999)', score: 6.5, spoilers: true };
    const question = await jun.slash('/review write', options);
    expect(question).toMatchObject({ kind: 'message', ephemeral: true });
    const opened = await jun.press(messageOf(question), button);
    if (opened.kind !== 'modal') throw new Error('No modal opened');
    expect(valuesOf(opened.modal)).toMatchObject({ score: '6.5', spoilers: true });
    await jun.submit(opened.modal, { headline: 'Mine', body: 'And the end!' });
    expect(titles(world)[1]).toBe(title);
    expect(reviewMessages(world)[1]?.embeds[0]?.description).not.toContain('And the end!');
    const top = messageOf(await jun.slash('/top'));
    expect(topList(top)).toHaveLength(shows);
    // No draft of the question is left.
    const offered = await jun.autocomplete('/review write', 'show', 'glass');
    expect(offered.filter(({ name }) => name.startsWith('✎ Continue'))).toEqual([]);
  });

  test('without a year leads to a question when two shows have its title', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    await writeReview(noor, 'Glass Heart (2025)', { score: '9' });
    const second = messageOf(await noor.slash('/review write', { show: 'Glass Heart (1999)' }));
    const opened = await noor.press(second, 'Add Glass Heart (1999)');
    if (opened.kind !== 'modal') throw new Error('No modal opened');
    await noor.submit(opened.modal, { body: 'Old.', score: '5' });
    const question = messageOf(await noor.slash('/review write', { show: 'glass heart' }));
    const labels = question.components[0]?.components?.map(({ label }) => label);
    expect(labels).toEqual(['Glass Heart (1999)', 'Glass Heart (2025)']);
  });
});

describe('A title', () => {
  test('may have 150 code points; a longer one is refused with the limit', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    await writeReview(noor, '🎭'.repeat(150), { score: '7' });
    expect(titles(world)[0]).toContain('🎭'.repeat(150));
    const refused = await noor.slash('/review write', { show: '🎭'.repeat(151) });
    expect(refused).toMatchObject({ kind: 'message', ephemeral: true });
    expect(messageOf(refused).content).toContain('150 characters');
  });

  test('in any script, with emoji and joiners, finds its show again', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    for (const show of ['👨‍👩‍👧 家族 (2020)', 'قلب من زجاج', 'Zero\u200bWidth\u202e']) {
      await writeReview(noor, show, { score: '7' });
      await writeReview(noor, ` ${show}`, { score: '8' });
    }
    expect(titles(world)).toEqual([
      '8/10 · 👨‍👩‍👧 家族 (2020)',
      expect.stringContaining('قلب من زجاج'),
      '8/10 · ZeroWidth',
    ]);
  });

  test('without visible characters is refused', async () => {
    await using world = await startWithReviewChannel();
    for (const show of [' ', '\u200b\u200b', '\u2800', '\u3164', '\u202e']) {
      const answer = await world.sandbox.member('Noor').slash('/review write', { show });
      expect(messageOf(answer).content).toContain('I need the title of a show');
    }
  });
});
