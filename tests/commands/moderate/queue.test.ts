import { describe, expect, test } from 'vitest';
import { openDirectChannel } from '../../../src/sandbox/actions/direct-channels.ts';
import { decide, moderate, openPanel, queue } from '../../support/moderate.ts';
import { reviewMessage, startWithReview } from '../../support/votes.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

async function report(
  world: World,
  message: { readonly id: string },
  reason = 'Spoilers',
  note = '',
  who = 'Jun',
) {
  const person = world.sandbox.member(who);
  const opened = await person.useMessageCommand('Report review', message);
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await person.submit(opened.modal, { reason, note });
}

/** Two reported reviews, by Noor and by Léa; Noor's waits longer. */
async function startWithReports(): Promise<World> {
  const world = await startWithReview();
  await writeReview(world.sandbox.member('Léa'), 'Dark', {
    headline: 'The ||butler|| did it',
    body: 'It was the ||gardener||, **all\n\nalong',
    score: '9',
  });
  const [noors, leas] = reviewMessages(world);
  if (!noors || !leas) throw new Error('Not both are posted');
  await report(world, noors, 'Abuse', 'rude');
  await report(world, leas);
  return world;
}

test('The queue shows the oldest first, with all that one decides by and the same buttons as the panel', async () => {
  await using world = await startWithReports();
  const card = await queue(world);
  const words = wordsOf(card);
  expect(words).toContain('## 2 reviews to decide');
  expect(JSON.stringify(card.components)).toContain('**Noor** on **Glass Heart** · 8/10');
  expect(words).toContain('> ||A show like no other.||');
  expect(words).toContain('**Abuse**: <@');
  expect(words).toContain('“rude”');
  const buttons = ['Keep', 'Cover spoilers', 'Hide', 'Freeze', 'Remove', 'Read all', 'Go to message'];
  const others = ['Their reviews', 'Block author'];
  expect(labelsOf(card).slice(0, 9)).toEqual([...buttons, ...others]);
  expect(labelsOf(await openPanel(world.sandbox.member('Malik'), reviewMessages(world)[0] ?? card))).toEqual([
    ...buttons,
    ...others,
  ]);
});

test('After a decision the next review appears, under what was done with Undo', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  const next = await decide(malik, await queue(world), 'Hide', 'Off topic');
  const words = wordsOf(next);
  expect(words).toContain("✓ Noor's review is hidden. I'll tell the author.");
  expect(words).toContain('## 1 review to decide');
  expect(words).toContain('**Léa** on **Dark**');
  const undone = messageOf(await malik.press(next, 'Undo'));
  expect(wordsOf(undone)).toContain('## 2 reviews to decide');
  expect(wordsOf(undone)).toContain('**Noor** on **Glass Heart**');
  expect(reviewMessages(world)[0]?.content).toBe('');
});

test('"Keep" can be taken back once, which the log notes', async () => {
  await using world = await startWithReports();
  const { sandbox } = world;
  const log = sandbox.createChannel('log');
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': log.id });
  const malik = sandbox.member('Malik');
  const kept = messageOf(await malik.press(await queue(world), 'Keep'));
  const again = sandbox.member('Malik').press(kept, 'Undo');
  expect(wordsOf(messageOf(await malik.press(kept, 'Undo')))).toContain('## 2 reviews to decide');
  expect(wordsOf(messageOf(await again))).toContain('2 reviews to decide');
  const logged = () => JSON.stringify(reviewMessages(world, 'log').map(({ embeds }) => embeds));
  await sandbox.until(() => logged().includes('reopened the reports'), 'the log');
  expect(logged().match(/reopened the reports about/g)).toHaveLength(1);
  expect(logged()).toContain(`<@${malik.id}> kept`);
});

