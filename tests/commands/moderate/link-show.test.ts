import { describe, expect, test } from 'vitest';
import type { OptionValues } from '../../../src/sandbox/people/command-options.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { entryOf, listedCatalogue } from '../../support/listed-catalogue.ts';
import { pressForged } from '../../support/press-forged.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const POSTER = 'https://static.tvmaze.com/uploads/images/medium_portrait/1/1.jpg';
const HEART = entryOf(1, 'Glass Heart', {
  titles: ['グラスハート'],
  year: 2025,
  kind: 'drama',
  poster: POSTER,
  episodes: 10,
  ids: { tvmaze: '1', mydramalist: '700001' },
});
const HEARTS = entryOf(2, 'Glass Hearts', { year: 1999, kind: 'film' });

const asModerator = async ({ sandbox }: World, command: string, options: OptionValues) =>
  messageOf(await sandbox.member('Ada').slash(`/moderate show ${command}`, options));
const press = async ({ sandbox }: World, message: SandboxMessage, label: string) =>
  messageOf(await sandbox.member('Ada').press(message, label));
const embed = (world: World) => reviewMessages(world)[0]?.embeds[0];
const inLog = (world: World) =>
  reviewMessages(world, 'log').map(({ embeds }) => embeds[0]?.description ?? '');

/** A world with a log, whose members have reviewed these shows, before there was a catalogue for them. */
async function startWithShows(...shows: readonly string[]) {
  const catalogue = listedCatalogue();
  const world = await startWithReviewChannel({ catalogue });
  const { sandbox } = world;
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.createChannel('log').id });
  for (const show of shows) await writeReview(sandbox.member('Noor'), show, { score: '8' });
  catalogue.entries.push(HEART, HEARTS);
  return Object.assign(world, { catalogue });
}

