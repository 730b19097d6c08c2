import { expect, test } from 'vitest';
import type { MemberDocument } from '../../../src/exchange/documents/member-document.ts';
import { importFile } from '../../support/import-files.ts';
import { sentFiles } from '../../support/sent-files.ts';
import {
  messageOf,
  reviewMessages,
  startWithReviewChannel,
  wordsOf,
  writeReview,
} from '../../support/world.ts';

test('A member takes out all of their reviews, votes and drafts, for themselves alone, and brings the reviews in elsewhere', async () => {
  await using world = await startWithReviewChannel();
  const [noor, malik] = [world.sandbox.member('Noor'), world.sandbox.member('Malik')];
  await writeReview(noor, 'Glass Heart (2025)', { headline: 'Clear', body: 'As **glass**.', score: '8.5' });
  await writeReview(malik, 'Dark Harbour', { body: 'The words of Malik.', score: '6' });
  const [noors, maliks] = reviewMessages(world);
  if (noors === undefined || maliks === undefined) throw new Error('Not posted');
  await malik.react(noors, '👍');
  await noor.react(maliks, '👍');
  const footers = () => reviewMessages(world).map(({ embeds }) => embeds.at(-1)?.footer?.text ?? '');
  await world.sandbox.until(() => footers().every((footer) => footer.includes('1 of 1')), 'both votes');

  const answer = await noor.slash('/data export');
  expect(answer).toMatchObject({ ephemeral: true });
  const card = messageOf(answer);
  expect(wordsOf(card)).toContain('one of yours is rounded there');
  const files = await sentFiles(world, card);
  expect([...files.keys()]).toEqual(['ovation-member.json', 'letterboxd.csv']);
  const json = String(files.get('ovation-member.json'));
  const { reviews = [], votes = [], server, member } = JSON.parse(json) as MemberDocument;
  expect([server.id, member.id]).toEqual([world.sandbox.guildId, noor.id]);
  expect(reviews).toMatchObject([
    { show: { title: 'Glass Heart', year: 2025 }, headline: 'Clear', body: 'As **glass**.', score: 85 },
  ]);
  expect(reviews[0]?.helpful).toBe(1);
  expect(votes).toMatchObject([
    { show: { title: 'Dark Harbour' }, author: { name: 'Malik' }, helpful: true, reactions: ['👍'] },
  ]);
  expect(json).not.toContain('The words of Malik');
  expect(String(files.get('letterboxd.csv'))).toContain(
    '"Glass Heart",2025,9,"<b>Clear</b>\n\nAs <b>glass</b>."',
  );

  await using elsewhere = await startWithReviewChannel();
  const bytes = files.get('ovation-member.json') ?? Buffer.of();
  const preview = await importFile(elsewhere, elsewhere.sandbox.member('Jun'), {
    name: 'ovation-member.json',
    bytes,
  });
  expect(wordsOf(preview)).toContain('8.5 · Glass Heart (2025)');
});

test('Where the bot may attach no files, a member is told what it needs', async () => {
  await using world = await startWithReviewChannel();
  world.sandbox.channel('general').deny('bot', 'AttachFiles');
  const answer = messageOf(await world.sandbox.member('Noor').slash('/data export'));
  expect(answer.content).toContain('I need Attach Files in this channel');
});
