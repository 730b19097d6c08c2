import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { createTexts } from '../../../src/presentation/texts/texts.ts';
import { replaceSite } from '../../../src/publishing/directory/replace-site.ts';
import { publishSite } from '../../../src/publishing/publish-site.ts';
import { readSource } from '../../../src/publishing/source/read-source.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { fillDatabase } from '../filled/fill-database.ts';
import { inDirectory } from '../filled/in-directory.ts';

/** Publishes the page of a server all of whose members agreed. Ends with an error when that takes longer than it may. */
const { values } = parseArgs({ options: { reviews: { type: 'string' } } });
const reviews = Number(values.reviews ?? 100_000);

const GUILD = '100000000000000001';
/** What 100,000 reviews may take, in seconds. */
const LONGEST = 60;
const OFTEN = 5000;

await inDirectory(async (directory) => {
  const file = join(directory, 'ovation.sqlite');
  await fillDatabase(file, [{ id: GUILD, reviews, channelId: '1' }]);
  const store = await openStore(`sqlite://${file}`, { onUnreadable: () => {} });
  const guild = store.guild(GUILD);
  const authors = new Set<string>();
  await store.reviewFacts(GUILD, ({ authorId }) => authors.add(authorId));
  const agreed = [...authors];
  for (let from = 0; from < agreed.length; from += OFTEN)
    await store.commit(
      agreed.slice(from, from + OFTEN).map((userId) => guild.members.put(userId, { publishes: true })),
    );

  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const t = createTexts().for('en-US');
  delay.enable();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const now = Date.now();
  const source = await readSource(store, GUILD, now);
  const read = performance.now();
  const site = join(directory, 'site');
  await replaceSite(site, (writer) => publishSite(source, { name: 'Drama Corner', t, now }, writer));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(watch);

  const { files, bytes } = await sizeOf(site);
  console.log(
    [
      `${source.reviews} reviews of ${source.shows.length} shows by ${source.members} members`,
      `read in ${((read - started) / 1000).toFixed(1)} s, published in ${seconds.toFixed(1)} s in all, of processor time ${((user + system) / 1e6).toFixed(1)} s`,
      `${files} files, ${megabytes(bytes)} MB`,
      `memory ${megabytes(peak)} MB at most`,
      `event-loop delay: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, longest ${(delay.max / 1e6).toFixed(0)} ms`,
    ].join('\n'),
  );
  await store.close();
  const limit = (LONGEST * Math.max(reviews, 10_000)) / 100_000;
  if (seconds > limit) {
    console.error(`Longer than the ${limit} s that it may take.`);
    process.exitCode = 1;
  }
});

async function sizeOf(directory: string): Promise<{ files: number; bytes: number }> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { files: files.length, bytes };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
