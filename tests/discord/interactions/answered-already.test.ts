import { once } from 'node:events';
import { Events, REST } from 'discord.js';
import { MessageFlags, InteractionResponseType as Response } from 'discord-api-types/v10';
import { expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../../src/discord/connection/client.ts';
import type { Person } from '../../../src/sandbox/people/person.ts';
import { react, startWithReview, untilShown } from '../../support/votes.ts';
import {
  messageOf,
  openModal,
  startWithReviewChannel,
  type World,
  writeReview,
} from '../../support/world.ts';

const CALLBACK = { method: 'POST', path: /^\/interactions\/.*\/callback$/ };
/** Discord takes a response, and nobody hears of it. */
const LOST = { status: 502, afterStoring: true };
/** As often as discord.js sends a request. */
const ATTEMPTS = 4;
const TEXT = { body: 'The band plays for real.', score: '8' };
/** The bot defers at once. */
const DEFERRING = { timing: { deferAfter: 0 } };

/** What the bot has answered a member in #general. */
const answersTo = ({ sandbox }: World, person: Person) =>
  person.messages('general').filter(({ author }) => author.id === sandbox.botId);

/** Ends what the bot does, so that nothing more comes, and tells which failures it has logged. */
async function failuresOf(world: World): Promise<unknown[]> {
  await world.stopBot();
  return world.logged.map((line) => JSON.parse(line)).filter(({ level }) => level >= 50);
}

/** Another process with the bot's token, which answers each interaction at once, with this. */
async function startOtherProcess({ sandbox }: World, response: object): Promise<void> {
  const other = createClient(new REST({ api: sandbox.apiUrl }));
  onTestFinished(() => other.destroy());
  other.on(Events.Raw, ({ t: type, d: { id, token } }: { t: string; d: { id: string; token: string } }) => {
    if (type !== 'INTERACTION_CREATE') return;
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(response) };
    void fetch(`${sandbox.apiUrl}/v10/interactions/${id}/${token}/callback`, request);
  });
  const ready = once(other, Events.ClientReady);
  await other.login(sandbox.token);
  await ready;
}

test.each([1, ATTEMPTS])('An answer whose response is lost %i times is not sent twice', async (times) => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  world.sandbox.faults.answer({ ...CALLBACK, ...LOST, times });
  const answer = await noor.slash('/top');
  expect(answer.kind).toBe('message');
  expect(await failuresOf(world)).toEqual([]);
  expect(answersTo(world, noor)).toHaveLength(1);
});

test('What a member is told beside an answer comes although the response to that is lost', async () => {
  await using world = await startWithReview();
  const noor = world.sandbox.member('Noor');
  react(world, 'Noor', '👍');
  react(world, 'Jun', '👍');
  await untilShown(world, '1 of 1');
  world.sandbox.faults.answer({ ...CALLBACK, ...LOST });
  await noor.slash('/top');
  const told = () => answersTo(world, noor).some(({ content }) => content.includes('Only other people'));
  await world.sandbox.until(told, 'the notice');
});

test('A message that a button changes is changed although the response is lost', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const asked = messageOf(await noor.press(await writeReview(noor, 'Glass Heart', TEXT), 'Delete'));
  sandbox.faults.answer({ ...CALLBACK, ...LOST });
  const before = answersTo(world, noor).length;
  expect(messageOf(await noor.press(asked, 'Delete')).content).toContain('is deleted');
  expect(await failuresOf(world)).toEqual([]);
  expect(answersTo(world, noor)).toHaveLength(before);
});

test('So it is when the response to its deferral is lost', async () => {
  await using world = await startWithReviewChannel({ timing: { deferAfter: 100 } });
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const asked = messageOf(await noor.press(await writeReview(noor, 'Glass Heart', TEXT), 'Delete'));
  sandbox.faults.delay(400, { method: 'DELETE' });
  sandbox.faults.answer({ ...CALLBACK, ...LOST });
  const before = answersTo(world, noor).length;
  expect(messageOf(await noor.press(asked, 'Delete')).content).toContain('is deleted');
  expect(await failuresOf(world)).toEqual([]);
  expect(answersTo(world, noor)).toHaveLength(before);
});

