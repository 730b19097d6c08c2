import { REST } from 'discord.js';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createClient } from '../../../src/discord/connection/client.ts';
import { ReviewMessages } from '../../../src/discord/display/review-messages.ts';
import { Outbox } from '../../../src/discord/posting/outbox.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { markLost } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { requestRemoval } from '../../../src/guilds/posting/outbox-requests.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { NO_MEASURES } from '../../../src/measures.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import type { Posting } from '../../../src/reviews/review.ts';
import type { FalseAnswer } from '../../../src/sandbox/network/faults.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { UnreadableEntryError } from '../../../src/storage/storage-errors.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { TIMING } from '../../../src/timing.ts';
import { directoryOf, memoryStore, NOOR, OPINION } from '../../guilds/memory/opened-guild.ts';

const KEY = 'glass:21';

/** A store that holds commits back until the test releases them. */
function holdable(store: Store) {
  let open = Promise.resolve();
  const commit: Store['commit'] = (writes) => open.then(() => store.commit(writes));
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    open = promise;
    return resolve;
  };
  return { store: { ...store, commit }, hold };
}

/** An outbox over a sandbox, and a guild with a stored review that is not posted yet. */
async function startOutbox(fault?: Pick<FalseAnswer, 'status' | 'times' | 'afterStoring' | 'body'>) {
  const sandbox = await startSandbox();
  if (fault) sandbox.faults.answer({ method: 'POST', path: /\/messages$/, ...fault });
  const client = createClient(new REST({ api: sandbox.apiUrl }));
  const rest = client.rest.setToken(sandbox.token);
  const { store, hold } = holdable(await memoryStore());
  const listeners = new Listeners((error) => {
    throw error;
  });
  const guilds = directoryOf(store, { listeners });
  const outbox = new Outbox({
    client,
    rest,
    read: (route, options) => rest.get(route, options),
    presence: { isMember: () => true, onAvailable: () => {}, onAccessChanged: () => {} },
    messages: new ReviewMessages(rest, rest, () => createTexts().for('en-US')),
    log: pino({ level: 'silent' }),
    entries: store.outbox,
    guilds,
    timing: TIMING,
    listeners,
    clock: SYSTEM_CLOCK,
    measures: NO_MEASURES,
  });
  onTestFinished(async () => {
    await outbox.stop();
    await client.destroy();
    await sandbox.close();
  });
  const guild = await guilds.use('1', async (opened) => opened);
  const channelId = sandbox.channel('reviews').id;
  const show = { id: 'glass', title: 'Glass Heart' };
  const now = Date.now();
  await guild.run(writeReview({ author: NOOR, hasWriterRole: true, show, opinion: OPINION, channelId, now }));
  const asked = () => store.outbox.get(outboxKey('1', KEY));
  const titles = () => sandbox.channel('reviews').messages.map(({ embeds }) => embeds[0]?.title);
  return { sandbox, guild, outbox, hold, channelId, asked, titles };
}

test('A request is carried out as soon as it is stored, and a delivery that is asked for waits for that', async () => {
  const { guild, outbox, asked, titles } = await startOutbox();
  expect(await outbox.deliver(guild, KEY)).toMatchObject({ done: true });
  expect(titles()).toEqual(['8/10 · Glass Heart']);
  await outbox.settledFor(guild, KEY);
  expect(await asked()).toBeUndefined();
});

test('A review that is reposted while another delivery of it begins is posted once', async () => {
  const { guild, outbox, hold, channelId, titles } = await startOutbox();
  await outbox.deliver(guild, KEY);
  const posting = guild.memory.reviewByKey(KEY)?.posting;
  await guild.run(markLost({ reviewKey: KEY, postingId: posting && 'id' in posting ? posting.id : '' }, 2));
  const letThrough = hold();
  const anew = guild.run(repostReview(KEY, channelId, 2));
  const delivery = outbox.deliver(guild, KEY);
  letThrough();
  await anew;
  expect(await delivery).toMatchObject({ done: true });
  await outbox.deliver(guild, KEY);
  expect(titles()).toEqual(['8/10 · Glass Heart', '8/10 · Glass Heart']);
});

