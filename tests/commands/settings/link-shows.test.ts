import { describe, expect, test } from 'vitest';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { entryOf, listedCatalogue } from '../../support/listed-catalogue.ts';
import { pressForged } from '../../support/press-forged.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  type WorldOptions,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const HEART = entryOf(1, 'Glass Heart', { year: 2025, kind: 'drama' });
const DARK = entryOf(2, 'Dark', { year: 2017, kind: 'series' });
const DARK_FILM = entryOf(3, 'Dark', { year: 2020, kind: 'film' });
const PAPER = entryOf(4, 'Paper Satellites', { year: 2026 });

/** A world with a log, whose members have reviewed these shows, before there was a catalogue with these entries. */
async function startWithShows(
  shows: readonly string[],
  entries: readonly CatalogueEntry[] = [HEART, DARK, DARK_FILM, PAPER],
  options: WorldOptions = {},
) {
  const catalogue = listedCatalogue();
  const world = await startWithReviewChannel({ catalogue, ...options });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.createChannel('log').id });
  for (const show of shows) await writeReview(sandbox.member('Noor'), show, { score: '8' });
  catalogue.entries.push(...entries);
  return Object.assign(world, { catalogue });
}

const linkShows = async ({ sandbox }: World) =>
  messageOf(await sandbox.member('Ada').slash('/settings link-shows'));
const press = async ({ sandbox }: World, message: SandboxMessage, label: string) =>
  messageOf(await sandbox.member('Ada').press(message, label));
const now = ({ sandbox }: World, { id }: SandboxMessage) => sandbox.world.messages.get(id);
const inLog = (world: World) =>
  reviewMessages(world, 'log').map(({ embeds }) => embeds[0]?.description ?? '');
const titles = (world: World) => reviewMessages(world).map(({ embeds }) => embeds[0]?.title);

/** Links the shows. Resolves to the answer once the job is over. */
async function linked(world: World): Promise<SandboxMessage> {
  const answer = await linkShows(world);
  const current = () => now(world, answer) ?? answer;
  await world.sandbox.until(() => !labelsOf(current()).includes('Stop linking'), 'the end of the job');
  return current();
}

describe('/settings link-shows', () => {
  test('links what is certain at once, and counts what is not, and what the catalogue lacks', async () => {
    await using world = await startWithShows(['Glass Heart', 'Dark', 'Paper Satellites', 'Our Holiday']);
    const answer = await linked(world);
    expect(wordsOf(answer)).toContain("I've linked 2 shows.");
    expect(wordsOf(answer)).toContain('1 show needs your decision');
    expect(wordsOf(answer)).toContain("1 other show isn't linked.");
    expect(labelsOf(answer)).toEqual(['Decide 1 show', '2 linked shows', 'Search again']);
    expect(wordsOf(answer)).toContain('-# Our Holiday');
    await expect.poll(() => titles(world).join()).toMatch(/Glass Heart \(2025\).*Paper Satellites \(2026\)/);
    await expect.poll(() => inLog(world)).toContainEqual(expect.stringMatching(/started to link shows/));
    await expect
      .poll(() => inLog(world))
      .toContain("I've linked 2 of 4 shows to the catalogue. `/settings link-shows` has the rest.");
  });

  test('asks the catalogue without hurry, and never for adults’ titles', async () => {
    await using world = await startWithShows(['Glass Heart (2025)']);
    world.catalogue.questions.length = 0;
    await linked(world);
    expect(world.catalogue.questions).toMatchObject([
      { typed: 'Glass Heart (2025)', adult: false, unhurried: expect.any(AbortSignal) },
    ]);
  });

  test('says so when no show is left to link, or none was ever reviewed', async () => {
    await using world = await startWithShows([]);
    expect(wordsOf(await linked(world))).toContain('No show is left to link.');
  });

  test('goes on after a restart where it was, and links no show twice', async () => {
    const shows = ['Glass Heart', 'Paper Satellites', 'Third Time', 'Fourth Wall'];
    const entries = shows.map((title, id) => entryOf(id + 1, title));
    await using world = await startWithShows(shows, entries, {
      onDisk: true,
      timing: { linkSpacing: 60_000 },
    });
    world.catalogue.questions.length = 0;
    const answer = await linkShows(world);
    await expect.poll(() => wordsOf(now(world, answer) ?? answer)).toContain("I've looked up 1 of 4 shows");
    await world.stopBot();
    await world.startBot({ timing: { linkSpacing: 1, progressSpacing: 20 } });
    await expect.poll(() => inLog(world)).toContainEqual(expect.stringContaining("I've linked 4 of 4 shows"));
    expect(world.catalogue.questions.map(({ typed }) => typed).sort()).toEqual(shows.toSorted());
  });

  test('can be stopped, from the check too, and started again', async () => {
    await using world = await startWithShows(['Glass Heart', 'Paper Satellites'], undefined, {
      timing: { linkSpacing: 60_000 },
    });
    const answer = await linkShows(world);
    await expect.poll(() => wordsOf(now(world, answer) ?? answer)).toContain("I've looked up 1 of 2 shows");
    const check = messageOf(await world.sandbox.member('Ada').slash('/settings check'));
    expect(labelsOf(check)).toContain('Stop linking');
    const stopped = await press(world, now(world, answer) ?? answer, 'Stop linking');
    expect(wordsOf(stopped)).toContain("Stopped: I've looked up 1 of 2 shows.");
    await expect
      .poll(() => inLog(world))
      .toContainEqual(expect.stringMatching(/stopped linking shows after 1 of 2 shows/));
    expect(wordsOf(await linkShows(world))).toContain("I've looked up 0 of 1 show");
  });

  test('leaves a show alone that another show of the server is the same as: a manager decides', async () => {
    await using world = await startWithShows(
      ['Glass Heart', 'グラスハート'],
      [{ ...HEART, titles: ['グラスハート'] }],
    );
    const answer = await linked(world);
    expect(wordsOf(answer)).toContain("I've linked 1 show.");
    const decide = await press(world, answer, 'Decide 1 show');
    expect(labelsOf(decide)).toContain('Merge them');
    const merged = await press(world, decide, 'Merge them');
    expect(wordsOf(merged)).toMatch(/✓ .*Glass/);
    expect(labelsOf(merged)).toContain('Undo');
  });
});

