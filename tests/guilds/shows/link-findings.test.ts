import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import {
  noteFinding,
  noteMatch,
  readFindings,
  takeBackLink,
} from '../../../src/guilds/shows/link-findings.ts';
import { resolveEntry } from '../../../src/guilds/shows/resolve-entry.ts';
import { followEntry, tieShow, untieShow } from '../../../src/guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';
import { GLASS_HEART } from './entries.ts';

let guild: OpenGuild;

const show = (): Show => {
  const found = guild.memory.showEntry('a');
  if (found === undefined) throw new Error('There is no show.');
  return found;
};

const write = (id: string, title: string, entry?: CatalogueEntry) =>
  guild.run(
    writeReview({
      author: NOOR,
      hasWriterRole: true,
      show: { id, title, entry },
      opinion: OPINION,
      channelId: '7',
      now: 1,
    }),
  );

beforeEach(async () => {
  ({ guild } = await openedGuild());
  await write('a', 'Glass Heart');
});

test('What the job has linked stays on its list when another source says more of the show', async () => {
  const entry: CatalogueEntry = { ...GLASS_HEART, ref: 'bangumi:5', ids: { bangumi: '5', anilist: '6' } };
  await guild.run(noteMatch(show(), { kind: 'certain', entry }));
  await guild.run(followEntry('a', { ...entry, ref: 'anilist:6' }, 9));
  expect(show().listing?.ref).toBe('anilist:6');
  expect((await readFindings(guild)).linked).toEqual([show()]);
  expect(await guild.run(takeBackLink('a'))).toBe(true);
  expect(show()).toMatchObject({ listing: undefined, ids: undefined });
});

describe('A show that a manager wants left alone', () => {
  beforeEach(() => guild.run(noteFinding('a', 'alone')));

  test('is not what members mean who pick an entry of its title', async () => {
    expect(resolveEntry(guild.memory, [], GLASS_HEART, 'b')).toMatchObject({ id: 'b' });
    await write('b', 'Glass Heart', GLASS_HEART);
    expect(show().listing).toBeUndefined();
    expect(guild.memory.showEntry('b')?.listing?.ref).toBe(GLASS_HEART.ref);
  });

  test('is linked by who does that by hand, and alone again once they unlink it', async () => {
    await guild.run(tieShow('a', GLASS_HEART));
    expect(resolveEntry(guild.memory, [], GLASS_HEART, 'b')).toMatchObject({ id: 'a' });
    await guild.run(untieShow('a'));
    expect((await readFindings(guild)).alone).toEqual([show()]);
    expect(resolveEntry(guild.memory, [], { ...GLASS_HEART, ids: { tvmaze: '5' } }, 'b')).toMatchObject({
      id: 'b',
    });
  });

  test('may be linked by anybody once that is undone', async () => {
    await guild.run(noteFinding('a', 'doubtful'));
    expect(resolveEntry(guild.memory, [], GLASS_HEART, 'b')).toMatchObject({ id: 'a' });
  });
});
