import { describe, expect, test } from 'vitest';
import type { Modal } from '../../../../src/sandbox/interactions/interactions.ts';
import { moderate } from '../../../support/moderate.ts';
import {
  blockMember,
  keptDraft,
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const suggest = ({ sandbox }: World, typed: string, who = 'Noor') =>
  sandbox.member(who).autocomplete('/review write', 'show', typed);

const names = async (...asked: Parameters<typeof suggest>) =>
  (await suggest(...asked)).map(({ name }) => name);

async function worldWith(...titles: string[]): Promise<World> {
  const world = await startWithReviewChannel();
  for (const title of titles) await writeReview(world.sandbox.member('Ada'), title, { score: '8' });
  return world;
}

describe('While a member types a show', () => {
  test('shows are found despite typos, case, accents and width, in every script', async () => {
    await using world = await worldWith('Glass Heart (2025)', 'Amélie', '呪術廻戦', '사랑의 불시착');
    for (const [typed, found] of [
      ['glas haert', 'Glass Heart (2025)'],
      ['HEART', 'Glass Heart (2025)'],
      ['Ｇｌａｓｓ', 'Glass Heart (2025)'],
      ['amelie', 'Amélie'],
      ['術廻', '呪術廻戦'],
      ['사랑', '사랑의 불시착'],
    ] as const)
      expect(await names(world, typed), typed).toContain(found);
  });

  test('a new title can be added, a known one cannot be added again', async () => {
    await using world = await worldWith('Glass Heart');
    expect(await names(world, 'Glass H')).toEqual(['Glass Heart', 'Add “Glass H”']);
    expect(await names(world, 'heart glas')).toEqual(['Glass Heart', 'Add “heart glas”']);
    expect(await names(world, ' gLASS  heart ')).toEqual(['Glass Heart']);
    expect(await names(world, 'Glass Heart (2025)')).toEqual(['Glass Heart']);
    expect(await names(world, 'The Glass Heart')).toEqual(['Glass Heart', 'Add “The Glass Heart”']);
    expect(await names(world, 'Glass Hart')).toEqual(['Glass Heart', 'Add “Glass Hart”']);
    expect(await names(world, '')).toEqual(['Glass Heart']);
    expect(await names(world, '\u200b')).not.toContain('Add “\u200b”');
  });

  test('adding a new title comes before shows that only share a word with it', async () => {
    await using world = await worldWith('Squid Game', 'Game of Shadows');
    expect(await names(world, 'Game of Thrones')).toEqual([
      'Add “Game of Thrones”',
      'Game of Shadows',
      'Squid Game',
    ]);
  });

  test('adding a title comes behind a show that it begins, whatever is between its words, and is asked about once it is added', async () => {
    await using world = await worldWith('The Lighthouse Shift (2024)', 'Kestrel & Finch (2019)', 'Love');
    for (const [typed, found] of [
      ['light shi', 'The Lighthouse Shift (2024)'],
      ['light house', 'The Lighthouse Shift (2024)'],
      ['lighthouseshift', 'The Lighthouse Shift (2024)'],
      ['lighthouse 2020', 'The Lighthouse Shift (2024)'],
      ['kestrel and finch', 'Kestrel & Finch (2019)'],
      ['lvoe', 'Love'],
    ] as const)
      expect((await names(world, typed))[0], typed).toBe(found);
    const noor = world.sandbox.member('Noor');
    for (const title of ['lighthouseshift', 'kestrel and finch']) {
      const added = await writeReview(noor, title, { score: '7' });
      expect(added.content, title).toContain('Did you mean');
    }
  });

  test('a year behind a new title is offered as its year, unless it is still to come', async () => {
    await using world = await worldWith('Some Show (2025)', 'Another Show (2025)');
    expect(await names(world, 'Andor 2022')).toEqual(['Add “Andor (2022)”', 'Add “Andor 2022”']);
    expect(await names(world, 'Blade Runner 2049')).toEqual(['Add “Blade Runner 2049”']);
    expect(await names(world, '1917')).toEqual(['Add “1917”']);
    expect(await names(world, '2001: A Space Odyssey')).toEqual(['Add “2001: A Space Odyssey”']);
    expect(await names(world, 'Wholly new 2025')).toEqual([
      'Add “Wholly new (2025)”',
      'Add “Wholly new 2025”',
    ]);
    const noor = world.sandbox.member('Noor');
    for (const [title, posted] of [
      ['Andor (2022)', '7/10 · Andor (2022)'],
      ['Wonder Woman 1984', '7/10 · Wonder Woman 1984'],
    ] as const) {
      const offered = (await suggest(world, title.replace(/[()]/g, ''))).find(({ value }) => value === title);
      await writeReview(noor, String(offered?.value), { score: '7' });
      expect(reviewMessages(world).at(-1)?.embeds[0]?.title).toBe(posted);
    }
  });

  test('another year of a title is added first, and never mistaken for the one that is there', async () => {
    await using world = await worldWith('The Lighthouse Shift (2024)');
    await writeReview(world.sandbox.member('Noor'), 'The Lighthouse Shift (2024)', { score: '8.5' });
    for (const typed of ['The Lighthouse Shift (2020)', 'the lighthouse shift 2020'])
      expect((await names(world, typed)).slice(0, 2)).toEqual([
        expect.stringMatching(/^Add “the lighthouse shift \(2020\)”$/i),
        '✎ 8.5 · The Lighthouse Shift (2024)',
      ]);
    const [add] = await suggest(world, 'The Lighthouse Shift (2020)');
    const opened = await world.sandbox.member('Noor').slash('/review write', { show: String(add?.value) });
    // One is asked whether it is the other year.
    expect(messageOf(opened).content).toContain('Which show do you mean');
  });

  test('own shows are marked with their score, also where one edits', async () => {
    await using world = await worldWith('Glass Heart', 'Glass House');
    const noor = world.sandbox.member('Noor');
    await writeReview(noor, 'Glass Heart', { score: '8.5' });
    await writeReview(noor, 'Glass House', { body: 'No score.' });
    expect(await names(world, 'glass h')).toEqual(['✎ 8.5 · Glass Heart', '✎ Glass House', 'Add “glass h”']);
    expect(await names(world, 'glass h', 'Jun')).toEqual(['Glass Heart', 'Glass House', 'Add “glass h”']);
    const own = await noor.autocomplete('/review edit', 'show', '');
    expect(own.map(({ name }) => name)).toEqual(['✎ Glass House', '✎ 8.5 · Glass Heart']);
    for (const show of own.flatMap(({ name, value }) => [name, String(value)]))
      expect((await noor.slash('/review edit', { show })).kind).toBe('modal');
  });

  test('an alias of a show without reviews leads to that show', async () => {
    await using world = await worldWith('Glass Heart');
    const ada = world.sandbox.member('Ada');
    await ada.slash('/moderate show alias', { show: 'Glass Heart', alias: 'Crystal Soul' });
    const asked = messageOf(await ada.slash('/review delete', { show: 'Glass Heart' }));
    await ada.press(asked, 'Delete');
    expect(await names(world, 'crystal soul')).toEqual(['Glass Heart']);
  });

  test('titles of up to 150 characters can be added, and longer ones are told so', async () => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    for (const length of [96, 100, 150]) {
      const title = `${'x'.repeat(length - 2)}${length % 7} `.trim();
      const [choice] = await suggest(world, title);
      expect(choice?.name, title).toMatch(/^Add “x+/);
      const opened = await noor.slash('/review write', { show: String(choice?.value) });
      if (opened.kind !== 'modal') throw new Error(`No form for ${length}`);
      await noor.submit(opened.modal, { body: 'Text.', score: '8' });
      expect(reviewMessages(world).at(-1)?.embeds[0]?.title).toBe(`8/10 · ${title}`);
    }
    const long = `${'z'.repeat(120)} and its end`;
    const [byName] = await suggest(world, long);
    await writeReview(noor, String(byName?.name), { score: '7' });
    expect(reviewMessages(world).at(-1)?.embeds[0]?.title).toBe(`7/10 · ${long}`);
    const [choice] = await suggest(world, 'y'.repeat(151));
    expect(choice?.name).toBe('This title is too long: 150 characters at most');
    const told = messageOf(await noor.slash('/review write', { show: String(choice?.value) }));
    expect(told.content).toContain('it can have 150 characters');
  });

  test('two drafts of one title have different names', async () => {
    await using world = await worldWith();
    await keptDraft(world, 'Noor', 'Half a Thought', { body: 'One.' });
    const noor = world.sandbox.member('Noor');
    const ada = world.sandbox.member('Ada');
    const [first, second] = [
      await noor.slash('/review write', { show: 'Half a Thought' }),
      await noor.slash('/review write', { show: 'Half a Thought' }),
    ];
    await blockMember(ada, 'Noor');
    for (const [opened, body] of [
      [first, 'Two.'],
      [second, 'Three.'],
    ] as const)
      if (opened.kind === 'modal') await noor.submit(opened.modal, { body });
    await ada.slash('/moderate member unblock', { member: noor.id });
    const offered = (await names(world, 'half')).filter((name) => name.startsWith('✎ Continue'));
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered.length).toBeGreaterThan(1);
  });

  test('no input breaks the limits of a choice', async () => {
    await using world = await worldWith(`${'長'.repeat(100)} (2025)`);
    for (const typed of ['長', 'x'.repeat(100), '👨‍👩‍👧'.repeat(300), 'y'.repeat(6000), 'id:', 'a"\'\\*(']) {
      const choices = await suggest(world, typed);
      for (const { name, value } of choices) {
        expect([...name].length).toBeLessThanOrEqual(100);
        expect([...String(value)].length).toBeLessThanOrEqual(100);
      }
    }
  });

  test("a member's draft comes first, and nobody else sees it", async () => {
    await using world = await worldWith('Alpha', 'Alphabet');
    await keptDraft(world, 'Noor', 'Alphabet', { body: 'Unfinished.' });
    expect(await names(world, 'alph')).toEqual(['✎ Continue: Alphabet', 'Alpha', 'Add “alph”']);
    expect((await names(world, ''))[0]).toBe('✎ Continue: Alphabet');
    expect(await names(world, '', 'Jun')).toEqual(['Alphabet', 'Alpha']);
  });
});

