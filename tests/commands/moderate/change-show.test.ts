import { describe, expect, test } from 'vitest';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import { moderate } from '../../support/moderate.ts';
import { topList } from '../../support/top-list.ts';
import { react } from '../../support/votes.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

const manage = async ({ sandbox }: World, command: string, options: OptionValues, who = 'Ada') =>
  messageOf(await sandbox.member(who).slash(`/moderate show ${command}`, options));

const titles = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]?.title);
const untilTitled = (world: World, ...wanted: string[]) =>
  world.sandbox.until(() => titles(world).join() === wanted.join(), wanted.join());
const top = async ({ sandbox }: World) =>
  topList(messageOf(await sandbox.member('Ada').slash('/top'))).join('\n');

async function startWithReviews(...reviews: readonly (readonly [string, string, string])[]): Promise<World> {
  const world = await startWithReviewChannel({ onDisk: true });
  for (const [name, show, score] of reviews) await writeReview(world.sandbox.member(name), show, { score });
  return world;
}

/** Merges. Returns the message that says so. */
async function merge(world: World, show: string, into: string) {
  const asked = await manage(world, 'merge', { show, into });
  return messageOf(await world.sandbox.member('Ada').press(asked, 'Merge'));
}

describe('rename', () => {
  test('changes title and year, and updates the embeds', async () => {
    await using world = await startWithReviews(['Noor', 'Glas Hart', '8']);
    const answer = await manage(world, 'rename', { show: 'Glas Hart', title: 'Glass Heart (2025)' });
    expect(answer.embeds[0]?.description).toContain('Glass Heart (2025)');
    await untilTitled(world, '8/10 · Glass Heart (2025)');
  });

  test('says what it has changed, also that a year is gone, and nothing when that is nothing', async () => {
    await using world = await startWithReviews(['Noor', 'Dark (2020)', '8']);
    const answer = await manage(world, 'rename', { show: 'Dark (2020)', title: 'Light' });
    expect(answer.content).toBe(
      '**Dark (2020)** is now **Light**. Its reviews will show the new title. ' +
        'It no longer has the year 2020. To keep it, rename the show to **Light (2020)**.',
    );
    expect((await manage(world, 'rename', { show: 'Light', title: 'Light' })).content).toBe(
      'No change: it was already like that.',
    );
  });

  test('says what to do when the title is taken, the show is unknown, or the title is empty', async () => {
    await using world = await startWithReviews(['Noor', 'Dark', '8'], ['Noor', 'Dork', '2']);
    const taken = await manage(world, 'rename', { show: 'Dork', title: 'dark' });
    expect(taken.content).toContain('**Dark** already has this title. To make them one, run `/moderate show');
    expect((await manage(world, 'rename', { show: 'Nothing', title: 'X' })).content).toContain(
      "I don't know that show",
    );
    expect((await manage(world, 'rename', { show: 'Dork', title: ' ' })).content).toContain(
      'I need the title',
    );
    expect(titles(world)).toEqual(['8/10 · Dark', '2/10 · Dork']);
  });
});

test('A rename reads a year behind the title as adding a show does', async () => {
  await using world = await startWithReviews(
    ['Noor', 'Glass *Heart* (2019)', '8'],
    ['Noor', 'Kestrel & Finch (2019)', '7'],
    ['Noor', 'Blade', '9'],
  );
  const rename = async (show: string, title: string) =>
    (await manage(world, 'rename', { show, title })).content;
  expect(await rename('Kestrel & Finch (2019)', 'Glass *Heart* 2019')).toContain(
    '**Glass \\*Heart\\* (2019)** already has this title.',
  );
  expect(await rename('Kestrel & Finch (2019)', 'Kestrel 2021')).toContain('is now **Kestrel (2021)**');
  expect(await rename('Blade', 'Blade Runner 2049')).toContain('is now **Blade Runner 2049**');
});

