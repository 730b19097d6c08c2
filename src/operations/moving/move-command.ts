import { isDatabaseAddress } from '../../config/database.ts';
import type { Backend } from '../../storage/backend.ts';
import { isPostgres, sqlitePath } from '../../storage/database-address.ts';
import { countOf } from '../count-of.ts';
import { realPath } from '../database-place.ts';
import { absoluteAddress, publicAddress } from '../database-url.ts';
import { openAlone, openExistingAlone } from '../open-alone.ts';
import type { Operator } from '../operator.ts';
import { type MoveListener, moveData, type Side } from './move-data.ts';

/** How often the operator is told how far it is, in milliseconds. */
const TOLD_EVERY = 10_000;

/**
 * `npm run move-data`: copies all data from one database into another. Resolves to true; rejects with StorageError, whose message is a
 * sentence for the operator, when a bot uses either of them, and as `moveData` does.
 */
export async function moveCommand(args: readonly string[], operator: Operator): Promise<true> {
  const [from, to] = addressesIn(args, operator.home);
  await using source = sideOf(await openExistingAlone(from), from);
  await using target = sideOf(await openAlone(to), to);
  const { entries, servers } = await moveData(source, target, listenerFor(operator, target.name));
  operator.say(
    `${target.name} has all of it, each entry compared: ${countOf(entries, 'entry', 'entries')} of ${countOf(servers, 'server')}.`,
  );
  operator.say(
    `Now set DATABASE_URL to it, and start Ovation. ${source.name} is as it was: delete it once you don't need it any more.`,
  );
  return true;
}

/** The addresses of two databases between which data can move. */
function addressesIn(args: readonly string[], home: string): readonly [from: string, to: string] {
  const [from = '', to = '', ...rest] = args.map((address) => absoluteAddress(address, home));
  const areKnown = [from, to].every(
    (url) => isDatabaseAddress(url) && (isPostgres(url) || sqlitePath(url) !== undefined),
  );
  if (!areKnown || rest.length > 0)
    throw new Error(
      'Name two databases, the one to read first: npm run move-data -- sqlite://data/ovation.sqlite postgres://ovation@localhost/ovation. The password belongs into the variable PGPASSWORD.',
    );
  if (placeOf(from) === placeOf(to)) throw new Error('These are one database: name another one to move to.');
  return [from, to];
}

/** The same for two addresses of one file. */
function placeOf(url: string): string {
  const path = sqlitePath(url);
  return path === undefined ? url : realPath(path);
}

const sideOf = (backend: Backend, url: string): Side & AsyncDisposable => ({
  ...{ backend, name: publicAddress(url) },
  [Symbol.asyncDispose]: backend.close,
});

function listenerFor({ say, now }: Operator, target: string): MoveListener {
  let told = now();
  let of = 0;
  return {
    began(isResumed, servers) {
      of = servers;
      const before = isResumed ? `${target} has a part of it already, and I go on. ` : '';
      say(`${before}Copying what ${countOf(of, 'server')} ${of === 1 ? 'has' : 'have'}.`);
    },
    copied({ entries, servers }) {
      if (now() - told < TOLD_EVERY) return;
      told = now();
      say(`${countOf(entries, 'entry', 'entries')} so far, ${servers} of ${countOf(of, 'server')}.`);
    },
    comparing: () => say('Everything is copied. Comparing each entry.'),
  };
}
