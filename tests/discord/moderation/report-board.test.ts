import { describe, expect, test } from 'vitest';
import { decide, moderate } from '../../support/moderate.ts';
import { pressForged } from '../../support/press-forged.ts';
import { reviewMessage, startWithReview } from '../../support/votes.ts';
import { messageOf, type World, type WorldOptions, wordsOf, writeReview } from '../../support/world.ts';

async function startWithStaffChannel(options?: WorldOptions): Promise<World> {
  const world = await startWithReview(options);
  const { id } = world.sandbox.createChannel('mods');
  await world.sandbox.member('Ada').slash('/settings set', { 'reports-channel': id });
  return world;
}

async function report(world: World, who = 'Jun') {
  const person = world.sandbox.member(who);
  const opened = await person.useMessageCommand('Report review', reviewMessage(world));
  if (opened.kind !== 'modal') throw new Error('No form opened');
  await person.submit(opened.modal, { reason: 'Spoilers' });
}

const shown = ({ sandbox }: World) => sandbox.channel('mods').messages.map(wordsOf);
const path = ({ sandbox }: World) => new RegExp(`/channels/${sandbox.channel('mods').id}/messages`);

test.each(['panel', 'queue'])(
  "The staff's message shows what was decided in the %s, and what was undone",
  async (place) => {
    await using world = await startWithStaffChannel();
    const malik = world.sandbox.member('Malik');
    await report(world);
    const decided =
      place === 'panel'
        ? await moderate(malik, reviewMessage(world), 'Hide', 'Abuse')
        : await decide(malik, messageOf(await malik.slash('/moderate queue')), 'Hide', 'Abuse');
    const says = () => shown(world)[0]?.includes(`<@${malik.id}> hid`);
    await world.sandbox.until(says, 'the decision');
    await malik.press(decided, 'Undo');
    await world.sandbox.until(() => shown(world)[0]?.includes('closes the reports'), 'the buttons');
    expect(shown(world)).toHaveLength(1);
  },
);

test('A decision made while the bot could not edit is shown once it can', async () => {
  await using world = await startWithStaffChannel({ onDisk: true });
  const malik = world.sandbox.member('Malik');
  await report(world);
  world.sandbox.faults.answer({ method: 'PATCH', path: path(world), status: 500, times: Infinity });
  await moderate(malik, reviewMessage(world), 'Keep');
  await world.stopBot();
  world.sandbox.faults.clear();
  await world.startBot();
  await world.sandbox.until(() => shown(world)[0]?.includes(`<@${malik.id}> kept`), 'the decision');
});

test('A report that Discord puts off or refuses is shown later', async () => {
  await using world = await startWithStaffChannel();
  world.sandbox.channel('mods').deny('bot', 'SendMessages');
  await report(world);
  expect(shown(world)).toEqual([]);
  world.sandbox.channel('mods').allow('bot', 'SendMessages');
  await world.sandbox.until(() => shown(world).length === 1, 'the report');
});

test('A report that Discord puts off is shown when its time has come', async () => {
  await using world = await startWithStaffChannel();
  const body = { message: 'later', retry_after: 12, global: false };
  world.sandbox.faults.answer({ method: 'POST', path: path(world), status: 503, body, times: 6 });
  await report(world);
  await world.sandbox.until(() => shown(world).length === 1, 'the report');
});

test('One false 404 makes no second message', async () => {
  await using world = await startWithStaffChannel();
  await report(world);
  const body = { code: 10008, message: 'Unknown Message' };
  world.sandbox.faults.answer({ method: 'PATCH', path: path(world), status: 404, body });
  await report(world, 'Léa');
  await world.sandbox.until(() => shown(world)[0]?.includes('2 reports'), 'both reports');
  expect(shown(world)).toHaveLength(1);
});

test("Two moderators who press in the staff's message at once decide once", async () => {
  await using world = await startWithStaffChannel();
  const { sandbox } = world;
  await report(world);
  const [message] = sandbox.channel('mods').messages;
  if (message === undefined) throw new Error('The report was not shown');
  await Promise.all([
    sandbox.member('Malik').press(message, 'Keep'),
    sandbox.member('Ada').press(message, 'Hide'),
  ]);
  expect(reviewMessage(world).content).toBe('');
});

