import { pino } from 'pino';
import { startBot } from '../../../src/bot.ts';
import { answerParent } from '../storm/measure.ts';

/** The bot as it is, in a process of its own. */
const [apiUrl = '', token = '', databaseUrl = ''] = process.argv.slice(2);
const bot = await startBot({
  apiUrl,
  token,
  databaseUrl,
  log: pino({ level: 'error' }, pino.destination(2)),
});
answerParent(() => bot.stop());
