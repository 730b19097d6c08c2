import { describe, expect, test } from 'vitest';
import {
  messageOf,
  openModal,
  reviewMessages,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../../support/world.ts';

const lengthOf = (text: string) => [...text].length;

/** Everything the bot has sent anywhere, ephemeral answers included. */
const saidBy = ({ sandbox }: World) =>
  sandbox.world.messages.values().filter(({ author }) => author.id === sandbox.botId);

/** All texts in a review's embeds. */
const textOf = (embeds: readonly { readonly description?: string }[]) =>
  embeds.map(({ description }) => description ?? '').join('');

/** As many lines as fit into a review, all different because a repeated paste is removed. */
function numbered(line: (index: number) => string): string {
  const lines = Array.from({ length: 400 }, (_, index) => line(index));
  while (lines.join('\n').length > 4000) lines.pop();
  return lines.join('\n').trim();
}

const PINGS = '@everyone @here <@&100000000000000001>';

test('Nobody is pinged, whatever a member types, and wherever', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const mentions = `${PINGS} <@${sandbox.member('Ada').id}> <@!${sandbox.member('Jun').id}> <@&${sandbox.guildId}>`;
  const show = `@everyone <@${sandbox.member('Ada').id}>`;
  const answer = await writeReview(noor, show, { headline: mentions, body: mentions });
  await writeReview(sandbox.member('Jun'), `${show} (2001)`, { body: mentions, score: '8', spoilers: true });
  await noor.slash('/review write', { show: `${show} (1999)` });
  await noor.press(answer, 'Delete');
  await noor.slash('/top');
  const [, hidden] = reviewMessages(world);
  await noor.press(hidden ?? { id: '' }, 'Read with spoilers');
  await writeReview(noor, show, { headline: mentions, body: mentions, score: '3' });
  expect(saidBy(world).length).toBeGreaterThan(7);
  for (const message of saidBy(world))
    expect(message).toMatchObject({ mentions: [], mention_roles: [], mention_everyone: false });
});

describe('4000 code points arrive whole', () => {
  const bodies = {
    emoji: '😀'.repeat(4000),
    'families of emoji': '👨‍👩‍👧‍👦'.repeat(571),
    Markdown: '**bold** _it_ `c` ||s|| '.repeat(166).trim(),
    'unclosed marks': `\`\`\`ts\n${'*_~|'.repeat(990)}`,
    'right-to-left text': 'قلب من زجاج '.repeat(333).trim(),
    'list items': numbered((index) => `- item ${index}\n  - below it`),
    quotes: numbered((index) => `> said ${index}\n`),
  };

  test.each(Object.entries(bodies))('of %s, in the embeds and behind the spoiler button', async (_, body) => {
    await using world = await startWithReviewChannel();
    await world.sandbox.member('Ada').slash('/settings set', { fold: 0 });
    expect(lengthOf(body)).toBeLessThanOrEqual(4000);
    const noor = world.sandbox.member('Noor');
    const headline = '🎭'.repeat(150);
    const answer = await writeReview(noor, '長'.repeat(100), { headline, body, score: '8' });
    expect(answer.content).toContain('is posted');
    // Where the text is split, marks are closed before the cut and opened again after it; no text is missing.
    const shown = (embeds: readonly { readonly description?: string }[]) =>
      textOf(embeds).replace(/[\s*_~|`\\>]|ts/g, '');
    const typed = body.replace(/[\s*_~|`\\>]|ts/g, '');
    expect(shown(reviewMessages(world)[0]?.embeds ?? [])).toContain(typed);

    const modal = await openModal(noor, '長'.repeat(100));
    await noor.submit(modal, { spoilers: true });
    const [hidden] = reviewMessages(world);
    expect(hidden?.embeds).toHaveLength(1);
    const read = await world.sandbox.member('Jun').press(hidden ?? { id: '' }, 'Read with spoilers');
    expect(read).toMatchObject({ kind: 'message', ephemeral: true });
    expect(shown(messageOf(read).embeds)).toContain(typed);
  });
});

test('Spoilers appear nowhere in the public message', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  await writeReview(noor, 'Glass Heart', { headline: 'Safe', body: 'SECRET', score: '8', spoilers: true });
  expect(JSON.stringify(reviewMessages(world)[0])).not.toContain('SECRET');
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toContain('**Safe**');
});

test.each([
  ['masked links show where they lead', '[a prize](https://evil.example/x)', 'https://evil.example/x'],
  ['unclosed code is closed', '```\ncode', '```\ncode\n```'],
  ['unclosed spoilers are closed', 'so ||secret', 'so ||secret||'],
])('%s', async (_, body, expected) => {
  await using world = await startWithReviewChannel();
  await writeReview(world.sandbox.member('Noor'), 'Glass Heart', { headline: 'x', body, score: '8' });
  expect(textOf(reviewMessages(world)[0]?.embeds ?? [])).toContain(expected);
});

test('Titles and headlines are shown as they were typed, not as Markdown', async () => {
  await using world = await startWithReviewChannel();
  await writeReview(world.sandbox.member('Noor'), '**Glass** [Heart](https://evil.example)', {
    headline: '# *Loud* || and tender',
    score: '8',
  });
  const [embed] = reviewMessages(world)[0]?.embeds ?? [];
  expect(embed?.title).toContain('\\*\\*Glass\\*\\*');
  expect(embed?.title).not.toContain('[Heart](https');
  expect(embed?.description).toContain('\\*Loud\\* \\|\\| and tender');
});

test('Invisible characters at the ends of a text are removed; a text of nothing else is empty', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  const blank = '\u200b \n\u2800\u3164\ufeff';
  const answer = await writeReview(noor, 'Glass Heart', { headline: '\u200b', body: blank, score: '8' });
  expect(answer.content).toContain('is posted');
  expect(reviewMessages(world)[0]?.embeds[0]?.author?.name).toBe('8/10 · Glass Heart · Noor');
  await writeReview(noor, 'Glass Heart', {
    headline: ' a\u202eb ',
    body: `  \n${'c\u200dd'}\n\n `,
    score: '8',
  });
  expect(reviewMessages(world)[0]?.embeds[0]?.description).toBe('★★★★★★★★☆☆\n**ab**\n\nc\u200dd');
});

test('A Discord name full of combining marks and direction overrides does not break the embed', async () => {
  await using world = await startWithReviewChannel();
  const { members } = world.sandbox.world;
  const noor = world.sandbox.member('Noor');
  const record = members.values().find(({ user }) => user.id === noor.id);
  if (record === undefined) throw new Error('Noor is no member');
  members.put(`${record.guild_id}:${noor.id}`, { ...record, nick: '\u202e\u2800' });
  const answer = await writeReview(noor, 'Glass Heart', { score: '8' });
  expect(answer.content).toContain('is posted');
});
