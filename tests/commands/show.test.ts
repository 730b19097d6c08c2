import { expect, test } from 'vitest';
import type { Answer } from '../../src/sandbox/interactions/interactions.ts';
import type { SandboxMessage } from '../../src/sandbox/world/records.ts';
import { moderate } from '../support/moderate.ts';
import { pressForged } from '../support/press-forged.ts';
import { putReviewedShows } from '../support/reviewed-shows.ts';
import { react } from '../support/votes.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  startWorld,
  textsOf,
  type World,
  type WorldOptions,
  writeReview,
} from '../support/world.ts';

/** A world with three reviews of Dark: Noor's with a headline, Jun's covered by himself, Léa's of a score alone. */
async function startWithThree(options?: WorldOptions): Promise<World> {
  const world = await startWithReviewChannel(options);
  const [noor, jun, lea] = ['Noor', 'Jun', 'Léa'].map((name) => world.sandbox.member(name));
  if (!noor || !jun || !lea) throw new Error('Somebody is missing');
  await writeReview(noor, 'Dark (2017)', { headline: 'A circle', body: 'Time is a circle.', score: '9' });
  await writeReview(jun, 'Dark (2017)', {
    headline: 'So it ends',
    body: 'He is his own father.',
    score: '8',
    spoilers: true,
  });
  await writeReview(lea, 'Dark (2017)', { body: '', score: '5' });
  return world;
}

const ask = async ({ sandbox }: World, name = 'Ada', title = 'Dark') =>
  messageOf(await sandbox.member(name).slash('/show', { show: title }));
const words = (message: SandboxMessage) => textsOf(message).join('\n');
const isPrivateTo = (answer: Answer, id: string) =>
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true, message: { visible_to: id } });