test('An alias finds the show, until it is removed', async () => {
  await using world = await startWithReviews(['Noor', 'Glass Heart', '8'], ['Noor', 'Dark', '8']);
  const answer = await manage(world, 'alias', { show: 'Glass Heart', alias: 'グラスハート' });
  expect(answer.embeds[0]?.description).toContain('also found as グラスハート');
  expect((await manage(world, 'alias', { show: 'Glass Heart', alias: 'DARK' })).content).toContain(
    '**Dark** already has this title',
  );
  await writeReview(world.sandbox.member('Jun'), 'グラスハート', { score: '6' });
  expect(titles(world)).toContain('6/10 · Glass Heart');
  await world.stopBot();
  await world.startBot();
  await manage(world, 'alias', { show: 'Glass Heart', alias: 'グラスハート', remove: true });
  await writeReview(world.sandbox.member('Léa'), 'グラスハート', { score: '5' });
  expect(titles(world)).toContain('5/10 · グラスハート');
});

test('Only a change of the poster says what to do when no picture can be seen', async () => {
  await using world = await startWithReviews(['Noor', 'Dark', '8']);
  const link = 'https://images.example.com/dark.jpg';
  const hint = 'If you see no picture here';
  expect((await manage(world, 'poster', { show: 'Dark', link })).content).toContain(hint);
  for (const answer of [
    await manage(world, 'alias', { show: 'Dark', alias: 'Dunkel' }),
    await manage(world, 'rename', { show: 'Dark', title: 'Darker' }),
    await manage(world, 'poster', { show: 'Darker' }),
  ])
    expect(JSON.stringify(answer)).not.toContain(hint);
});

test('A merge does not offer the show itself', async () => {
  await using world = await startWithReviews(['Noor', 'Dark', '8'], ['Noor', 'Dork', '2']);
  const ada = world.sandbox.member('Ada');
  const offered = async (option: string, others: OptionValues) =>
    (await ada.autocomplete('/moderate show merge', option, 'd', others)).map(({ name }) => name);
  expect(await offered('show', {})).toHaveLength(2);
  expect(await offered('into', { show: 'Dark' })).toEqual([expect.stringContaining('Dork')]);
  expect(await offered('show', { into: 'Dork' })).toEqual([expect.stringContaining('Dark')]);
});

test('A poster appears in the reviews; anything but a link to a picture is refused', async () => {
  await using world = await startWithReviews(['Noor', 'Dark', '8']);
  const link = 'https://images.example.com/dark.jpg';
  expect((await manage(world, 'poster', { show: 'Dark', link })).embeds[0]?.thumbnail?.url).toBe(link);
  const thumbnail = () => reviewMessages(world)[0]?.embeds[0]?.thumbnail?.url;
  await world.sandbox.until(() => thumbnail() === link, 'the poster');
  expect((await manage(world, 'poster', { show: 'Dark', link: 'http://127.0.0.1/a' })).content).toContain(
    'https address',
  );
  await manage(world, 'poster', { show: 'Dark' });
  await world.sandbox.until(() => thumbnail() === undefined, 'no poster');
});

test('A kind is shown and named in choices; without one the show is of no kind', async () => {
  await using world = await startWithReviews(['Noor', 'Dark (2017)', '8']);
  const choices = async () =>
    (await world.sandbox.member('Ada').autocomplete('/review read', 'show', 'dark')).map(({ name }) => name);
  const set = await manage(world, 'kind', { show: 'Dark', kind: 'series' });
  expect(set.content).toBe('Kind set to Series. Lists of that kind now include the show.');
  expect(set.embeds[0]?.description).toBe('**Dark (2017)**\nSeries');
  expect(await choices()).toEqual(['Dark (2017) · series']);
  expect((await manage(world, 'kind', { show: 'Dark', kind: 'series' })).content).toContain('No change');
  await world.stopBot();
  await world.startBot();
  expect(await choices()).toEqual(['Dark (2017) · series']);
  expect((await manage(world, 'kind', { show: 'Dark' })).content).toBe(
    'Kind removed. Only lists of all shows now include it.',
  );
  expect(await choices()).toEqual(['Dark (2017)']);
});

