import { expect, test } from 'vitest';
import { COMMUNITY_PAST, moveIn, planMoveIn } from '../../../src/sandbox/community/move-in.ts';
import people from '../../../src/sandbox/community/people.json' with { type: 'json' };
import reviews from '../../../src/sandbox/community/reviews.json' with { type: 'json' };
import shows from '../../../src/sandbox/community/shows.json' with { type: 'json' };
import { proxied } from '../../../src/sandbox/payloads/media-proxy.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { startOnline } from '../../support/online-catalogue.ts';
import { startUnthrottled } from '../../support/unthrottled.ts';
import { reviewMessages, startWorld, type World } from '../../support/world.ts';

const DAY = 24 * 3_600_000;
const withPast = { sandbox: { past: COMMUNITY_PAST } };
const names = ['Ada', 'Malik', 'Noor', 'Jun', 'Léa', 'Tomás', ...people.map(({ name }) => name)];

/** What only one member sees, of all members. */
const privateAnswers = (sandbox: Sandbox) =>
  names.flatMap((name) =>
    sandbox
      .member(name)
      .messages('general')
      .filter(({ visible_to }) => visible_to !== null),
  );

/** Lets the community move in until so many of its reviews stand there. */
async function moveInUntil(world: World, count: number): Promise<void> {
  const interruption = new AbortController();
  const begun = moveIn(world.sandbox, interruption.signal, world.settled);
  await world.sandbox.until(() => reviewMessages(world).length >= count, `${count} reviews`);
  interruption.abort();
  await begun;
}

const plain = (text: string | undefined) => text?.replace(/[\u2068\u2069]/g, '');

test('A community moves in with the bot’s own commands and two years of reviews, and goes on where it was interrupted', async () => {
  // As in `npm start`: the catalogue knows its shows by the titles that its members write.
  await using online = await startOnline();
  const { catalogue } = online;
  await using world = await startUnthrottled(() => startWorld({ ...withPast, catalogue }));
  world.becomeImpatient();
  const { sandbox } = world;
  planMoveIn(sandbox);
  await moveInUntil(world, 5);
  const soFar = reviewMessages(world).length;
  expect(soFar).toBeLessThan(reviews.length);
  expect(sandbox.clock.behind()).toBeGreaterThan(600 * DAY);
  await moveIn(sandbox, new AbortController().signal, world.settled);

  expect(sandbox.clock.behind()).toBe(0);
  const posted = reviewMessages(world);
  expect(posted).toHaveLength(reviews.length);
  for (const [index, review] of reviews.entries()) {
    const { embeds: [embed] = [], reactions = [], timestamp = '' } = posted[index] ?? {};
    const { days, author, show, score, body, helpful = [], unhelpful = [], later = [] } = review;
    const facts = score === '' ? show : `${score}/10 · ${show}`;
    const shown = [plain(embed?.author?.name), plain(embed?.title)];
    expect(shown).toEqual(body === undefined ? [`${facts} · ${author}`, undefined] : [author, facts]);
    expect(Math.abs(sandbox.world.now() - Date.parse(timestamp) - days * DAY)).toBeLessThan(DAY);
    const voters = (emoji: string) =>
      reactions
        .find((reaction) => reaction.emoji.name === emoji)
        ?.normal.filter((id) => id !== sandbox.botId);
    if (body === undefined) continue;
    expect(voters('👍'), show).toHaveLength(helpful.length + later.length);
    expect(voters('👎') ?? [], show).toHaveLength(unhelpful.length);
  }
  const posterless = () =>
    reviewMessages(world).filter(({ embeds: [embed] }) => {
      const show = shows.find(({ title }) => plain(embed?.title)?.endsWith(title));
      return show?.poster && !embed?.thumbnail?.url.endsWith(`/${show.poster}.png`);
    });
  await sandbox.until(() => posterless().length === 0, 'the posters');
  expect(privateAnswers(sandbox)).toEqual([]);
  const staff = () => JSON.stringify(sandbox.channel('staff').messages);
  await sandbox.until(() => /changed the poster.*Off topic/.test(staff()), 'the log and the report');
  const general = sandbox.channel('general').messages;
  expect(general[0]?.content).toContain(`<#${sandbox.channel('reviews').id}>`);
  expect(JSON.stringify(general.at(-1)?.components)).toContain('Best of');
  const shown = await sandbox
    .member('Malik')
    .slash('/moderate show kind', { show: 'Bus Stop After the Rain' });
  expect(JSON.stringify(shown), 'a show is found by its other name').toContain('雨上がりの停留所');
}, 60_000);

test('What somebody changes meanwhile stops none of the rest', async () => {
  await using world = await startWorld(withPast);
  const { sandbox } = world;
  planMoveIn(sandbox);
  await moveInUntil(world, 1);
  sandbox.channel('general').deny('Tomás', 'SendMessages', 'UseApplicationCommands');
  await moveInUntil(world, 15);
  const authors = reviewMessages(world).map(({ embeds: [embed] }) => plain(embed?.author?.name) ?? '');
  expect(authors.some((name) => name.includes('Malik'))).toBe(true);
  expect(authors.filter((name) => name.includes('Tomás'))).toEqual([]);
});

test('Nobody moves into a world that is not new, or where it was not planned', async () => {
  await using world = await startWorld({ sandbox: { unlimited: true } });
  await moveIn(world.sandbox, new AbortController().signal, world.settled);
  planMoveIn({ ...world.sandbox, isNew: false });
  await moveIn(world.sandbox, new AbortController().signal, world.settled);
  expect(world.sandbox.channel('general').messages).toEqual([]);
  expect(world.sandbox.requests.filter(({ path }) => path.startsWith('/interactions/'))).toEqual([]);
});

test('Each card has something to say of the community', () => {
  const of = (show: string) => reviews.filter((review) => review.show === show);
  const known = shows.map(({ title }) => title);
  expect(reviews.filter(({ show }) => !known.includes(show))).toEqual([]);
  expect(known.filter((show) => of(show).length === 1).length, 'shows with one review').toBeGreaterThan(0);
  expect(known.filter((show) => of(show).length >= 5).length, 'to compare').toBeGreaterThan(20);
  const members = names.map((name) => reviews.filter(({ author }) => author === name).length);
  expect(members.filter((count) => count >= 12).length, 'members with many').toBeGreaterThanOrEqual(14);
  expect(members.filter((count) => count === 1).length, 'first reviews').toBe(2);
  const new14 = reviews.filter(({ days }) => days < 14).map(({ show }) => show);
  expect(new14.filter((show) => show === 'Sherbet Line (2026)').length, 'rising').toBeGreaterThan(5);
  /** How many shows two members share, and on how many they are at most one point apart. */
  const shared = (one: string, other: string) => {
    const scores = (name: string) =>
      new Map(
        reviews.filter(({ author }) => author === name).map(({ show, score }) => [show, Number(score)]),
      );
    const [ones, others] = [scores(one), scores(other)];
    const both = [...ones].flatMap(([show, score]) => {
      const theirs = others.get(show);
      return theirs === undefined ? [] : [Math.abs(score - theirs)];
    });
    return [both.length, both.filter((apart) => apart <= 1).length];
  };
  expect(shared('Noor', 'さくら'), 'who agree').toEqual([10, 9]);
  expect(shared('Noor', 'Жанна'), 'who part').toEqual([8, 1]);
  for (const { poster } of shows)
    if (poster) expect(proxied(`https://posters.example/${poster}.png`), poster).toBeDefined();
});
