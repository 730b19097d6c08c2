/** Opens the given file and writes to it until it is killed; prints each key once its entry is stored. */
import { argv, stdout } from 'node:process';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { draft } from '../store/sample-entries.ts';

const store = await openStore(`sqlite://${argv[2]}`, { onUnreadable: () => {} });
stdout.write('open\n');

async function write(writer: number): Promise<void> {
  const guilds = store.guilds;
  for (let turn = 0; ; turn += 1) {
    const key = `${writer}-${turn}`;
    await store.commit([
      store.outbox.remove(`${writer}`),
      guilds.put(key, { channelId: key }),
      store.drafts.put(key, { ...draft, title: key }),
      store.guild('1').votes.put(key, { messageId: key, reactions: {}, bots: [] }),
    ]);
    stdout.write(`${key}\n`);
  }
}

for (let writer = 0; writer < 20; writer += 1) void write(writer);
