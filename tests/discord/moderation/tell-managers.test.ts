import { REST } from '@discordjs/rest';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { ReportBoard } from '../../../src/discord/moderation/report-board.ts';
import { StaffMessages } from '../../../src/discord/moderation/staff-messages.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { openDirectChannel } from '../../../src/sandbox/actions/direct-channels.ts';
import { TIMING } from '../../../src/timing.ts';
import { directoryOf, memoryStore } from '../../guilds/memory/opened-guild.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { reviewMessages, startWithReviewChannel, type World, writeReview } from '../../support/world.ts';

const DAY = 24 * 60 * 60 * 1000;

async function report({ sandbox }: World, name: string, note: string) {
  const [review] = sandbox.channel('reviews').messages;
  const person = sandbox.member(name);
  const opened = await person.useMessageCommand('Report review', review ?? { id: '' });
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await person.submit(opened.modal, { reason: 'Spoilers', note });
}

test('While no channel shows reports, the owner hears privately that one waits, once a day, and nobody else', async () => {
  const clock = new MovableClock();
  await using world = await startWithReviewChannel({ clock });
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  const { id } = openDirectChannel(sandbox.world, ada.id);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await report(world, 'Jun', 'one');
  await report(world, 'Léa', 'two');
  await sandbox.until(() => ada.messages(id).length === 1, 'the private message');
  expect(ada.messages(id)[0]?.content).toContain('/moderate queue');
  expect(ada.messages(id)[0]?.content).not.toContain('Glass Heart');
  clock.advance(DAY + 1);
  await report(world, 'Tomás', 'three');
  await sandbox.until(() => ada.messages(id).length === 2, 'the next day’s');
  expect(reviewMessages(world, 'general')).toEqual([]);
});

test('With a log channel, that is where managers see that a report waits', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  sandbox.createChannel('log');
  await sandbox.member('Ada').slash('/settings set', { 'log-channel': sandbox.channel('log').id });
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  await report(world, 'Jun', 'one');
  await sandbox.until(
    () => reviewMessages(world, 'log').some(({ content }) => content.includes('/moderate queue')),
    'the log',
  );
});

test('The owner hears it also when Discord fails for a moment, and once when only its response is lost', async () => {
  await using world = await startWithReviewChannel();
  const { sandbox } = world;
  const ada = sandbox.member('Ada');
  const { id } = openDirectChannel(sandbox.world, ada.id);
  await writeReview(sandbox.member('Noor'), 'Glass Heart', { score: '8' });
  sandbox.faults.answer({ path: /\/users\/@me\/channels/, status: 503, times: 4 });
  const path = new RegExp(`/channels/${id}/messages`);
  sandbox.faults.answer({ method: 'POST', path, status: 502, afterStoring: true, times: 4 });
  await report(world, 'Jun', 'one');
  await sandbox.until(() => ada.messages(id).length > 0, 'the private message');
  await world.stopBot();
  expect(ada.messages(id)).toHaveLength(1);
});

test('Nobody hears of a report when there is none, however much changes at once', async () => {
  const visitors: ((guildId: string) => void)[] = [];
  const tellManagers = vi.fn(async () => {});
  const log = pino({ enabled: false });
  const clock = new MovableClock();
  const board = new ReportBoard({
    guilds: directoryOf(await memoryStore()),
    presence: { isMember: () => true, onAvailable: () => {}, onAccessChanged: () => {} },
    sweep: { onVisit: (listener) => void visitors.push(listener) },
    listeners: new Listeners(() => {}),
    staff: new StaffMessages({ rest: new REST(), log, clock, timing: TIMING }),
    guildText: () => createTexts().for('en-US'),
    log,
    clock,
    timing: TIMING,
    tellManagers,
  });
  for (let times = 0; times < 2; times++) for (const listener of visitors) listener('1');
  await board.idle();
  expect(tellManagers).not.toHaveBeenCalled();
  await board.stop();
});
