import { expect, test } from 'vitest';
import { readKnownShows } from '../../../../commands/review/naming/read-show.ts';
import { showChoices } from '../../../../commands/review/naming/show-choices.ts';
import { GuildMemory } from '../../../../src/guilds/memory/guild-memory.ts';
import { LongTitles } from '../../../../src/guilds/shows/long-titles.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';

const t = createTexts().for('en-US');

function guildWith(...titles: readonly (readonly [string, number?])[]): GuildMemory {
  const memory = new GuildMemory('1');
  titles.forEach(([title, year], index) => {
    const id = String(index).padStart(16, 'A');
    memory.apply({ kind: 'shows', key: id, entry: { id, title, year, addedBy: '9', addedAt: index } });
    const posting = {
      state: 'posted',
      id: 'A'.repeat(16),
      channelId: '1',
      messageId: String(index),
    } as const;
    const author = { id: '9', name: 'Noor', avatarUrl: '' };
    const review = {
      showId: id,
      author,
      score: 80,
      spoilers: false,
      writtenAt: index,
      earlierScores: [],
      posting,
    };
    memory.apply({ kind: 'reviews', key: `${id}:9`, entry: review } as never);
  });
  return memory;
}
const first = (guild: GuildMemory, typed: string) =>
  showChoices({ guild, userId: '5', t }, typed, {
    drafts: [],
    entries: [],
    longTitles: new LongTitles(),
    now: Date.UTC(2026),
  })[0]?.name;

test.each(['🙂', '***', '???', 'The', 'Les'])(
  'A title of articles or signs alone is not another such title: %s',
  (typed) => {
    const guild = guildWith(['El'], ['Dark']);
    expect(first(guild, typed)).toBe(`Add “${typed}”`);
    expect(readKnownShows(guild, typed)).toEqual([]);
  },
);
