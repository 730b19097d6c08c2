import { expect, test } from 'vitest';
import { NO_CATALOGUE } from '../../../src/catalogue/catalogue.ts';
import type { SourceName } from '../../../src/catalogue/sources/source.ts';
import { type OnlineCatalogue, startOnline } from '../../support/online-catalogue.ts';
import {
  labelsOf,
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

/** A world whose members have reviewed these shows before the bot asked any sources, which it does now. */
async function startOver(online: OnlineCatalogue, shows: readonly string[]) {
  const world = await startWithReviewChannel({ onDisk: true, catalogue: NO_CATALOGUE });
  for (const show of shows) await writeReview(world.sandbox.member('Noor'), show, { score: '8' });
  await world.stopBot();
  await world.startBot({ catalogue: online.catalogue });
  return world;
}

const SHOWS: Readonly<Record<SourceName, readonly string[]>> = {
  tmdb: ['Moonlight Laundry', '雨上がりの停留所', 'Paper Satellites (2026)'],
  tvmaze: ['Moonlight Laundry', 'Paper Satellites (2026)'],
  anilist: ['Kettle Drum Samurai', 'The Quiet Kaiju'],
};

test.each(['tmdb', 'tvmaze', 'anilist'] as const)(
  'Shows that %s has are linked, with their posters, and the details are asked for behind that',
  async (name) => {
    await using online = await startOnline([name]);
    await using world = await startOver(online, SHOWS[name]);
    const answer = messageOf(await world.sandbox.member('Ada').slash('/settings link-shows'));
    const shown = () => wordsOf(world.sandbox.world.messages.get(answer.id) ?? answer);
    await expect.poll(shown, { timeout: 20_000 }).toContain(`I've linked ${SHOWS[name].length} shows.`);
    await expect
      .poll(() => reviewMessages(world).every(({ embeds }) => embeds[0]?.thumbnail !== undefined))
      .toBe(true);
  },
);

test('A source that is down leaves shows unlinked, and the job ends all the same', async () => {
  await using online = await startOnline(['tvmaze']);
  online.standIns.faults.tvmaze.set('error');
  await using world = await startOver(online, ['Moonlight Laundry']);
  const answer = messageOf(await world.sandbox.member('Ada').slash('/settings link-shows'));
  const current = () => world.sandbox.world.messages.get(answer.id) ?? answer;
  await expect.poll(() => labelsOf(current()), { timeout: 20_000 }).toEqual(['Search again']);
  expect(wordsOf(current())).toContain("1 other show isn't linked.");
  expect(wordsOf(current())).toContain('-# Moonlight Laundry');
});
