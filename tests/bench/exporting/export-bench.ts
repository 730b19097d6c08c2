/**
 * Writes the exports of a server with 100,000 reviews, as `/settings export` and `/data export` do, and says how long each takes, how
 * long others waited meanwhile for the event loop, and how much memory it took. Ends with an error when others waited 20 ms or more at
 * the 99th percentile. The floor is a process that gives others a turn after every 5 ms of work.
 */

import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { WrittenFile } from '../../../src/exchange/writing/file-writer.ts';
import { writeGuild } from '../../../src/exchange/writing/write-guild.ts';
import { writeMember } from '../../../src/exchange/writing/write-member.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { Turn } from '../../../src/storage/turn.ts';
import { fillDatabase } from '../filled/fill-database.ts';
import { inDirectory } from '../filled/in-directory.ts';

const { values } = parseArgs({ options: { reviews: { type: 'string', default: '100000' } } });
const reviews = Number(values.reviews);
const GUILD = '1000000000000000001';
/** What Discord takes from a bot in a server without boosts, in bytes. */
const LIMIT = 10 * 1024 * 1024;
const MOST_DELAY = 20;

const server = { id: GUILD, name: 'Drama Corner' };
const userId = '900000000000000001';
let isSlow = false;

await inDirectory(async (directory) => {
  const file = join(directory, 'export.sqlite');
  await fillDatabase(file, [{ id: GUILD, reviews, channelId: '1', busiestId: userId }]);
  const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
  const guild = store.guild(GUILD);
  await measure('The floor', async () => {
    const end = performance.now() + 3000;
    for (const turn = new Turn(); performance.now() < end; ) if (turn.isOver) await turn.next();
    return [];
  });
  await measure(`A server's ${reviews} reviews`, async () => {
    const header = { format: 'ovation-server', version: 1, exportedAt: 0, application: '1' } as const;
    const { document, tables } = await writeGuild(
      guild,
      { ...header, server, settings: {} },
      { limit: LIMIT },
    );
    return [...document, ...tables];
  });
  await measure("A member's", async () => {
    const { document, letterboxd } = await writeMember(
      {
        ...{ guildId: GUILD, userId, pseudonym: undefined, guild, nameOf: () => undefined },
        counts: async () => ({ helpful: 0, notHelpful: 0 }),
      },
      {
        ...{ format: 'ovation-member', version: 1, exportedAt: 0, server, member: { id: userId } },
        ...{ hidesProfile: false, publishes: false },
      },
      { limit: LIMIT, spoilers: '' },
    );
    return [...document, ...letterboxd];
  });
  await store.close();
});
process.exitCode = isSlow ? 1 : 0;

async function measure(name: string, write: () => Promise<readonly WrittenFile[]>): Promise<void> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const before = performance.now();
  const files = await write();
  const seconds = (performance.now() - before) / 1000;
  delays.disable();
  const [delay, longest] = [delays.percentile(99) / 1e6, delays.max / 1e6];
  isSlow ||= delay >= MOST_DELAY;
  const sizes = files.map((each) => `${each.name} ${(each.bytes.length / 1024 ** 2).toFixed(1)}`);
  const memory = Math.round(process.memoryUsage.rss() / 1024 ** 2);
  console.log(
    `${name}: ${seconds.toFixed(1)} s, event loop p99 ${delay.toFixed(1)} ms, at most ${longest.toFixed(0)} ms, ${memory} MB. ${sizes.join(', ')}`,
  );
}