test.each([
  { lost: 'is lost', fault: LOST },
  { lost: 'is lost each time', fault: { ...LOST, times: ATTEMPTS } },
  { lost: 'never comes, because Discord does not take it,', fault: { status: 502, times: ATTEMPTS } },
])('An answer follows when the response to its deferral $lost', async ({ fault }) => {
  await using world = await startWithReviewChannel(DEFERRING);
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  sandbox.faults.delay(300, { method: 'POST', path: /^\/channels\// });
  sandbox.faults.answer({ ...CALLBACK, ...fault });
  const answer = await noor.submit(modal, TEXT);
  expect(answer).toMatchObject({ kind: 'message', ephemeral: true });
  expect(messageOf(answer).content).toContain('is posted');
  expect(await failuresOf(world)).toEqual([]);
  expect(answersTo(world, noor)).toHaveLength(1);
});

test('A form that opens although the response is lost can be sent, and is no failure', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  world.sandbox.faults.answer({ ...CALLBACK, ...LOST });
  const modal = await openModal(noor, 'Glass Heart');
  expect(messageOf(await noor.submit(modal, TEXT)).content).toContain('is posted');
  expect(await failuresOf(world)).toEqual([]);
});

test('A form that is open is not called refused, even when Discord never says that it has taken it', async () => {
  await using world = await startWithReviewChannel();
  const noor = world.sandbox.member('Noor');
  world.sandbox.faults.answer({ ...CALLBACK, ...LOST, times: ATTEMPTS });
  await openModal(noor, 'Glass Heart');
  await world.stopBot();
  expect(answersTo(world, noor)).toEqual([]);
});

test('Choices that come although the response is lost are no failure', async () => {
  await using world = await startWithReviewChannel();
  world.sandbox.faults.answer({ ...CALLBACK, ...LOST });
  await world.sandbox.member('Noor').autocomplete('/review write', 'show', 'Gl');
  expect(await failuresOf(world)).toEqual([]);
});

test.each([{}, DEFERRING])(
  'A member whom another process has answered reads the truth, too',
  async (options) => {
    await using world = await startWithReviewChannel(options);
    const noor = world.sandbox.member('Noor');
    const data = { content: 'I know of no such form.', flags: MessageFlags.Ephemeral };
    const modal = await openModal(noor, 'Glass Heart');
    await startOtherProcess(world, { type: Response.ChannelMessageWithSource, data });
    world.sandbox.faults.delay(300, { method: 'POST', path: /^\/channels\// });
    expect(messageOf(await noor.submit(modal, TEXT)).content).toBe(data.content);
    const answers = () => answersTo(world, noor).map(({ content }) => content);
    await world.sandbox.until(() => answers().length === 2, 'the other answer');
    expect(answers()[1]).toContain('is posted');
    expect(await failuresOf(world)).toEqual([]);
  },
);

test.each([
  { as: 'privately', flags: MessageFlags.Ephemeral },
  { as: 'for everybody', flags: 0 },
])('A member for whom another process thinks, $as, is answered privately', async ({ flags }) => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  const modal = await openModal(noor, 'Glass Heart');
  await startOtherProcess(world, { type: Response.DeferredChannelMessageWithSource, data: { flags } });
  sandbox.faults.delay(300, { method: 'POST', path: /^\/channels\// });
  await noor.submit(modal, TEXT);
  const answers = (person: Person) =>
    answersTo(world, person).filter(({ content }) => content.includes('is posted'));
  await sandbox.until(() => answers(noor).length === 1, 'the answer');
  expect(answers(sandbox.member('Jun'))).toEqual([]);
  expect(await failuresOf(world)).toEqual([]);
});