test('A staff channel that is chosen later hears nothing of reports of a text that its author has replaced', async () => {
  await using world = await startWithReview();
  const { sandbox } = world;
  const noor = sandbox.member('Noor');
  await report(world);
  const asked = messageOf(await noor.slash('/review delete', { show: 'Glass Heart' }));
  await noor.press(asked, 'Delete');
  await writeReview(noor, 'Glass Heart', { body: 'Another text.', score: '5' });
  const { id } = sandbox.createChannel('mods');
  await sandbox.member('Ada').slash('/settings set', { 'reports-channel': id });
  await report(world, 'Léa');
  await sandbox.until(() => shown(world).length > 0, 'the report');
  expect(shown(world)).toEqual([expect.stringContaining('1 report\n')]);
  expect(shown(world)[0]).toContain(sandbox.member('Léa').id);
  expect(shown(world)[0]).not.toContain(sandbox.member('Jun').id);
});

describe("A decision in the staff's own message", () => {
  const startWithReport = async (options?: WorldOptions) => {
    const world = await startWithStaffChannel(options);
    await report(world);
    return world;
  };
  const keep = ({ sandbox }: World) =>
    sandbox.member('Malik').press(sandbox.channel('mods').messages[0] ?? { id: '' }, 'Keep');
  const loseAnswers = ({ sandbox }: World) =>
    sandbox.faults.answer({ path: /\/interactions\/.*\/callback/, status: 500, times: Infinity });
  const untilShown = (world: World) =>
    world.sandbox.until(
      () => shown(world)[0]?.includes(`<@${world.sandbox.member('Malik').id}> kept`),
      'the decision',
    );

  test('is shown there by the answer alone', async () => {
    await using world = await startWithReport();
    await keep(world);
    expect(shown(world)[0]).toContain('Nobody was told');
    await world.stopBot();
    expect(world.sandbox.requests.filter(({ path: used }) => path(world).test(used))).toHaveLength(1);
  });

  test.each(['Keep', 'Cover spoilers', 'Hide', 'Freeze', 'Remove'])(
    'can be undone there: %s',
    async (button) => {
      await using world = await startWithReport();
      const { sandbox } = world;
      const note = () => sandbox.channel('mods').messages[0] ?? { id: '' };
      const before = shown(world);
      await sandbox.member('Malik').press(note(), button);
      expect(shown(world)[0]).not.toContain('closes the reports');
      await sandbox.member('Malik').press(note(), 'Undo');
      expect(shown(world)).toEqual(before);
      expect(reviewMessage(world).embeds[0]?.description).toContain('A show like no other.');
    },
  );

  test('is not undone by another moderator, nor twice, which each is told privately', async () => {
    await using world = await startWithReport();
    const { sandbox } = world;
    const malik = sandbox.member('Malik');
    const note = () => sandbox.channel('mods').messages[0] ?? { id: '' };
    await malik.press(note(), 'Hide');
    const decided = shown(world);
    const refused = messageOf(await sandbox.member('Ada').press(note(), 'Undo'));
    expect(wordsOf(refused)).toContain(`<@${malik.id}> decided this, so only they can undo it.`);
    expect(refused.visible_to).toBe(sandbox.member('Ada').id);
    expect(shown(world)).toEqual(decided);
    const [undo = ''] = /undo-case:[^"]+/.exec(JSON.stringify(sandbox.channel('mods').messages)) ?? [];
    await malik.press(note(), 'Undo');
    expect(wordsOf(messageOf(await pressForged(world, malik, undo)))).toContain('No change');
  });

  test('is shown also when Discord does not take the answer', async () => {
    await using world = await startWithReport();
    loseAnswers(world);
    expect(await keep(world)).toMatchObject({ kind: 'failed' });
    await untilShown(world);
  });

  test('is shown also when the bot ends before it has answered', async () => {
    await using world = await startWithReport({ onDisk: true, timing: { retryDelays: [60_000] } });
    loseAnswers(world);
    await keep(world);
    await world.stopBot();
    await world.startBot();
    await untilShown(world);
  });
});
