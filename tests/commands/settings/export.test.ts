import { expect, test } from 'vitest';
import { countedVotes } from '../../../src/reviews/counting/helpful-votes.ts';
import { DEFAULT_EMOJI } from '../../../src/reviews/counting/voting-emoji.ts';
import type { SandboxMessage } from '../../../src/sandbox/world/records.ts';
import type { Kind } from '../../../src/storage/entries/guild-entries.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import type { GuildCollections } from '../../../src/storage/store/store.ts';
import { unzipped } from '../../exchange/writing/unzipped.ts';
import { untilSays } from '../../support/import-files.ts';
import { sentFiles } from '../../support/sent-files.ts';
import {
  blockMember,
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  type World,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

const LASTING: readonly Kind[] = ['shows', 'linking', 'reviews', 'moderation', 'blocked', 'members'];

/** What lasts of a guild, and who has voted what on its reviews: a restored vote is a carried one. */
async function lasting(guild: GuildCollections): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const kind of LASTING)
    for await (const [key, entry] of guild[kind].entries()) found[`${kind} ${key}`] = entry;
  for await (const [key, { reports, settledAt }] of guild.reports.entries())
    found[`reports ${key}`] = { reports, settledAt };
  for await (const [key, votes] of guild.votes.entries()) {
    const counted = countedVotes(votes, { ...DEFAULT_EMOJI, authorId: key.split(':')[1] ?? '' });
    found[`votes ${key}`] = counted.toSorted((one, other) => (one.userId < other.userId ? -1 : 1));
  }
  return found;
}

/** What is stored of the guild, while the bot is stopped. @param wipe whether all of it is deleted then */
async function stored(world: World, wipe = false): Promise<Record<string, unknown>> {
  const { guildId } = world.sandbox;
  await world.stopBot();
  const store = await openStore(world.databaseUrl, { onUnreadable: () => {} });
  const guild = store.guild(guildId);
  const found = await lasting(guild);
  if (wipe) {
    await store.eraseGuild(guildId);
    expect(await lasting(guild)).toEqual({});
  }
  await store.close();
  await world.startBot();
  return found;
}

const footers = (world: World) =>
  reviewMessages(world).map(({ embeds }) => embeds.at(-1)?.footer?.text ?? '');

const writing = async (world: World) => {
  const { sandbox } = world;
  const member = (name: string) => sandbox.member(name);
  const [ada, noor, malik, jun] = [member('Ada'), member('Noor'), member('Malik'), member('Jun')];
  await writeReview(noor, 'Glass Heart (2025)', { headline: 'Clear', body: 'As **glass**.', score: '8.5' });
  await writeReview(malik, 'Dark Harbour', { body: 'Deep.', score: '6', spoilers: true });
  await writeReview(jun, 'Glass Heart (2025)', { body: 'Thin.', score: '3' });
  await writeReview(noor, 'Glass Heart (2025)', { headline: 'Clearer', body: 'As glass.', score: '9' });
  const [first, second, third] = reviewMessages(world) as [SandboxMessage, SandboxMessage, SandboxMessage];
  await malik.react(first, '👍');
  await jun.react(first, '👎');
  await noor.react(second, '👍🏽');
  await sandbox.until(
    () =>
      footers(world)
        .join()
        .match(/1 of 2.*1 of 1/s),
    'the votes',
  );
  await ada.slash('/moderate show alias', { show: 'Glass Heart', alias: '유리 심장' });
  await blockMember(ada, 'Jun', 'Spam');
  await sandbox.until(
    () =>
      footers(world)
        .join()
        .match(/1 of 1.*1 of 1/s),
    'the votes without Jun',
  );
  await noor.slash('/profile', { visible: false });
  await noor.press(messageOf(await noor.slash('/data about')), 'Show mine on the public page');
  await ada.slash('/settings set', { 'average-weight': 2 });
  return { ada, noor, third };
};

test('Export, wipe, import gives the same server, votes included', async () => {
  await using world = await startWithReviewChannel({ onDisk: true });
  const { ada } = await writing(world);
  const [best, shown] = [wordsOf(await bestOf(world)), footers(world)];

  const answer = await ada.slash('/settings export');
  expect(answer).toMatchObject({ ephemeral: true });
  const card = await untilSays(world, messageOf(answer), 'has everything');
  const files = await sentFiles(world, card);
  expect([...files.keys()]).toEqual(['ovation-server.json', 'shows.csv', 'reviews.csv', 'votes.csv']);

  const page = await untilSays(world, messageOf(await ada.press(card, 'Public page')), 'It shows one review');
  const archive = (await sentFiles(world, page)).get('public-page.zip') ?? Buffer.of();
  const pages = new Map(await unzipped({ bytes: archive }));
  expect(pages.get('index.html')).toContain('Glass Heart');
  const shownOnPage = [...pages.values()].join();
  expect(shownOnPage, 'by Noor, who agreed').toContain('Clearer');
  expect(shownOnPage, 'by Malik, who has not').not.toContain('Deep.');

  const before = await stored(world, true);
  const file = { name: 'ovation-server.json', bytes: files.get('ovation-server.json') ?? Buffer.of() };
  const asked = messageOf(await ada.slash('/settings import', { file }));
  const preview = await untilSays(world, asked, 'to restore');
  const [restore = ''] = labelsOf(preview);
  await ada.press(preview, restore);
  await untilSays(world, preview, 'restored, 0 left out');
  expect(wordsOf(await bestOf(world))).toBe(best);
  expect(footers(world)).toEqual(shown);
  expect(await stored(world)).toEqual(before);
});

const bestOf = async (world: World) => messageOf(await world.sandbox.member('Ada').slash('/top'));
