/** The bot in a process of its own, for being killed: `mortal-bot.ts API_URL TOKEN DATABASE_URL`. Tells its parent once it works. */
import { writeSync } from 'node:fs';
import { startBot } from '../../../src/bot.ts';
import { createLogger } from '../../../src/operations/logger.ts';
import { NO_IDENTIFY_LIMIT, TEST_TIMING } from '../../support/test-timing.ts';

const [, , apiUrl = '', token = '', databaseUrl = ''] = process.argv;
// At once, so that no line is lost.
const log = createLogger('trace', { write: (line) => void writeSync(1, `${line}\n`) });
await startBot({ apiUrl, token, databaseUrl, log, gateway: NO_IDENTIFY_LIMIT, timing: TEST_TIMING });
process.send?.('works');