describe('"Undo" is about its own decision', () => {
  test('and leaves closed what another moderator has kept since', async () => {
    await using world = await startWithReports();
    const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
    const kept = messageOf(await malik.press(await queue(world), 'Keep'));
    await report(world, reviewMessages(world)[0] ?? kept, 'Spoilers', '', 'Léa');
    const others = await openPanel(ada, reviewMessages(world)[0] ?? kept);
    await ada.press(others, 'Keep');
    const told = wordsOf(messageOf(await malik.press(kept, 'Undo')));
    expect(told).toContain('there has been another decision about this since');
    expect(told).toContain('## 1 review to decide');
  });

  test('and shows a review again, but opens no reports that another moderator has closed', async () => {
    await using world = await startWithReview();
    const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
    const covered = await moderate(malik, reviewMessage(world), 'Cover spoilers', 'Spoilers');
    await report(world, reviewMessage(world));
    await ada.press(await queue(world, 'Ada'), 'Keep');
    expect(wordsOf(messageOf(await malik.press(covered, 'Undo')))).toContain('Undone');
    expect(reviewMessage(world).embeds[0]?.description).toContain('A show like no other.');
    expect(wordsOf(await queue(world))).toContain('Nothing to decide');
  });

  test('and opens no reports that an earlier decision closed', async () => {
    await using world = await startWithReports();
    const malik = world.sandbox.member('Malik');
    const [reported] = reviewMessages(world);
    if (reported === undefined) throw new Error('Nothing is posted');
    await decide(malik, await queue(world), 'Hide', 'Abuse');
    await moderate(malik, reported, 'Show again');
    const hidden = await moderate(malik, reported, 'Hide', 'Off topic');
    expect(wordsOf(messageOf(await malik.press(hidden, 'Undo')))).toContain('Undone');
    expect(wordsOf(await queue(world))).toContain('## 1 review to decide');
  });

  test('and not about a later one like it', async () => {
    await using world = await startWithReview();
    const malik = world.sandbox.member('Malik');
    const hidden = await moderate(malik, reviewMessage(world), 'Hide', 'Abuse');
    await moderate(malik, reviewMessage(world), 'Show again');
    await moderate(malik, reviewMessage(world), 'Hide', 'Off topic');
    expect(wordsOf(messageOf(await malik.press(hidden, 'Undo')))).toContain('another decision');
    expect(reviewMessage(world).content).toBe('Hidden by a moderator.');
  });

  test('and brings back what was removed, also when its author has written and deleted another text since', async () => {
    await using world = await startWithReview();
    const [malik, noor] = [world.sandbox.member('Malik'), world.sandbox.member('Noor')];
    const removed = await moderate(malik, reviewMessage(world), 'Remove', 'Abuse');
    await writeReview(noor, 'Glass Heart', { body: 'Written in anger.', score: '1' });
    const asked = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
    await noor.press(asked, 'Delete');
    expect(wordsOf(messageOf(await malik.press(removed, 'Undo')))).toContain('The review is back');
    expect(reviewMessage(world).embeds[0]?.description).toContain('A show like no other.');
  });
});

test.each(['Hide', 'Remove', 'Cover spoilers', 'Freeze', 'Block author'])(
  'A reason that is pressed twice does not take the Undo of "%s" away',
  async (act) => {
    await using world = await startWithReview();
    const malik = world.sandbox.member('Malik');
    const asked = messageOf(await malik.press(await openPanel(malik, reviewMessage(world)), act));
    await Promise.all([malik.press(asked, 'Abuse'), malik.press(asked, 'Abuse')]);
    await malik.press(asked, 'Undo');
    const isShown = () =>
      reviewMessages(world).at(-1)?.embeds[0]?.description?.includes('A show like no other');
    await world.sandbox.until(() => isShown() === true, 'the review');
  },
);

describe('"Keep" is there while reports are open', () => {
  test('and not for a review whose message was deleted after its reports were closed', async () => {
    await using world = await startWithReports();
    const malik = world.sandbox.member('Malik');
    await malik.press(await queue(world), 'Keep');
    malik.remove(reviewMessages(world)[0] ?? { id: '' });
    const waits = async () => wordsOf(await queue(world)).includes('## 2 reviews to decide');
    await world.sandbox.until(waits, 'the deleted message');
    const [, leas] = JSON.stringify((await queue(world)).components).match(/"value":"([^"]+)"/) ?? [];
    const noors = messageOf(await malik.select(await queue(world), 'queue', leas ?? ''));
    expect(wordsOf(noors)).toContain('**Noor** on **Glass Heart**');
    expect(labelsOf(noors)).not.toContain('Keep');
  });

  test('and closes them once, whoever presses it in which panel', async () => {
    await using world = await startWithReview();
    const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
    await report(world, reviewMessage(world));
    const [malics, adas] = [
      await openPanel(malik, reviewMessage(world)),
      await openPanel(ada, reviewMessage(world)),
    ];
    await malik.press(malics, 'Keep');
    expect(wordsOf(messageOf(await ada.press(adas, 'Keep')))).toContain(
      `Decided already: <@${malik.id}> kept`,
    );
  });
});

test('Spoilers of a reported text never leak: all of its beginning is covered, and of the headline what was', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  const words = wordsOf(messageOf(await malik.press(await queue(world), 'Keep')));
  expect(words).toContain('> ||It was the gardener , \\*\\*all along||');
  expect(words).toContain('**The ||butler|| did it**');
});