describe('The list of shows to decide', () => {
  const TWO = ['Dark', 'Signal'];
  const SIGNALS = [entryOf(5, 'Signal', { year: 2016, kind: 'drama' }), entryOf(6, 'Signal', { year: 2018 })];

  const startDeciding = async () => {
    const world = await startWithShows(TWO, [DARK, DARK_FILM, ...SIGNALS]);
    return Object.assign(world, { first: await press(world, await linked(world), 'Decide 2 shows') });
  };
  const headOf = (message: SandboxMessage) => /### (\w+)/.exec(wordsOf(message))?.[1];

  test('shows one after the other with what it may be, and links what is picked', async () => {
    await using world = await startDeciding();
    expect(wordsOf(world.first)).toContain('2 shows to decide');
    expect(labelsOf(world.first)).toEqual(['This one', 'This one', 'None of these', 'Skip ›']);
    const name = headOf(world.first);
    const second = await press(world, world.first, 'This one');
    expect(wordsOf(second)).toMatch(
      new RegExp(`✓ \\*\\*${name} \\(\\d{4}\\)\\*\\* is linked to the catalogue\\.`),
    );
    expect(wordsOf(second)).toContain('1 show to decide');
    expect(headOf(second)).not.toBe(name);
    expect(labelsOf(second)).toEqual(['Undo', 'This one', 'This one', 'None of these']);
    const last = await press(world, second, 'None of these');
    expect(wordsOf(last)).toContain('stays as it is.');
    expect(wordsOf(last)).toContain('1 show stays unlinked, as you decided.');
    expect(labelsOf(last)).toEqual(['Undo']);
  });

  test('Undo brings a show back to the list, whatever was decided', async () => {
    await using world = await startDeciding();
    const name = headOf(world.first);
    const second = await press(world, world.first, 'This one');
    const back = await press(world, second, 'Undo');
    expect(wordsOf(back)).toContain('2 shows to decide');
    expect(headOf(back)).toBe(name);
    const left = await press(world, back, 'None of these');
    expect(headOf(await press(world, left, 'Undo'))).toBe(name);
  });

  test('a show that was left alone is not searched for again', async () => {
    await using world = await startDeciding();
    const left = await press(world, await press(world, world.first, 'None of these'), 'None of these');
    expect(labelsOf(left)).toEqual(['Undo']);
    const again = await linked(world);
    expect(wordsOf(again)).toContain('2 shows stay unlinked, as you decided.');
    expect(labelsOf(again)).toEqual([]);
  });

  test('Skip leads to the next, and a select to any', async () => {
    await using world = await startDeciding();
    const name = headOf(world.first);
    const second = await press(world, world.first, 'Skip ›');
    expect(headOf(second)).not.toBe(name);
    const picked = await world.sandbox.member('Ada').select(second, 'Another show', [name ?? '']);
    expect(headOf(messageOf(picked))).toBe(name);
  });

  test('stays after a restart, and is where the command leads', async () => {
    await using world = await startWithShows(['Dark'], undefined, { onDisk: true });
    await linked(world);
    await world.stopBot();
    await world.startBot();
    expect(labelsOf(await linkShows(world))).toEqual(['Decide 1 show', 'Search again']);
  });

  test('leaves what others have decided since, to who decides and to who undoes', async () => {
    await using world = await startWithShows(['Dark']);
    const ada = world.sandbox.member('Ada');
    const first = await press(world, await linked(world), 'Decide 1 show');
    const choices = await ada.autocomplete('/moderate show link', 'entry', 'Dark', { show: 'Dark' });
    const film = String(choices.find(({ name }) => name.includes('2020'))?.value);
    const linkToFilm = () => ada.slash('/moderate show link', { show: 'Dark', entry: film });
    const shown = async () => wordsOf(messageOf(await ada.slash('/show', { show: 'Dark' })));
    await linkToFilm();
    expect(wordsOf(await press(world, first, 'This one'))).toContain('somebody else has linked or unlinked');
    expect(await shown()).toContain('Dark (2020)');
    await ada.slash('/moderate show unlink', { show: 'Dark' });
    const decided = await press(world, first, 'This one');
    expect(wordsOf(decided)).toContain('✓ **Dark (2017)** is linked');
    await linkToFilm();
    expect(wordsOf(await press(world, decided, 'Undo'))).toContain('somebody else has linked or unlinked');
    expect(await shown()).toContain('Dark (2020)');
  });

  test('passes over what moderators have linked meanwhile', async () => {
    await using world = await startDeciding();
    const name = headOf(world.first) ?? '';
    const ada = world.sandbox.member('Ada');
    const offered = messageOf(await ada.slash('/moderate show link', { show: name }));
    await press(world, offered, 'This one');
    expect(headOf(await press(world, world.first, 'None of these'))).not.toBe(name);
  });
});

