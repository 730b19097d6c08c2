import { expect, test } from 'vitest';
import { moveIn, planMoveIn } from '../../../src/sandbox/community/move-in.ts';
import reviews from '../../../src/sandbox/community/reviews.json' with { type: 'json' };
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { messageOf, reviewMessages, startWorld } from '../../support/world.ts';

/** The community goes at Discord's pace: without limits it is there in a moment. */
const unlimited = { sandbox: { unlimited: true } };

const people = ['Ada', 'Malik', 'Noor', 'Jun', 'Léa', 'Tomás'];

/** What only one member sees, of all members. */
const privateAnswers = (sandbox: Sandbox) =>
  people.flatMap((name) =>
    sandbox
      .member(name)
      .messages('general')
      .filter(({ visible_to }) => visible_to !== null),
  );

test('A community moves in with the bot’s own commands, and goes on where it was interrupted', async () => {
  await using world = await startWorld(unlimited);
  const { sandbox } = world;
  planMoveIn(sandbox);
  const interruption = new AbortController();
  const begun = moveIn(sandbox, interruption.signal);
  await sandbox.until(() => reviewMessages(world).length === 5, 'five reviews');
  interruption.abort();
  await begun;
  const soFar = reviewMessages(world).length;
  expect(soFar).toBeLessThan(reviews.length);
  await moveIn(sandbox, new AbortController().signal);

  const posted = reviewMessages(world);
  for (const [index, { author, show, score, body, helpful, unhelpful }] of reviews.entries()) {
    const { embeds: [embed] = [], reactions } = posted[index] ?? {};
    const [name, title] = [embed?.author?.name, embed?.title].map((text) =>
      text?.replace(/[\u2068\u2069]/g, ''),
    );
    const facts = `${score}/10 · ${show}`;
    expect([name, title]).toEqual(body === '' ? [`${facts} · ${author}`, undefined] : [author, facts]);
    if (body === '') continue;
    const voters = reactions?.map(({ normal }) => normal.length - 1);
    expect(voters).toEqual([helpful.length, unhelpful.length]);
  }
  expect(privateAnswers(sandbox)).toEqual([]);
  const posters = posted.filter(({ embeds: [embed] }) => embed?.thumbnail?.url.includes('posters.example'));
  expect(posters.length).toBeGreaterThan(5);
  expect(JSON.stringify(sandbox.channel('staff').messages)).toMatch(
    /changed the poster.*Decide.*Off topic|Off topic/,
  );
  const general = sandbox.channel('general').messages;
  expect(general[0]?.content).toContain(`<#${sandbox.channel('reviews').id}>`);
  expect(general.at(-1)?.embeds[0]?.title).toBe('Top shows');
  const next = await sandbox.member('Ada').slash('/top');
  expect(messageOf(next).embeds[0]?.footer?.text).toContain('Page 1 of 2');
});

test('What somebody changes meanwhile stops none of the rest', async () => {
  await using world = await startWorld(unlimited);
  const { sandbox } = world;
  planMoveIn(sandbox);
  const begun = moveIn(sandbox, new AbortController().signal);
  await sandbox.until(() => reviewMessages(world).length === 3, 'three reviews');
  sandbox.channel('general').deny('Noor', 'SendMessages', 'UseApplicationCommands');
  await begun;
  const authors = reviewMessages(world).map(({ embeds: [embed] }) => embed?.author?.name);
  expect(authors.filter((name) => name === 'Malik')).toHaveLength(5);
  expect(authors.filter((name) => name === 'Noor').length).toBeLessThan(7);
});

test('Nobody moves into a world that is not new, or where it was not planned', async () => {
  await using world = await startWorld(unlimited);
  await moveIn(world.sandbox, new AbortController().signal);
  planMoveIn({ ...world.sandbox, isNew: false });
  await moveIn(world.sandbox, new AbortController().signal);
  expect(world.sandbox.channel('general').messages).toEqual([]);
  expect(world.sandbox.requests.filter(({ path }) => path.startsWith('/interactions/'))).toEqual([]);
});
