import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createClient } from '../../../src/discord/connection/client.ts';
import { ReviewMessages } from '../../../src/discord/display/review-messages.ts';
import { Outbox } from '../../../src/discord/posting/outbox.ts';
import { Listeners } from '../../../src/guilds/memory/guild-events.ts';
import { markLost } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
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
async function startOutbox() {
  const sandbox = await startSandbox();
  const client = createClient(sandbox.apiUrl);
  const rest = client.rest.setToken(sandbox.token);
  const { store, hold } = holdable(await memoryStore());
  const listeners = new Listeners((error) => {
    throw error;
  });
  const guilds = directoryOf(store, { listeners });
  const outbox = new Outbox({
    client,
    rest,
    messages: new ReviewMessages(rest, () => createTexts().for('en-US')),
    log: pino({ level: 'silent' }),
    entries: store.outbox,
    guilds,
    timing: TIMING,
    listeners,
    clock: SYSTEM_CLOCK,
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
  await guild.run(writeReview({ author: NOOR, show, opinion: OPINION, channelId, now }));
  const asked = () => store.outbox.get(outboxKey('1', KEY));
  const titles = () => sandbox.channel('reviews').messages.map(({ embeds }) => embeds[0]?.title);
  return { guild, outbox, hold, channelId, asked, titles };
}

test('A request is carried out as soon as it is stored, and a delivery that is asked for waits for that', async () => {
  const { guild, outbox, asked, titles } = await startOutbox();
  expect(await outbox.deliver(guild, KEY)).toEqual({ done: true });
  expect(titles()).toEqual(['Glass Heart · 8/10']);
  expect(await asked()).toBeUndefined();
});

test('A review that is reposted while another delivery of it begins is posted once', async () => {
  const { guild, outbox, hold, channelId, titles } = await startOutbox();
  await outbox.deliver(guild, KEY);
  const posting = guild.memory.reviewByKey(KEY)?.posting;
  await guild.run(markLost({ reviewKey: KEY, postingId: posting && 'id' in posting ? posting.id : '' }));
  const letThrough = hold();
  const anew = guild.run(repostReview(KEY, channelId));
  const delivery = outbox.deliver(guild, KEY);
  letThrough();
  await anew;
  expect(await delivery).toEqual({ done: true });
  await outbox.deliver(guild, KEY);
  expect(titles()).toEqual(['Glass Heart · 8/10', 'Glass Heart · 8/10']);
});
