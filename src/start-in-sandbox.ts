import { join } from 'node:path';
import type { Bot, BotOptions } from './bot.ts';
import type { Config } from './config/config.ts';
import type { Output } from './operations/output.ts';
import { startWithCatalogue } from './start-with-catalogue.ts';

/**
 * Starts the sandbox, whose data are in the home directory, and the bot in it. Says in `out` where its page is. Rejects as each start
 * does.
 */
export async function startInSandbox(
  options: Omit<BotOptions, 'token' | 'apiUrl' | 'clock'>,
  { sandboxPort, sandboxHost, sandboxEmpty, bangumiData }: Config,
  { home, out }: { readonly home: string; readonly out: Output },
): Promise<Bot> {
  // Imported here, because an installation without development dependencies has no sandbox.
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { servePage } = await import('./sandbox/page/serve-page.ts');
  const { COMMUNITY_PAST, moveIn, planMoveIn } = await import('./sandbox/community/move-in.ts');
  const { startCatalogues } = await import('./sandbox/catalogues/start-catalogues.ts');
  const dataFile = join(home, 'data', 'sandbox', 'discord.sqlite');
  const past = sandboxEmpty ? 0 : COMMUNITY_PAST;
  const sandbox = await startSandbox({ port: sandboxPort, host: sandboxHost, dataFile, past });
  servePage(sandbox);
  if (sandboxEmpty) sandbox.clock.catchUp(0);
  else planMoveIn(sandbox);
  const { token, apiUrl, url, clock } = sandbox;
  const standIns = await startCatalogues();
  const bot = await startWithCatalogue(
    { token, apiUrl, clock, ...options },
    { bangumiData, catalogues: standIns.places },
    home,
  );
  out.write(
    `No DISCORD_TOKEN: this is the local sandbox, not Discord. Page: ${url}. To go live: npm run setup`,
  );
  const leaving = new AbortController();
  if (!sandboxEmpty) void moveIn(sandbox, leaving.signal, bot.idle);
  return {
    shards: bot.shards,
    idle: bot.idle,
    async stop() {
      leaving.abort();
      await bot.stop();
      await Promise.all([standIns.close(), sandbox.close()]);
    },
  };
}