test('From the menu, hiding takes three clicks', async () => {
  await using world = await startWithReview();
  const malik = world.sandbox.member('Malik');
  const panel = messageOf(await malik.useMessageCommand('Moderate review', reviewMessage(world)));
  const asked = messageOf(await malik.press(panel, 'Hide'));
  expect(labelsOf(asked)).toEqual(['Spoilers', 'Abuse', 'Off topic', 'Own words…', 'Back']);
  await malik.press(asked, 'Abuse');
  expect(reviewMessage(world).content).toBe('Hidden by a moderator.');
});

test('"Back" leads from the reasons to the review, and nothing is decided', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  const asked = messageOf(await malik.press(await queue(world), 'Remove'));
  const back = messageOf(await malik.press(asked, 'Back'));
  expect(wordsOf(back)).toContain('## 2 reviews to decide');
});

test('What another moderator has decided meanwhile is said, by whom and what, and the next is offered', async () => {
  await using world = await startWithReports();
  const [malik, ada] = [world.sandbox.member('Malik'), world.sandbox.member('Ada')];
  const [malics, adas] = [await queue(world), await queue(world, 'Ada')];
  await malik.press(malics, 'Keep');
  const told = wordsOf(messageOf(await ada.press(adas, 'Hide')));
  expect(told).toContain(`Decided already: <@${malik.id}> kept`);
  expect(told).toContain('**Léa** on **Dark**');
  expect(reviewMessages(world)[0]?.content).toBe('');
});

test('"Keep" tells nobody, and says so', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  const card = await queue(world);
  expect(wordsOf(card)).toContain('Neither the author nor whoever reported it is told');
  expect(wordsOf(messageOf(await malik.press(card, 'Keep')))).toContain('Nobody was told');
  const { sandbox } = world;
  for (const name of ['Noor', 'Jun']) {
    const person = sandbox.member(name);
    const { id } = openDirectChannel(sandbox.world, person.id);
    const answer = messageOf(await person.slash('/top'));
    expect([wordsOf(answer), person.messages(id)]).toEqual([expect.not.stringContaining('kept'), []]);
  }
});

test('Moderators read all of a hidden review, and see what was decided about its author before', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  await writeReview(world.sandbox.member('Noor'), 'Silent Sea', { score: '3' });
  await moderate(malik, reviewMessage(world), 'Hide', 'Abuse');
  const panel = await openPanel(malik, reviewMessage(world));
  const whole = messageOf(await malik.press(panel, 'Read all'));
  expect(whole.embeds[0]?.description).toContain('A show like no other.');
  expect(wordsOf(await queue(world))).toContain('1 other review by Noor: hidden');
  const theirs = messageOf(await malik.press(panel, 'Their reviews'));
  // Hidden ones first.
  expect(theirs.embeds[0]?.title).toContain('Silent Sea');
  expect(messageOf(await malik.press(theirs, '1 of 2 ›')).embeds[0]?.title).toContain('Glass Heart');
});

test('A block asks for its reason, and the review still waits', async () => {
  await using world = await startWithReports();
  const blocked = await decide(world.sandbox.member('Malik'), await queue(world), 'Block author', 'Abuse');
  expect(wordsOf(blocked)).toContain('✓ Noor is blocked');
  expect(wordsOf(blocked)).toContain('## 2 reviews to decide');
});

test('What was decided about one other review reads as one, about several with their numbers', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  await writeReview(world.sandbox.member('Noor'), 'Silent Sea', { score: '3' });
  const one = reviewMessage(world);
  for (const act of ['Cover spoilers', 'Hide', 'Freeze']) await moderate(malik, one, act, 'Abuse');
  expect(wordsOf(await queue(world))).toContain('1 other review by Noor: covered, hidden, and frozen');
  await writeReview(world.sandbox.member('Noor'), 'Loud Sea', { score: '3' });
  await moderate(malik, reviewMessage(world), 'Cover spoilers', 'Spoilers');
  expect(wordsOf(await queue(world))).toContain('2 other reviews by Noor: 2 covered, 1 hidden, and 1 frozen');
});

test('Reports that "Keep" has closed do not look open', async () => {
  await using world = await startWithReports();
  const malik = world.sandbox.member('Malik');
  const [noors] = reviewMessages(world);
  if (noors === undefined) throw new Error('Nothing is posted');
  expect(wordsOf(await openPanel(malik, noors))).toContain('-# 1 report\n');
  await moderate(malik, noors, 'Keep');
  expect(wordsOf(await openPanel(malik, noors))).toContain('-# 1 report, closed');
  await report(world, noors, 'Off topic', '', 'Léa');
  const words = wordsOf(await openPanel(malik, noors));
  expect(words).toContain('-# 1 report\n-# 1 report, closed');
});