describe('merge', () => {
  test('moves the reviews after a confirmation, and can be undone, even after a restart', async () => {
    await using world = await startWithReviews(['Noor', 'Glas Hart', '8'], ['Jun', 'Glass Heart', '6']);
    const asked = await manage(world, 'merge', { show: 'Glas Hart', into: 'Glass Heart' });
    expect(asked.content).toContain('1 review moves');
    expect(await top(world)).toContain('Glas Hart');
    const merged = messageOf(await world.sandbox.member('Ada').press(asked, 'Merge'));
    await untilTitled(world, '8/10 · Glass Heart', '6/10 · Glass Heart');
    expect(await top(world)).toContain('Glass Heart · mean 7.0 · 2 reviews');
    expect(await top(world)).not.toContain('Glas Hart');
    await writeReview(world.sandbox.member('Léa'), 'glas hart', { score: '7' });
    expect(titles(world)[2]).toBe('7/10 · Glass Heart');
    await world.stopBot();
    await world.startBot();
    expect(await top(world)).toContain('Glass Heart · mean 7.0 · 3 reviews');
    const ada = world.sandbox.member('Ada');
    const answers = await Promise.all([ada.press(merged, 'Undo'), ada.press(merged, 'Undo')]);
    expect(answers.map((answer) => messageOf(answer).content).join()).toMatch(
      /separate show again.*undone already/s,
    );
    await untilTitled(world, '8/10 · Glas Hart', '6/10 · Glass Heart', '7/10 · Glass Heart');
    expect(await top(world)).toContain('Glas Hart · one review: Noor gave 8');
  });

  test("makes the newer of a member's two reviews the current one, and keeps the other", async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '4'], ['Noor', 'Glas Hart', '9']);
    const noor = world.sandbox.member('Noor');
    const asked = await manage(world, 'merge', { show: 'Glas Hart', into: 'Glass Heart' });
    expect(asked.content).toContain('1 member has reviewed both');
    await world.sandbox.member('Ada').press(asked, 'Merge');
    const footers = () => reviewMessages(world).map(({ embeds }) => embeds.at(-1)?.footer?.text ?? '');
    await world.sandbox.until(() => footers()[0]?.startsWith('An earlier review'), 'the earlier review');
    expect(footers()[1]).toContain('Was this review helpful to you?');
    expect(await top(world)).toContain('Glass Heart · one review: Noor gave 9');
    const opened = await noor.slash('/review edit', { show: 'Glass Heart' });
    expect(JSON.stringify(opened)).toContain('"value":"9"');
    const asking = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
    const deleted = messageOf(await noor.press(asking, 'Delete'));
    expect(reviewMessages(world)).toEqual([]);
    await noor.press(deleted, 'Undo');
    await world.sandbox.until(() => reviewMessages(world).length === 2, 'both');
    expect(await top(world)).toContain('Glass Heart · one review: Noor gave 9');
  });

  test('says so when the shows are merged already, or two managers press at once', async () => {
    await using world = await startWithReviews(['Noor', 'Dark', '4'], ['Jun', 'Dork', '9']);
    const ada = world.sandbox.member('Ada');
    const [one, two] = [
      await manage(world, 'merge', { show: 'Dork', into: 'Dark' }),
      await manage(world, 'merge', { show: 'Dark', into: 'Dork' }),
    ];
    await ada.press(one, 'Merge');
    expect(messageOf(await ada.press(two, 'Merge')).content).toContain('already one show');
    expect((await manage(world, 'merge', { show: 'Dork', into: 'Dark' })).content).toContain(
      'already one show',
    );
  });

  test('asked about before another moderator merged the show elsewhere merges no third show', async () => {
    await using world = await startWithReviews(
      ['Noor', 'Darc', '8'],
      ['Jun', 'Dark', '6'],
      ['Léa', 'Arcane', '9'],
    );
    const asked = await manage(world, 'merge', { show: 'Darc', into: 'Dark' });
    const other = await manage(world, 'merge', { show: 'Darc', into: 'Arcane' }, 'Malik');
    await world.sandbox.member('Malik').press(other, 'Merge');
    const told = messageOf(await world.sandbox.member('Ada').press(asked, 'Merge'));
    expect(told.content).toContain('has become part of another one since');
    expect(await top(world)).toContain('Arcane · mean 8.5 · 2 reviews');
    expect(await top(world)).toContain('Dark · one review: Jun gave 6');
  });

  test('cannot be undone any more once another moderator has merged the show elsewhere', async () => {
    await using world = await startWithReviews(
      ['Noor', 'Darc', '8'],
      ['Jun', 'Dark', '6'],
      ['Léa', 'Arcane', '9'],
    );
    const ada = world.sandbox.member('Ada');
    const merged = await merge(world, 'Darc', 'Arcane');
    await ada.press(merged, 'Undo');
    await merge(world, 'Darc', 'Dark');
    // Another window still shows it.
    world.sandbox.world.messages.put(merged.id, merged);
    const told = messageOf(await ada.press(merged, 'Undo'));
    expect(told.content).toContain('has become part of another one since');
    expect(await top(world)).toContain('Dark · mean 7.0 · 2 reviews');
  });

  test('keeps votes on the review they were cast on, and keeps counting', async () => {
    await using world = await startWithReviews(['Noor', 'Glas Hart', '8'], ['Jun', 'Glass Heart', '6']);
    await merge(world, 'Glas Hart', 'Glass Heart');
    const [first] = reviewMessages(world);
    if (first) world.sandbox.member('Léa').react(first, '👍');
    await world.sandbox.until(
      () => reviewMessages(world)[0]?.embeds[0]?.footer?.text.includes('1 of 1'),
      'the vote',
    );
    react(world, 'Léa', '👍');
    await world.sandbox.until(
      () => reviewMessages(world)[1]?.embeds[0]?.footer?.text.includes('1 of 1'),
      'the other vote',
    );
  });
});