describe('A picked choice', () => {
  test('opens the modal of its show, whether its value or its name arrives', async () => {
    await using world = await worldWith('Glass Heart (2025)', `${'長'.repeat(100)} (2024)`);
    await keptDraft(world, 'Noor', 'Half a Thought', { body: 'Unfinished.' });
    const noor = world.sandbox.member('Noor');
    for (const typed of ['glass', '長', 'half', 'Brand New']) {
      const [choice] = await suggest(world, typed);
      if (choice === undefined) throw new Error(`Nothing is offered for ${typed}`);
      const opened = [];
      for (const show of [String(choice.value), choice.name]) {
        const answer = await noor.slash('/review write', { show });
        if (answer.kind !== 'modal') throw new Error(`No modal for ${show}: ${JSON.stringify(answer)}`);
        opened.push(answer.modal);
      }
      const [byValue, byName] = opened;
      expect(byName?.title).toBe(byValue?.title);
      if (typed !== 'Brand New') expect(showOf(byName)).toBe(showOf(byValue));
    }
  });

  test('opens the right modal by a name from which Discord has removed joiners and selectors', async () => {
    const long = `👩‍❤️‍👨 ${'長'.repeat(90)} (2024)`;
    await using world = await worldWith('Brave ❤️ Heart (2025)', long);
    const noor = world.sandbox.member('Noor');
    await keptDraft(world, 'Noor', 'Half a ❤️ Thought', { body: 'Unfinished.' });
    for (const typed of ['brave', '長', 'half']) {
      const [choice] = await suggest(world, typed);
      const byValue = await noor.slash('/review write', { show: String(choice?.value) });
      const byName = await noor.slash('/review write', { show: choice?.name ?? '' });
      if (byValue.kind !== 'modal' || byName.kind !== 'modal') throw new Error(JSON.stringify(byName));
      expect(showOf(byName.modal)).toBe(showOf(byValue.modal));
    }
  });

  test('continues a draft, which is no longer offered once it is posted', async () => {
    await using world = await worldWith();
    const noor = world.sandbox.member('Noor');
    await keptDraft(world, 'Noor', 'Half a Thought', {
      headline: 'So far',
      body: 'Unfinished.',
      spoilers: true,
    });
    const [choice] = await suggest(world, 'half');
    const opened = await noor.slash('/review write', { show: String(choice?.value) });
    if (opened.kind !== 'modal') throw new Error('No modal opened');
    await noor.submit(opened.modal, { score: '6.5' });
    expect(reviewMessages(world)[0]?.embeds[0]).toMatchObject({
      title: '6.5/10 · Half a Thought',
      description: expect.stringContaining('**So far**'),
    });
    expect(await names(world, 'half')).toEqual(['✎ 6.5 · Half a Thought', 'Add “half”']);
  });
});

