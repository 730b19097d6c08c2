import { pino } from 'pino';
import { startBot } from '../../../src/bot.ts';
import { answerParent } from './answer-parent.ts';

/** The bot as it is, in a process of its own. */
const [apiUrl = '', token = '', databaseUrl = ''] = process.argv.slice(2);
await answerParent(async () => {
  const log = pino({ level: 'error' }, pino.destination(2));
  const bot = await startBot({ apiUrl, token, databaseUrl, log });
  return () => bot.stop();
});