describe('/moderate show link', () => {
  test('offers what the show may be, with pictures, and links the one that is picked; its reviews get the poster', async () => {
    await using world = await startWithShows('Glass Heart');
    const offered = await asModerator(world, 'link', { show: 'Glass Heart' });
    expect(wordsOf(offered)).toContain('Which one is Glass Heart?');
    expect(wordsOf(offered)).toContain('Glass Heart (2025)');
    expect(wordsOf(offered)).toContain('-# Drama · 10 episodes');
    expect(wordsOf(offered)).toContain('-# [TVmaze](https://www.tvmaze.com/shows/1)');
    expect(wordsOf(offered)).toContain('グラスハート');
    expect(JSON.stringify(offered.components)).toContain(POSTER);
    expect(labelsOf(offered)).toEqual(['This one', 'This one']);
    const linked = await press(world, offered, 'This one');
    expect(wordsOf(linked)).toContain('**Glass Heart (2025)** is linked to the catalogue.');
    expect(labelsOf(linked)).toEqual(['Undo']);
    await world.sandbox.until(() => embed(world)?.thumbnail?.url === POSTER, 'the poster');
    expect(embed(world)?.title).toContain('Glass Heart (2025)');
    await expect
      .poll(() => inLog(world))
      .toContainEqual(expect.stringContaining('linked **Glass Heart (2025)** to'));
  });

  test('Undo gives back what members and managers had made of the show', async () => {
    await using world = await startWithShows('Glass Heart');
    const linked = await press(world, await asModerator(world, 'link', { show: 'Glass Heart' }), 'This one');
    await world.sandbox.until(() => embed(world)?.thumbnail !== undefined, 'the poster');
    const undone = await press(world, linked, 'Undo');
    expect(wordsOf(undone)).toContain("**Glass Heart** isn't linked any more.");
    await world.sandbox.until(() => embed(world)?.thumbnail === undefined, 'no poster');
    expect(embed(world)?.title).toContain('Glass Heart');
    expect(embed(world)?.title).not.toContain('2025');
    // And the other way round.
    await press(world, undone, 'Undo');
    await world.sandbox.until(() => embed(world)?.thumbnail !== undefined, 'the poster again');
  });

  test('takes a pasted address, also of a site that is no source, and says when it knows none there', async () => {
    await using world = await startWithShows('GH');
    const entry = 'https://mydramalist.com/700001-glass-heart?lang=en';
    const linked = await asModerator(world, 'link', { show: 'GH', entry });
    // The name that members gave it stays.
    expect(wordsOf(linked)).toContain('**GH (2025)** is linked to the catalogue.');
    const unknown = await asModerator(world, 'link', {
      show: 'GH',
      entry: 'https://www.imdb.com/title/tt0000001/',
    });
    expect(wordsOf(unknown)).toContain("I don't know the show at this address");
  });

  test('offers entries while the moderator types, at first for the title of the show, and takes the one they pick', async () => {
    await using world = await startWithShows('Glass Heart');
    const ada = world.sandbox.member('Ada');
    const choices = await ada.autocomplete('/moderate show link', 'entry', '', { show: 'Glass Heart' });
    expect(choices.map(({ name }) => name)).toEqual([
      'Glass Heart (2025) · drama',
      'Glass Hearts (1999) · film',
    ]);
    const entry = String(choices[1]?.value);
    const linked = await asModerator(world, 'link', { show: 'Glass Heart', entry });
    expect(wordsOf(linked)).toContain('**Glass Heart (1999)** is linked to the catalogue.');
    expect(wordsOf(linked)).toContain('Glass Hearts (1999)');
  });

  test('looks for another title where one is typed, and says so when there is nothing', async () => {
    await using world = await startWithShows('Something Else');
    expect(wordsOf(await asModerator(world, 'link', { show: 'Something Else' }))).toContain(
      'I found nothing like **Something Else** in the catalogue.',
    );
    const offered = await asModerator(world, 'link', { show: 'Something Else', entry: 'glass heart' });
    expect(labelsOf(offered)).toEqual(['This one', 'This one']);
  });

  test('offers to merge where another show of the server is that entry already', async () => {
    await using world = await startWithShows('Glass Heart', 'グラスハート');
    await press(world, await asModerator(world, 'link', { show: 'Glass Heart' }), 'This one');
    const ada = world.sandbox.member('Ada');
    const choices = await ada.autocomplete('/moderate show link', 'show', 'グラスハート');
    const other = choices.find(({ name }) => name === 'グラスハート')?.value ?? '';
    const offered = await asModerator(world, 'link', { show: String(other) });
    expect(wordsOf(offered)).toContain('here as Glass Heart (2025)');
    expect(labelsOf(offered)).toContain('Merge them');
    const merged = await press(world, offered, 'Merge them');
    expect(wordsOf(merged)).toContain('Glass Heart (2025)');
    await expect.poll(() => inLog(world)).toContainEqual(expect.stringContaining('merged'));
  });

  test('of a linked show says to what, can be changed, and Undo leads back to the first', async () => {
    await using world = await startWithShows('Glass Heart');
    await press(world, await asModerator(world, 'link', { show: 'Glass Heart' }), 'This one');
    const offered = await asModerator(world, 'link', { show: 'Glass Heart', entry: 'glass heart' });
    expect(wordsOf(offered)).toContain('linked to this now');
    expect(labelsOf(offered)).toEqual(['This one', 'Unlink']);
    const linked = await press(world, offered, 'This one');
    expect(wordsOf(linked)).toContain('Glass Hearts (1999)');
    expect(wordsOf(await press(world, linked, 'Undo'))).toContain('Glass Heart (2025)');
  });

  test('A forged button links nothing: to no entry, to none that is there, or no show', async () => {
    await using world = await startWithShows('Glass Heart');
    const ada = world.sandbox.member('Ada');
    for (const id of [
      'link-show:x:tvmaze:1',
      'link-show:x:tvmaze:404',
      'link-show:x:nowhere:1',
      'link-show',
      'unlink-show:x',
    ])
      expect(messageOf(await pressForged(world, ada, id)), id).toMatchObject({
        content: expect.stringMatching(/no longer/),
      });
  });
});

describe('/moderate show unlink', () => {
  test('takes a link back, and says so of a show that has none', async () => {
    await using world = await startWithShows('Glass Heart');
    await press(world, await asModerator(world, 'link', { show: 'Glass Heart' }), 'This one');
    const undone = await asModerator(world, 'unlink', { show: 'Glass Heart' });
    expect(wordsOf(undone)).toContain("**Glass Heart** isn't linked any more.");
    expect(wordsOf(await asModerator(world, 'unlink', { show: 'Glass Heart' }))).toContain("isn't linked");
    await expect.poll(() => inLog(world)).toContainEqual(expect.stringContaining('unlinked **Glass Heart**'));
  });
});