test.each(['new: horizons', 'id: unknown', 'too-long: a story'])(
  'A title may begin as the bot marks its choices: %s',
  async (title) => {
    await using world = await startWithReviewChannel();
    const noor = world.sandbox.member('Noor');
    const [add] = await noor.autocomplete('/review write', 'show', title);
    for (const show of [title, String(add?.value)])
      expect((await openModal(noor, show)).title, show).toContain(title);
  },
);

test('A choice whose draft is gone does not become a title', async () => {
  await using world = await startWithReviewChannel();
  const answer = await world.sandbox.member('Noor').slash('/review write', { show: 'id:AAAAAAAAAAAAAAAA' });
  expect(messageOf(answer).content).toContain('I no longer have a saved text for this show');
});

test('A choice that names the kind of its show means it, also when Discord sends the name, shortened or not', async () => {
  const long = `The Lighthouse Shift ${'and the Sea '.repeat(9).trim()}`;
  await using world = await worldWith(`${long} (2024)`, 'Sherbet Line (2026)');
  const [ada, noor] = [world.sandbox.member('Ada'), world.sandbox.member('Noor')];
  await ada.slash('/moderate show kind', { show: 'Sherbet Line', kind: 'film' });
  await ada.slash('/moderate show kind', { show: long, kind: 'anime' });
  for (const [typed, who, title, shown] of [
    ['sherbet', ada, 'Sherbet Line (2026)', '✎ 8 · Sherbet Line (2026) · film'],
    ['sherbet', noor, 'Sherbet Line (2026)', 'Sherbet Line (2026) · film'],
    ['lighthouse', ada, long, / · The Lighthouse .*… \(2024\) · anime$/],
    ['lighthouse', noor, long, /^The Lighthouse .*… \(2024\) · anime$/],
  ] as const) {
    const choice = (await who.autocomplete('/review write', 'show', typed))[0];
    expect(choice?.name).toMatch(shown);
    expect([...(choice?.name ?? '')].length).toBeLessThanOrEqual(100);
    for (const show of [String(choice?.value), choice?.name ?? '']) {
      const read = messageOf(await noor.slash('/review read', { show }));
      expect(read.embeds[0]?.title, show).toContain(title);
      expect((await openModal(noor, show)).custom_id, show).not.toContain('undefined');
    }
  }
  expect((await suggest(world, '')).length).toBe(2);
});

