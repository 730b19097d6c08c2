import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { addReport } from '../../../src/guilds/moderation/reports.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { NOOR, OPINION, openedGuild } from '../memory/opened-guild.ts';

const KEY = `dark:${NOOR.id}`;

async function reviewed(): Promise<OpenGuild> {
  const { guild } = await openedGuild();
  const show = { id: 'dark', title: 'Dark' };
  const request = { author: NOOR, hasWriterRole: true, show, opinion: OPINION, channelId: '7', now: 1 };
  await guild.run(writeReview(request));
  return guild;
}

const report = (guild: OpenGuild, by: string, note: string, at: number) =>
  guild.run(addReport(KEY, { by, reason: 'other', note, at }));

test('Of one member, the last 5 reports of a review are kept, and nobody pushes those of others out', async () => {
  const guild = await reviewed();
  await report(guild, '31', 'Theirs', 2);
  for (let at = 3; at < 13; at += 1) await report(guild, '32', `Note ${at}`, at);
  const { reports = [] } = (await guild.store.reports.get(KEY)) ?? {};
  expect(reports.map(({ by, at }) => [by, at])).toEqual([
    ['31', 2],
    ...[8, 9, 10, 11, 12].map((at) => ['32', at]),
  ]);
});

test('Of all members, the last 100 reports of a review are kept', async () => {
  const guild = await reviewed();
  for (let member = 100; member < 121; member += 1)
    for (let at = 0; at < 5; at += 1) await report(guild, `${member}`, `Note ${at}`, member * 10 + at);
  const { reports = [] } = (await guild.store.reports.get(KEY)) ?? {};
  expect(reports).toHaveLength(100);
  expect(reports.some(({ by }) => by === '100')).toBe(false);
});