describe('The list of linked shows', () => {
  const SHOWS = Array.from({ length: 23 }, (_, index) => `Show of the Week ${index + 1}`);
  const ENTRIES = SHOWS.map((title, index) => entryOf(index + 1, title, { year: 2001 + index }));

  test('has pages, takes back the link of one show, which waits for a decision then, or all', async () => {
    await using world = await startWithShows(SHOWS.slice(0, 12), ENTRIES, { sandbox: { unlimited: true } });
    const list = await press(world, await linked(world), '12 linked shows');
    expect(labelsOf(list)).toEqual(['Undo all 12', '1 of 2 ›']);
    expect(wordsOf(list)).not.toContain('Show of the Week 9 (2009)');
    expect(wordsOf(await press(world, list, '1 of 2 ›'))).toContain('Show of the Week 9 (2009)');
    await press(world, list, '2 of 2 ›');
    const ada = world.sandbox.member('Ada');
    const one = messageOf(await ada.select(list, 'Take one back', ['Show of the Week 1 (2001)']));
    expect(wordsOf(one)).toContain("**Show of the Week 1** isn't linked any more. It's back on the list");
    expect(labelsOf(one)).toContain('Undo all 11');
    const undone = await press(world, one, 'Undo all 11');
    expect(wordsOf(undone)).toContain("✓ 11 shows aren't linked any more.");
    await expect
      .poll(() => inLog(world))
      .toContainEqual(expect.stringContaining('took back the links of 11 shows'));
    await world.sandbox.until(() => titles(world).every((title) => !title?.includes('(20')), 'no years');
    // They can be linked again; the one that was taken back by itself waits.
    const again = await linked(await pressAgain(world, undone));
    expect(wordsOf(again)).toContain("I've linked 11 shows.");
    expect(wordsOf(again)).toContain('1 show needs your decision');
  });

  async function pressAgain(world: Awaited<ReturnType<typeof startWithShows>>, message: SandboxMessage) {
    await press(world, message, 'Search again');
    return world;
  }
});

test('Buttons of lists that are over lead to what is there, forged ones to a sentence', async () => {
  await using world = await startWithShows(['Glass Heart']);
  const ada = world.sandbox.member('Ada');
  for (const id of ['links', 'links:x', 'links-made:9', 'links-made', 'links-undo-all'])
    expect(wordsOf(messageOf(await pressForged(world, ada, id))), id).toContain('Shows and the catalogue');
  for (const id of [
    'links-pick:x:tvmaze:1',
    'links-alone:x',
    'links-undecide:x',
    'links-undo:1',
    'links-merge:x:y',
  ])
    expect(wordsOf(messageOf(await pressForged(world, ada, id))), id).toMatch(
      /no longer|isn't|older version/,
    );
});