test('Moderators keep the shows in order, and the log tells each change once; members may not', async () => {
  await using world = await startWithReviews(['Noor', 'Dark', '8'], ['Jun', 'Dork', '2']);
  const { sandbox } = world;
  sandbox.createChannel('log');
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('log').id });
  const malik = sandbox.member('Malik');
  await manage(world, 'rename', { show: 'Dark', title: 'Darker' }, 'Malik');
  await manage(world, 'rename', { show: 'Darker', title: 'Darker' }, 'Malik');
  await manage(world, 'alias', { show: 'Darker', alias: 'Finster' }, 'Malik');
  await manage(world, 'alias', { show: 'Darker', alias: 'Finster' }, 'Malik');
  await manage(world, 'poster', { show: 'Darker', link: 'https://pictures.example/1.png' }, 'Malik');
  await manage(world, 'kind', { show: 'Darker', kind: 'film' }, 'Malik');
  await manage(world, 'kind', { show: 'Darker', kind: 'film' }, 'Malik');
  await manage(world, 'kind', { show: 'Darker' }, 'Malik');
  const asked = messageOf(await malik.slash('/moderate show merge', { show: 'Dork', into: 'Darker' }));
  await malik.press(messageOf(await malik.press(asked, 'Merge')), 'Undo');
  const told = () => sandbox.channel('log').messages.flatMap(({ embeds }) => embeds[0]?.description ?? []);
  await sandbox.until(() => told().length === 8, 'the log');
  const by = `<@${malik.id}>`;
  expect(told().slice(1).toSorted()).toEqual(
    [
      `${by} renamed **Dark** to **Darker**.`,
      `${by} added the title “Finster” to **Darker**.`,
      `${by} changed the poster of **Darker**.`,
      `${by} set the kind of **Darker** to Film.`,
      `${by} removed the kind of **Darker**.`,
      `${by} merged **Dork** into **Darker**.`,
      `${by} made **Dork** a separate show again.`,
    ].toSorted(),
  );
  await expect(manage(world, 'rename', { show: 'Darker', title: 'Dim' }, 'Noor')).rejects.toThrow(
    'may not use',
  );
});