test('A review hidden while the answer to its post was lost has one message, and gets it back when it is shown', async () => {
  const { sandbox, guild, outbox, titles } = await startOutbox({ status: 500, times: 4, afterStoring: true });
  const moderate = async (act: 'hide' | 'unhide') => {
    await guild.run(moderateReview(KEY, act, { by: '9', at: 3 }));
    await outbox.idle();
  };
  await outbox.idle();
  expect(titles()).toEqual(['8/10 · Glass Heart']);
  await moderate('hide');
  expect(sandbox.channel('reviews').messages).toMatchObject([{ embeds: [] }]);
  await moderate('unhide');
  expect(titles()).toEqual(['8/10 · Glass Heart']);
});

test('A post of a review that does not parse is tried once, and kept until the next start', async () => {
  const { sandbox, guild, outbox, asked } = await startOutbox({
    status: 403,
    times: 1,
    body: { code: 50013 },
  });
  await outbox.idle();
  const posts = sandbox.requests.length;
  const unreadable = new UnreadableEntryError('reviews:1', KEY, 'no text');
  vi.spyOn(guild.store.reviews, 'get').mockRejectedValue(unreadable);
  expect(await outbox.deliver(guild, KEY)).toMatchObject({ done: false, reason: 'unreadable' });
  expect(outbox.kept).toMatchObject([{ guildId: '1', reason: 'unreadable' }]);
  for await (const delivery of outbox.outcomes(guild, KEY)) expect(delivery.done).toBe(false);
  expect(sandbox.requests).toHaveLength(posts);
  expect(await asked()).toMatchObject({ action: 'post' });
});

test('A review that is hidden before it was ever posted is posted when it is shown again', async () => {
  const { guild, outbox, titles } = await startOutbox({ status: 403, times: 1, body: { code: 50013 } });
  await outbox.idle();
  await guild.run(moderateReview(KEY, 'hide', { by: '9', at: 3 }));
  await outbox.idle();
  expect(titles()).toEqual([]);
  await guild.run(moderateReview(KEY, 'unhide', { by: '9', at: 4 }));
  await outbox.idle();
  expect(titles()).toEqual(['8/10 · Glass Heart']);
});

test('A removal of the message that shows the review does nothing, whoever left it', async () => {
  const { guild, outbox, titles } = await startOutbox();
  await outbox.deliver(guild, KEY);
  const [removal] = await requestRemoval(guild, KEY, postingOf(guild), false);
  if (removal !== undefined) await guild.commit([removal]);
  await outbox.settledFor(guild, KEY);
  expect(titles()).toEqual(['8/10 · Glass Heart']);
});

test('The old message of a reposted review stays until the new one stands, also when it moves on meanwhile', async () => {
  const { sandbox, guild, outbox, titles } = await startOutbox();
  await outbox.deliver(guild, KEY);
  await outbox.settledFor(guild, KEY);
  const general = sandbox.channel('general');
  const refuse = { method: 'POST', path: /\/messages$/, status: 403, body: { code: 50013 }, times: Infinity };
  sandbox.faults.answer(refuse);
  await guild.run(repostReview(KEY, sandbox.channel('staff').id, 2));
  await outbox.settledFor(guild, KEY);
  const key = await guild.run(repostReview(KEY, general.id, 3));
  await outbox.settledFor(guild, KEY);
  expect(titles()).toEqual(['8/10 · Glass Heart']);
  expect(postingOf(guild)).toMatchObject({ state: 'posted', successor: { channelId: general.id } });
  sandbox.faults.clear();
  await outbox.deliver(guild, KEY, key);
  await outbox.idle();
  expect(general.messages).toHaveLength(1);
  expect(sandbox.channel('staff').messages).toEqual([]);
  expect(titles()).toEqual([]);
});

test('The message of a deleted review goes at once, also when its author writes it again', async () => {
  const { guild, outbox, channelId, titles } = await startOutbox();
  await outbox.deliver(guild, KEY);
  const show = { id: 'glass', title: 'Glass Heart' };
  const again = {
    author: NOOR,
    hasWriterRole: true,
    show,
    opinion: { ...OPINION, score: 90 },
    channelId,
    now: 3,
  };
  await guild.run(deleteReview(KEY, { by: '21', now: 2 }));
  await guild.run(writeReview(again));
  await outbox.settledFor(guild, KEY);
  expect(titles()).toEqual(['9/10 · Glass Heart']);
});

function postingOf(guild: OpenGuild): Posting {
  const facts = guild.memory.reviewByKey(KEY);
  if (facts === undefined) throw new Error('There is no review');
  return facts.posting;
}
