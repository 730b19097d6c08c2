/** The bot in a process of its own, for being killed: `mortal-bot.ts API_URL TOKEN DATABASE_URL [SHARDS]`, shards as JSON. Tells its parent once it works. */
import { writeSync } from 'node:fs';
import { startBot } from '../../../src/bot.ts';
import type { ShardPlan } from '../../../src/config/shards.ts';
import { createLogger } from '../../../src/operations/logger.ts';
import { NO_IDENTIFY_LIMIT, TEST_TIMING } from '../../support/test-timing.ts';

const [, , apiUrl = '', token = '', databaseUrl = '', shards] = process.argv;
// At once, so that no line is lost.
const log = createLogger('trace', { write: (line) => void writeSync(1, `${line}\n`) });
await startBot({
  ...{ apiUrl, token, databaseUrl, log, timing: TEST_TIMING },
  ...(shards === undefined ? { gateway: NO_IDENTIFY_LIMIT } : { shards: JSON.parse(shards) as ShardPlan }),
  onStorageLost(err) {
    log.fatal({ err }, 'The database can no longer be used');
    process.exit(1);
  },
});
process.send?.('works');