describe('After adding a new show, a similar title is offered', () => {
  test('and "Yes, move it" moves the review to that show', async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '8']);
    const jun = world.sandbox.member('Jun');
    const answer = await writeReview(jun, 'Glass Hart', { score: '6' });
    expect(answer.content).toContain('Did you mean **Glass Heart**?');
    expect(messageOf(await jun.press(answer, 'Yes, move it')).content).toContain(
      'now belongs to **Glass Heart**',
    );
    await untilTitled(world, '8/10 · Glass Heart', '6/10 · Glass Heart');
  });

  test('and pressed twice it says so twice', async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '8']);
    const jun = world.sandbox.member('Jun');
    const answer = await writeReview(jun, 'Glass Hart', { score: '6' });
    for (const told of await Promise.all([1, 2].map(() => jun.press(answer, 'Yes, move it'))))
      expect(messageOf(told).content).toContain('now belongs to **Glass Heart**');
  });

  test.each([
    [{ score: '8.5' }, "You've already given it 8.5/10. Only the review you changed last counts"],
    [{}, "You've already reviewed it. Only the review you changed last counts"],
  ])(
    'and whoever has reviewed that show as well (%o) is told what becomes of that review',
    async (score, told) => {
      await using world = await startWithReviewChannel();
      const noor = world.sandbox.member('Noor');
      await writeReview(noor, 'Glass Heart', { body: 'Loud and tender.', ...score });
      const answer = await writeReview(noor, 'Glass Hart', { score: '3' });
      expect(answer.content).toContain(`Did you mean **Glass Heart**? ${told}`);
      expect(messageOf(await noor.press(answer, 'Yes, move it')).content).toContain('now belongs to');
    },
  );

  test('and whoever reviews that show before they press is asked again, and nothing has moved', async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '8']);
    const jun = world.sandbox.member('Jun');
    const answer = await writeReview(jun, 'Glass Hart', { score: '6' });
    await writeReview(jun, 'Glass Heart', { score: '8.5' });
    const asked = messageOf(await jun.press(answer, 'Yes, move it'));
    expect(asked.content).toContain("You've already given it 8.5/10.");
    expect(asked.content).toContain('Your review of **Glass Hart** is posted');
    expect(messageOf(await jun.press(asked, 'Yes, move it')).content).toContain('now belongs to');
  });

  test('but the review is not moved when somebody else has reviewed the new show meanwhile', async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '8']);
    const jun = world.sandbox.member('Jun');
    const answer = await writeReview(jun, 'Glass Hart', { score: '6' });
    await writeReview(world.sandbox.member('Léa'), 'Glass Hart', { score: '9' });
    const told = messageOf(await jun.press(answer, 'Yes, move it'));
    expect(told.content).toMatch(/can't be moved any more[\s\S]*review of \*\*Glass Hart\*\* is posted/);
    expect(JSON.stringify(told.components)).not.toContain('move-show');
  });

  test('but not for a title unlike any other, nor for a known show', async () => {
    await using world = await startWithReviews(['Noor', 'Glass Heart', '8']);
    for (const show of ['Dark', 'Glass Heart', 'Glass Heart 2']) {
      const answer = await writeReview(world.sandbox.member('Jun'), show, { score: '6' });
      expect(answer.content).not.toContain('Did you mean');
    }
  });
});

test('Once the newer of two merged reviews is removed, the older one no longer says that there is a newer', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const [noor, ada, malik] = [sandbox.member('Noor'), sandbox.member('Ada'), sandbox.member('Malik')];
  await writeReview(noor, 'Old show', { score: '8' });
  await writeReview(noor, 'New show', { score: '3' });
  const question = await ada.slash('/moderate show merge', { show: 'Old show', into: 'New show' });
  await ada.press(messageOf(question), 'Merge');
  const footer = () => reviewMessages(world)[0]?.embeds.at(-1)?.footer?.text ?? '';
  await sandbox.until(() => footer().startsWith('An earlier'), 'that it is replaced');
  await moderate(malik, reviewMessages(world)[1] ?? { id: '' }, 'Remove');
  await sandbox.until(() => footer().startsWith('Was this review helpful'), 'that it is current');
});
