import { pino } from 'pino';
import { startBot } from '../../../src/bot.ts';
import { openCatalogue } from '../../../src/catalogue/open-catalogue.ts';
import { catalogueFile } from '../../../src/operations/catalogue-file.ts';
import { answerParent } from './answer-parent.ts';

/** The bot as it is, with the catalogue that it brings along, in a process of its own. */
const [apiUrl = '', token = '', databaseUrl = ''] = process.argv.slice(2);
await answerParent(async () => {
  const log = pino({ level: 'error' }, pino.destination(2));
  const { catalogue, fill } = openCatalogue({
    file: catalogueFile(databaseUrl),
    bangumiData: true,
    places: [],
    log,
  });
  const bot = await startBot({ apiUrl, token, databaseUrl, catalogue, log });
  fill();
  return () => bot.stop();
});