test('A show has its numbers, who reviewed it, and its most helpful review', async () => {
  await using world = await startWithThree();
  const answer = await world.sandbox.member('Ada').slash('/show', { show: 'dark' });
  expect(answer).toMatchObject({ kind: 'message', ephemeral: false, message: { visible_to: null } });
  const card = messageOf(answer);
  expect(textsOf(card)[0]).toMatch(/^## Dark \(2017\)\n### \d\.\d\d · #1 of 1\nmean 7\.3 · 3 reviews$/);
  expect(words(card)).toContain('### Who reviewed it\n**9** · Noor\n**8** · Jun\n**5** · Léa');
  // Nobody has voted yet, so it is no most helpful one: the newest that has a text.
  expect(words(card)).toMatch(
    /### One of the reviews\n> \*\*So it ends\*\*\n> contains spoilers\n-# Jun · 8\n-# \[Go to review\]\(https:/,
  );
  expect(labelsOf(card)).toEqual(['Write or edit yours', 'All reviews', 'More like this']);
});

test('The most helpful review is quoted, and its spoilers stay covered', async () => {
  await using world = await startWithThree();
  const juns = reviewMessages(world)[1];
  if (juns === undefined) throw new Error('No review');
  for (const name of ['Noor', 'Léa', 'Ada']) world.sandbox.member(name).react(juns, '👍');
  await world.sandbox.until(
    () => reviewMessages(world)[1]?.embeds[0]?.footer?.text.includes('3 of 3'),
    'the votes',
  );
  const card = await ask(world);
  expect(words(card)).toContain(
    '### Most helpful\n> **So it ends**\n> contains spoilers\n-# Jun · 8 · 3 of 3 found it helpful',
  );
  expect(JSON.stringify(card)).not.toContain('father');
});

test('From five scores on there is a picture of them, at first as text', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, [['Dark', 90, 85, 80, 90, 40]]);
  const posted = await ask(world);
  expect(words(posted)).toMatch(/`[▁-█]{21}`\n`0 {3}2 {3}4/);
});

test('Without Attach Files the scores stay text', async () => {
  await using world = await startWorld({ onDisk: true });
  await putReviewedShows(world, [['Dark', 90, 85, 80, 90, 40]]);
  world.sandbox.channel('general').deny('bot', 'AttachFiles');
  expect(words(await ask(world))).toMatch(/`[▁-█]{21}`/);
});

test('A review is picked and read privately, and leads to its show and author; others see nothing of it', async () => {
  await using world = await startWithThree();
  const ada = world.sandbox.member('Ada');
  const card = await ask(world, 'Noor');
  const read = await ada.select(card, 'Read a review', '8 · Jun');
  isPrivateTo(read, ada.id);
  const page = messageOf(read);
  expect(page.embeds[0]?.author?.name).toBe('Jun');
  expect(page.embeds[0]?.description).not.toContain('father');
  expect(labelsOf(page)).toEqual(
    expect.arrayContaining([
      'Read with spoilers',
      'Write or edit yours',
      'About the show',
      'Author',
      'Go to message',
    ]),
  );
  const about = await ada.press(page, 'About the show');
  isPrivateTo(about, ada.id);
  expect(messageOf(about).id).not.toBe(page.id);
  expect(words(messageOf(about))).toContain('## Dark (2017)');
  isPrivateTo(await ada.press(page, 'Author'), ada.id);
  const all = await ada.press(card, 'All reviews');
  isPrivateTo(all, ada.id);
  const form = await ada.press(card, 'Write or edit yours');
  expect(form.kind).toBe('modal');
  expect(world.sandbox.channel('general').messages).toHaveLength(1);
});

test('A posted review leads to its show, also after a restart; one posted by an earlier version works as before', async () => {
  await using world = await startWithThree({ onDisk: true });
  const [posted] = reviewMessages(world);
  if (posted === undefined) throw new Error('No review');
  expect(labelsOf(posted)).toEqual(['Write or edit yours', 'All reviews', 'About the show']);
  // As it was before there was a card of the show.
  const [row] = posted.components;
  const older = { ...posted, components: [{ ...row, components: row?.components?.slice(0, 2) }] };
  world.sandbox.world.messages.put(posted.id, older as SandboxMessage);
  const edits = () =>
    world.sandbox.requests.filter(({ method, path }) => method === 'PATCH' && path.includes(posted.id));
  const before = edits().length;
  await world.stopBot();
  await world.startBot();
  const ada = world.sandbox.member('Ada');
  const other = reviewMessages(world)[1];
  if (other === undefined) throw new Error('No review');
  const about = await ada.press(other, 'About the show');
  isPrivateTo(about, ada.id);
  expect(words(messageOf(about))).toContain('## Dark (2017)');
  const read = messageOf(await ada.press(posted, 'All reviews'));
  expect(labelsOf(read)).toContain('About the show');
  expect((await ada.press(posted, 'Write or edit yours')).kind).toBe('modal');
  // A button alone is no reason to edit a message: there may be a hundred thousand.
  expect(edits()).toHaveLength(before);
  react(world, 'Ada', '👍');
});

test('A show that was merged leads to the other', async () => {
  await using world = await startWithThree();
  const { sandbox } = world;
  const [ada, noor] = [sandbox.member('Ada'), sandbox.member('Noor')];
  await writeReview(noor, 'Drak', { body: 'Misspelt.', score: '2' });
  const card = await ask(world, 'Noor', 'Drak');
  const asked = messageOf(await ada.slash('/moderate show merge', { show: 'Drak', into: 'Dark' }));
  await ada.press(asked, labelsOf(asked)[0] ?? '');
  const read = messageOf(await noor.press(card, 'All reviews'));
  expect(read.embeds[0]?.title).toContain('Dark (2017)');
  const about = messageOf(await pressForged(world, noor, `go:s.${showIdIn(card)}`));
  expect(words(about)).toContain('## Dark (2017)');
  expect(words(messageOf(await ada.slash('/show', { show: 'Drak' })))).toContain('## Dark (2017)');
});

/** The show that a card's buttons are about. */
const showIdIn = (card: SandboxMessage): string =>
  /all-reviews:([\w-]+)/.exec(JSON.stringify(card))?.[1] ?? '';

test('A hidden review counts nowhere on the card', async () => {
  await using world = await startWithThree();
  const [posted] = reviewMessages(world);
  if (posted === undefined) throw new Error('No review');
  const before = await ask(world);
  await moderate(world.sandbox.member('Ada'), posted, 'Hide', 'Spam');
  const card = await ask(world);
  expect(textsOf(card)[0]).toContain('2 reviews');
  expect(words(card)).not.toContain('Noor');
  const gone = await world.sandbox.member('Jun').select(before, 'Read a review', '9 · Noor');
  expect(messageOf(gone).content).toBe('That review no longer exists.');
});

test('A show nobody has reviewed any more invites to write the first review', async () => {
  await using world = await startWithReviewChannel();
  const [noor, ada] = [world.sandbox.member('Noor'), world.sandbox.member('Ada')];
  await writeReview(noor, 'Dark', { score: '9' });
  const card = await ask(world);
  expect(textsOf(card)[0]).toBe('## Dark\n**One review:** Noor gave 9.');
  const asked = messageOf(await noor.slash('/review delete', { show: 'Dark' }));
  await noor.press(asked, 'Delete');
  const gone = await ada.select(card, 'Read a review', '9 · Noor');
  isPrivateTo(gone, ada.id);
  expect(messageOf(gone).content).toBe('That review no longer exists.');
  const about = messageOf(await pressForged(world, ada, `go:s.${showIdIn(card)}`));
  expect(textsOf(about)[0]).toBe('## Dark\nNobody here has reviewed it yet.');
  expect(labelsOf(about).slice(0, 3)).toEqual(['Be the first', 'Best shows', 'Newest reviews']);
});

test('In the review channel the card is private, and says why', async () => {
  await using world = await startWithThree();
  const noor = world.sandbox.member('Noor');
  const answer = await noor.slash('/show', { show: 'Dark' }, { channel: 'reviews' });
  isPrivateTo(answer, noor.id);
  expect(textsOf(messageOf(answer))[0]).toContain('Only you see this');
});

test('Addresses that nobody was given lead nowhere', async () => {
  await using world = await startWithThree();
  const noor = world.sandbox.member('Noor');
  for (const id of [
    'go:s.',
    'go:s.no such',
    `go:s.${'x'.repeat(60)}`,
    'go:q.1',
    'go',
    'open:show',
    'back:',
    'turn:s.a.b:',
  ])
    expect(
      words(messageOf(await pressForged(world, noor, id))) +
        messageOf(await pressForged(world, noor, id)).content,
      id,
    ).toContain('older version of Ovation');
  for (const id of ['go:s.nothing', 'go:m.nothing.1'])
    expect(messageOf(await pressForged(world, noor, id)).content, id).toContain('That show no longer exists');
  const forged = await pressForged(world, noor, 'read-one:nothing', 'select', '1');
  expect(messageOf(forged).content).toBe('That review no longer exists.');
});

test('Titles that are typed or chosen find their show, and others are unknown', async () => {
  await using world = await startWithThree();
  const ada = world.sandbox.member('Ada');
  const [choice] = await ada.autocomplete('/show', 'show', 'dar');
  expect(choice?.name).toBe('Dark (2017)');
  expect(words(messageOf(await ada.slash('/show', { show: choice?.value ?? '' })))).toContain('## Dark');
  const unknown = await ada.slash('/show', { show: 'Nothing of the kind' });
  isPrivateTo(unknown, ada.id);
});
