import { pino } from 'pino';
import { startBot } from '../../../src/bot.ts';
import { openCatalogue } from '../../../src/catalogue/open-catalogue.ts';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { catalogueFile } from '../../../src/operations/catalogue-file.ts';
import { createWorldClock } from '../../../src/sandbox/world/world-clock.ts';
import { answerParent } from './answer-parent.ts';

/**
 * The bot as it is, with the catalogue that it brings along, in a process of its own. It lives so many milliseconds in the past as the last
 * argument says, and from then on as many as its parent tells it.
 */
const [apiUrl = '', token = '', databaseUrl = '', past] = process.argv.slice(2);
/** A few members ask for as much as all of a server would. */
const UNLIMITED = { limit: 1e9, window: 1 };
const work = { member: UNLIMITED, guild: UNLIMITED };
const clock = past === undefined ? SYSTEM_CLOCK : inThePast(Number(past));

function inThePast(behind: number) {
  const past = createWorldClock(Date.now);
  past.setBack(behind);
  process.on('message', (told: string) => {
    if (/^\d+$/.test(told)) past.catchUp(Number(told));
  });
  return past;
}

await answerParent(async () => {
  const log = pino({ level: 'error' }, pino.destination(2));
  const { catalogue, fill } = openCatalogue({
    file: catalogueFile(databaseUrl, ''),
    bangumiData: true,
    places: [],
    log,
  });
  const bot = await startBot({ apiUrl, token, databaseUrl, catalogue, clock, log, timing: { work } });
  fill();
  return () => bot.stop();
});
