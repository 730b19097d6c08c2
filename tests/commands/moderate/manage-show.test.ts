import { expect, test } from 'vitest';
import type { Modal } from '../../../src/sandbox/interactions/interactions.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { pressForged } from '../../support/press-forged.ts';
import {
  fieldOf,
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  textsOf,
  type World,
  writeReview,
} from '../../support/world.ts';

const POSTER = 'https://pictures.example/dark.png';

async function startWithDark(): Promise<World> {
  const world = await startWithReviewChannel();
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.createChannel('log').id });
  await writeReview(sandbox.member('Noor'), 'Dark', { score: '9' });
  return world;
}

/** Opens the form from the card of a show, where that is private. */
async function openForm(person: Person): Promise<Modal> {
  const card = messageOf(await person.slash('/show', { show: 'Dark' }, { channel: 'reviews' }));
  expect(labelsOf(card)).toContain('Manage show');
  const form = await person.press(card, 'Manage show');
  if (form.kind !== 'modal') throw new Error('No form opened');
  return form.modal;
}

test('A moderator keeps a show in order in one form, which is noted in the log', async () => {
  await using world = await startWithDark();
  const malik = world.sandbox.member('Malik');
  const form = await openForm(malik);
  expect(fieldOf(form, 'show').value).toBe('Dark');
  const values = { show: 'Dark (2017)', alias: 'Dunkel', kind: 'series', poster: POSTER };
  const done = messageOf(await malik.submit(form, values));
  expect(done.content.split('\n')).toEqual([
    '**Dark** is now **Dark (2017)**. Its reviews will show the new title.',
    'Added: this title finds the show too.',
    'Kind set to Series. Lists of that kind now include the show.',
    expect.stringContaining('will get the poster'),
  ]);
  const card = messageOf(await malik.slash('/show', { show: 'Dunkel' }));
  expect(textsOf(card).slice(0, 2)).toEqual([
    expect.stringContaining('## Dark (2017)'),
    '-# Series\n-# Dunkel',
  ]);
  await world.sandbox.until(() => reviewMessages(world, 'log').length >= 5, 'the log');
  const unchanged = messageOf(await malik.submit(await openForm(malik)));
  expect(unchanged.content).toBe('No change: it was already like that.');
});

test('What a moderator leaves as the form had it stays as others have changed it since', async () => {
  await using world = await startWithDark();
  const [ada, malik] = [world.sandbox.member('Ada'), world.sandbox.member('Malik')];
  const form = await openForm(malik);
  await ada.slash('/moderate show rename', { show: 'Dark', title: 'Darkness (2017)' });
  await ada.slash('/moderate show kind', { show: 'Darkness', kind: 'series' });
  await ada.slash('/moderate show poster', { show: 'Darkness', link: POSTER });
  const done = messageOf(await malik.submit(form, { alias: 'Dunkel' }));
  expect(done.content).toBe('Added: this title finds the show too.');
  const card = messageOf(await malik.slash('/show', { show: 'Dunkel' }));
  expect(textsOf(card).slice(0, 2)).toEqual([
    expect.stringContaining('## Darkness (2017)'),
    '-# Series\n-# Dunkel',
  ]);
  expect(JSON.stringify(card.components)).toContain(POSTER);
});

test('A form of a show that was merged since does not rename the other show', async () => {
  await using world = await startWithDark();
  const [ada, malik] = [world.sandbox.member('Ada'), world.sandbox.member('Malik')];
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '9' });
  await ada.slash('/moderate show kind', { show: 'Glass Heart', kind: 'film' });
  const form = await openForm(malik);
  const asked = messageOf(await ada.slash('/moderate show merge', { show: 'Dark', into: 'Glass Heart' }));
  await ada.press(asked, 'Merge');
  await malik.submit(form, { alias: 'Dunkel' });
  const card = messageOf(await malik.slash('/show', { show: 'Dunkel' }));
  expect(textsOf(card)[0]).toContain('## Glass Heart');
  expect(textsOf(card).join('\n')).toContain('-# Film');
});

test('What cannot be is refused, with nothing changed', async () => {
  await using world = await startWithDark();
  const malik = world.sandbox.member('Malik');
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { score: '9' });
  const form = await openForm(malik);
  const refusals = [
    [{ kind: 'film', poster: 'file:///etc/passwd' }, 'https address of a picture'],
    [{ kind: 'film', alias: 'Glass Heart' }, 'already has this title'],
    [{ kind: 'film', show: 'x'.repeat(160) }, 'too long'],
  ] as const;
  for (const [values, sentence] of refusals)
    expect(messageOf(await malik.submit(form, values)).content).toContain(sentence);
  const card = messageOf(await malik.slash('/show', { show: 'Dark' }));
  expect(textsOf(card)[1]).not.toContain('Film');
});

test('Members are not offered it, and a forged button opens nothing', async () => {
  await using world = await startWithDark();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const own = messageOf(await noor.slash('/show', { show: 'Dark' }, { channel: 'reviews' }));
  expect(labelsOf(own)).not.toContain('Manage show');
  const shared = messageOf(await sandbox.member('Malik').slash('/show', { show: 'Dark' }));
  expect(labelsOf(shared)).not.toContain('Manage show');
  const gone = await pressForged(world, sandbox.member('Malik'), 'manage-show:nothing');
  expect(messageOf(gone).content).toContain('That show no longer exists');
});
