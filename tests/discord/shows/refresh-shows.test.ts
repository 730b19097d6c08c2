import { expect, test } from 'vitest';
import { Pace } from '../../../src/discord/background/pace.ts';
import { refreshShows } from '../../../src/discord/shows/refresh-shows.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { mergeShows } from '../../../src/guilds/shows/change-show.ts';
import { followEntry } from '../../../src/guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { NOOR, OPINION, openedGuild } from '../../guilds/memory/opened-guild.ts';
import { entryOf, listedCatalogue } from '../../support/listed-catalogue.ts';
import { MovableClock } from '../../support/movable-clock.ts';

const DAY = 24 * 60 * 60_000;
const OF_TMDB = entryOf(2, 'Glass Heart', {
  ref: 'tmdb:tv/2',
  ids: { tmdb: 'tv/2' },
  year: 2025,
  poster: 'https://image.tmdb.org/t/p/w342/glass.jpg',
  episodes: 10,
});

test('What TMDB gave of a show that was merged into another is forgotten after six months, too', async () => {
  const { guild } = await openedGuild();
  const write = { author: NOOR, hasWriterRole: true, opinion: OPINION, channelId: '7', now: 0 };
  const showIs = async (id: string, entry: CatalogueEntry) =>
    guild.run(writeReview({ ...write, show: { id, title: entry.title, entry } }));
  await showIs('a', OF_TMDB);
  await showIs('b', entryOf(3, 'Our Holiday'));
  const clock = new MovableClock();
  const { signal } = new AbortController();
  const catalogue = listedCatalogue();
  const options = { catalogue, clock, pace: new Pace(clock, 0), goneAt: new Map<string, number>() };
  await guild.run(followEntry('a', OF_TMDB, clock.now()));
  await guild.run(mergeShows('a', 'b'));
  clock.advance(179 * DAY);
  await refreshShows(options, guild, signal);
  expect(guild.memory.showEntry('a')?.poster).toBe(OF_TMDB.poster);
  clock.advance(DAY);
  await refreshShows(options, guild, signal);
  expect(guild.memory.showEntry('a')).toMatchObject({ title: 'Glass Heart', year: 2025, ids: OF_TMDB.ids });
  expect(guild.memory.showEntry('a')?.poster).toBeUndefined();
  expect(guild.memory.showEntry('a')?.listing?.episodes).toBeUndefined();
});
