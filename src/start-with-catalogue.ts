import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import type { Config } from './config/config.ts';
import { catalogueFile } from './operations/catalogue-file.ts';

/**
 * Starts the bot with the catalogue beside its database. What that is filled with comes once the bot works.
 * @param home the directory of `.env` and `data/`
 */
export async function startWithCatalogue(
  options: BotOptions,
  { bangumiData, catalogues: places }: Pick<Config, 'bangumiData' | 'catalogues'>,
  home: string,
): Promise<Bot> {
  const { log, databaseUrl } = options;
  const { openCatalogue } = await import('./catalogue/open-catalogue.ts');
  const file = catalogueFile(databaseUrl, home);
  // Nobody makes it when the database is on a server. Where it can't be made, the catalogue says what is wrong.
  if (file !== undefined) void mkdir(dirname(file), { recursive: true }).catch(() => {});
  const { catalogue, fill } = openCatalogue({ file, bangumiData, places, log });
  const bot = await startBot({ ...options, catalogue }).catch(async (error: unknown) => {
    await catalogue.close();
    throw error;
  });
  fill();
  return bot;
}