/** The id of the show that a modal is for. */
const showOf = (modal: Modal | undefined): string | undefined => modal?.custom_id.split(':')[1];

test('A title is offered no longer once the last review of its show is removed or hidden', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const malik = sandbox.member('Malik');
  const offers = async (command: string) =>
    (await sandbox.member('Jun').autocomplete(command, 'show', 'rude')).map(({ name }) => name);
  for (const label of ['Hide', 'Remove']) {
    await writeReview(sandbox.member('Noor'), `A rude title, ${label}`, { score: '0' });
    expect(await offers('/review write')).toContain(`A rude title, ${label}`);
    const message = reviewMessages(world).at(-1) ?? { id: '' };
    await moderate(malik, message, label);
  }
  expect((await offers('/review write')).filter((name) => name.startsWith('A rude'))).toEqual([]);
  expect(await offers('/review read')).toEqual([]);
  // Moderators still find it, to rename or merge it.
  const all = await malik.autocomplete('/moderate show rename', 'show', 'rude');
  expect(all).toHaveLength(2);
});

test('What is typed without picking a choice reaches the show by alias, typo and article, but never another year', async () => {
  await using world = await worldWith('Le Dernier Ferry (2021)', 'Harbour');
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  await ada.slash('/moderate show alias', { show: 'Harbour', alias: 'Le Port' });
  for (const [typed, title] of [
    ['Dernier Ferry', '8/10 · Le Dernier Ferry (2021)'],
    ['le dernier fery', '8/10 · Le Dernier Ferry (2021)'],
    ['le dernier ferry 2021', '8/10 · Le Dernier Ferry (2021)'],
    ['le port', '8/10 · Harbour'],
    ['harbuor', '8/10 · Harbour'],
  ] as const) {
    const read = messageOf(await sandbox.member('Jun').slash('/review read', { show: typed }));
    expect(read.embeds[0]?.title, typed).toBe(title);
    expect((await ada.slash('/review edit', { show: typed })).kind, typed).toBe('modal');
    expect(messageOf(await ada.slash('/review delete', { show: typed })).content, typed).toContain(
      'Delete your review',
    );
    const renamed = messageOf(await ada.slash('/moderate show poster', { show: typed }));
    expect(renamed.content, typed).toContain('Poster');
  }
  for (const show of ['Le Dernier Ferry (1999)', 'dernier 1999', 'ferry dernier (1999)']) {
    const other = messageOf(await sandbox.member('Jun').slash('/review read', { show }));
    expect(other.content, show).toContain("I don't know that show");
  }
});
