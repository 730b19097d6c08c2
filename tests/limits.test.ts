import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { COSTS } from '../src/discord/interactions/costs.ts';
import { MOST_KEPT_ROWS, MOST_KEPT_SIZE } from '../src/guilds/importing/import-records.ts';
import { MOST_ADDED_SHOWS } from '../src/guilds/reviews/activity.ts';
import { MOST_DRAFTS } from '../src/guilds/reviews/drafts.ts';
import { MAX_BODY, MAX_HEADLINE } from '../src/reviews/review.ts';
import { OWN_KINDS, SHARED_KINDS } from '../src/storage/entries/entry-formats.ts';
import { TIMING } from '../src/timing.ts';

const text = await readFile('docs/limits.md', 'utf8');

test('Each kind of entry has a row that says what bounds it', () => {
  const rows = [...text.matchAll(/^\| `([a-z]+)` +\| .+ \| .+ \|$/gm)].map(([, kind]) => kind);
  expect(rows.sort()).toEqual([...SHARED_KINDS, ...OWN_KINDS].sort());
});

test('The page says the limits that hold', () => {
  const number = new Intl.NumberFormat('en-US').format;
  for (const limit of [MOST_ADDED_SHOWS, MOST_DRAFTS, MAX_BODY, MAX_HEADLINE])
    expect(text).toContain(number(limit));
  expect(text).toContain(`hold ${number(MOST_KEPT_ROWS)} rows, or texts of ${MOST_KEPT_SIZE / 1e6} MB`);
  for (const cost of Object.values(COSTS)) expect(text).toContain(`| ${cost} ms `);
  const { member, guild } = TIMING.work;
  expect(text).toMatch(new RegExp(`budget of a member\\*\\* +\\| ${member.limit / 1000} s `));
  expect(text).toMatch(new RegExp(`budget of a server\\*\\* +\\| ${guild.limit / 1000} s `));
  expect(text).toContain(`${number(member.limit / COSTS.card)} cards in one go, and then 100 a minute`);
  expect((member.limit / member.window / COSTS.card) * 60_000).toBe(100);
});
