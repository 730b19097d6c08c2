/**
 * Start of `npm run publish-page`, which makes a static site of a server's shows and reviews, also while the bot runs. Exits with
 * status 1, and a sentence that says what to do, when it can't.
 */
import { dirname, join, resolve } from 'node:path';
import { SYSTEM_CLOCK } from './clock.ts';
import { withSnapshot } from './operations/backups/with-snapshot.ts';
import { publicAddress } from './operations/database-url.ts';
import { readConfiguration } from './operations/read-configuration.ts';
import { runCommand } from './operations/run-command.ts';
import { FALLBACK_LOCALE } from './presentation/texts/catalogues.ts';
import { createTexts } from './presentation/texts/texts.ts';
import { replaceSite } from './publishing/directory/replace-site.ts';
import { readArguments } from './publishing/publish-arguments.ts';
import { PublishProblem } from './publishing/publish-problem.ts';
import { publishSite } from './publishing/publish-site.ts';
import { readSource } from './publishing/source/read-source.ts';

/** The directory of package.json. */
const OWN_DIRECTORY = dirname(import.meta.dirname);

/** Resolves to what the operator is told at the end. */
async function publish(signal: AbortSignal): Promise<string> {
  const { guildId, directory, base, name = 'Shows and reviews' } = readArguments(process.argv.slice(2));
  const { databaseUrl } = await readConfiguration(process.env, OWN_DIRECTORY);
  // npm runs this where package.json is; INIT_CWD is where it was asked to.
  const place = resolve(process.env.INIT_CWD ?? '', directory);
  const now = SYSTEM_CLOCK.now();
  const { shows, reviews, members } = await withSnapshot(databaseUrl, async (store) => {
    const known = await store.guildIds();
    if (!known.includes(guildId))
      throw new PublishProblem(
        `There is no server ${guildId} in ${publicAddress(databaseUrl)}. It has: ${known.join(', ') || 'none'}.`,
      );
    const source = await readSource(store, guildId, now);
    const options = { name, base, t: createTexts().for(FALLBACK_LOCALE), now };
    await replaceSite(place, (writer) => publishSite(source, options, writer, signal));
    return source;
  });
  const of = (count: number, one: string) => (count === 1 ? `one ${one}` : `${count} ${one}s`);
  return [
    `Published ${of(shows.length, 'show')}, and ${of(reviews, 'review')} by ${of(members, 'member')}.`,
    ...(members === 0 ? ['No member has agreed yet: /data about has the switch.'] : []),
    join(place, 'index.html'),
  ].join('\n');
}

await runCommand(publish, new PublishProblem('Stopped. Everything is as it was.'));
