import { reviewKey } from '../../reviews/review.ts';
import type { ReportCase } from '../../storage/entries/entries.ts';
import { SHARED_KINDS } from '../../storage/entries/entry-formats.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { UNCOUNTED } from '../counting/count-again.ts';
import { removalOfAdded } from '../importing/added-show.ts';
import { importTurn } from '../importing/import-records.ts';
import type { Act, Guild } from '../memory/act.ts';
import type { Change } from '../memory/change.ts';
import { runForEach } from '../memory/run-for-each.ts';
import { reportsTurn } from '../moderation/reports.ts';
import { noticesTurn } from '../notices/notices.ts';
import { draftTurn } from '../reviews/drafts.ts';
import { memberTurn } from '../reviews/rights.ts';
import { messagesOf } from './erase-review.ts';
import type { Erased } from './erased.ts';
import { erasureTurn } from './erasure.ts';
import { requestLeftovers } from './leftovers.ts';
import { SCRUBS } from './scrubs.ts';

/** The kinds that need more: a review goes with all about it, votes go through the ledger, and notes are removed at Discord. */
type Otherwise = 'reviews' | 'votes' | 'guilds';

/**
 * In which turn each kind of entry changes, by its key. First what an import restores, which puts entries of the others: one that is
 * being carried out has done so once its turn is over.
 */
const TURNS: { readonly [K in Exclude<Kind, Otherwise>]: (key: string) => string } = {
  staged: (key) => importTurn(key.split(':')[0] ?? ''),
  imported: (key) => importTurn(key.split(':')[0] ?? ''),
  moderation: (key) => key,
  reports: reportsTurn,
  blocked: memberTurn,
  voters: () => 'voters',
  notices: noticesTurn,
  members: memberTurn,
  activity: memberTurn,
  drafts: draftTurn,
  // `<guild>:<review key>`, and for an earlier one its time.
  removed: (key) => key.split(':').slice(1, 3).join(':'),
  // After all that keeps a show which an import has added.
  shows: () => 'shows',
  linking: () => 'shows',
  outbox: (key) => key.split(':').slice(1, 3).join(':'),
  jobs: (key) => `job:${key.split(':')[1]}`,
  messages: (key) => noticesTurn(key.split(':')[1] ?? ''),
  uncounted: () => UNCOUNTED,
  leftovers: (key) => key,
  erasures: (key) => erasureTurn(key.split(':')[1] ?? ''),
  imports: (key) => importTurn(key.split(':')[1] ?? ''),
};

const KINDS = Object.keys(TURNS) as Exclude<Kind, Otherwise>[];
const SHARED: ReadonlySet<Kind> = new Set(SHARED_KINDS);

/** Erases a member from the entries of a guild, kind by kind, as `SCRUBS` says. Resolves to whether that changed anything. */
export async function scrubEntries(guild: Guild, erased: Erased): Promise<boolean> {
  let isChange = false;
  for (const kind of KINDS) {
    const keys: string[] = [];
    const beginning = SHARED.has(kind) ? `${guild.memory.id}:` : undefined;
    for await (const key of guild.store[kind].keysHolding(erased.userId, beginning)) keys.push(key);
    const scrubbed = await runForEach(guild, keys, (key) => scrubEntry(kind, key, erased));
    isChange ||= scrubbed.includes(true);
  }
  return isChange;
}

const scrubEntry = <K extends Exclude<Kind, Otherwise>>(
  kind: K,
  key: string,
  erased: Erased,
): Act<boolean> => ({
  turns: [TURNS[kind](key), ...(kind === 'shows' ? [memberTurn(erased.userId)] : [])],
  async decide(guild) {
    const { store } = guild;
    const gone = kind === 'shows' ? await removalOfAdded(guild, reviewKey(key, erased.userId)) : [];
    if (gone.length > 0) return { changes: gone, answer: true };
    const before = (await store[kind].get(key).catch(undefinedIfUnreadable)) as GuildEntries[K] | undefined;
    const entry = before && SCRUBS[kind](before, erased, key);
    if (entry === before) return { changes: [], answer: false };
    const changes = [{ kind, key, entry } as Change];
    if (kind === 'reports')
      changes.push(...removalOfReports(before as ReportCase, entry as ReportCase | undefined, erased));
    return { changes, answer: true };
  },
});

/** The messages that show the staff what the member has reported. */
function removalOfReports(before: ReportCase, after: ReportCase | undefined, { userId }: Erased): Change[] {
  const messages = before.reports.length === after?.reports.length ? [] : messagesOf(before);
  return messages.length === 0 ? [] : [requestLeftovers(userId, { messages })];
}
