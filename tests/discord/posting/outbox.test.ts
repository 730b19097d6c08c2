import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { createClient } from '../../../src/discord/connection/client.ts';
import { ReviewMessages } from '../../../src/discord/display/review-messages.ts';
import { Outbox } from '../../../src/discord/posting/outbox.ts';
import { markLost } from '../../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../../src/guilds/posting/repost-review.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import type { Collection, Store } from '../../../src/storage/store/store.ts';
import { TIMING } from '../../../src/timing.ts';
import { directoryOf, memoryStore, NOOR, OPINION } from '../../guilds/memory/opened-guild.ts';

const KEY = 'glass:21';

/** A store that holds writes of reviews back until the test releases them. */
function withHeldReviews(store: Store) {
  let open = Promise.withResolvers<void>();
  open.resolve();
  const reviews: Store['reviews'] = (guildId) => {
    const collection = store.reviews(guildId);
    const set: Collection<never>['set'] = (key, entry) => open.promise.then(() => collection.set(key, entry));
    return { ...collection, set };
  };
  const hold = () => {
    open = Promise.withResolvers();
    return open.resolve;
  };
  return { store: { ...store, reviews }, hold };
}

/** An outbox over a sandbox, and a guild with a stored review that is not posted yet. */
async function startOutbox() {
  const sandbox = await startSandbox();
  const client = createClient(sandbox.apiUrl);
  const rest = client.rest.setToken(sandbox.token);
  const { store, hold } = withHeldReviews(await memoryStore());
  const guilds = directoryOf(store);
  const outbox = new Outbox({
    client,
    rest,
    messages: new ReviewMessages(rest, () => createTexts().for('en-US')),
    log: pino({ level: 'silent' }),
    entries: store.outbox,
    guilds,
    timing: TIMING,
    onIncomplete: () => {},
    onDeletedByHand: () => {},
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
  await writeReview(guild, { author: NOOR, show, opinion: OPINION, channelId, now: Date.now() });
  const asked = () => store.outbox.get(outboxKey('1', KEY));
  const titles = () => sandbox.channel('reviews').messages.map(({ embeds }) => embeds[0]?.title);
  return { guild, outbox, hold, channelId, asked, titles };
}

test('A review that is reposted while another delivery of it begins is posted', async () => {
  const { guild, outbox, hold, channelId, asked, titles } = await startOutbox();
  await markLost(guild, { reviewKey: KEY, postingId: (await asked())?.postingId ?? '' });
  await outbox.deliver(guild, KEY);
  expect(titles()).toEqual([]);
  const letThrough = hold();
  const anew = repostReview(guild, KEY, channelId);
  await expect.poll(asked).toBeDefined();
  const delivery = outbox.deliver(guild, KEY);
  letThrough();
  await anew;
  expect(await delivery).toEqual({ done: true });
  expect(titles()).toEqual(['Glass Heart · 8/10']);
});
