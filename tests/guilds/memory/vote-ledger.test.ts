import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { VoteLedger, type VoteLedgerOptions } from '../../../src/guilds/memory/vote-ledger.ts';
import type { Votes } from '../../../src/reviews/counting/votes.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { Collection } from '../../../src/storage/store/store.ts';
import { memoryStore } from './opened-guild.ts';

const vote = (userId: string) => ({ emoji: '👍', userId, kind: 'normal', bot: false }) as const;
const voters = (votes: Votes | undefined) => votes?.reactions['👍']?.normal;

/** Review `r1` has the message `m1`, and so on. */
const messageOf = (reviewKey: string) => reviewKey.replace('r', 'm');

function ledgerOver(collection: Collection<Votes>, options: Partial<VoteLedgerOptions> = {}): VoteLedger {
  return new VoteLedger(collection, {
    messageOf,
    rulesOf: () => ({ authorId: '99', helpful: '👍', notHelpful: '👎' }),
    onChange: () => {},
    onWriteError: () => {},
    flushDelay: 60_000,
    retryDelay: 60_000,
    ...options,
  });
}

/** A disk that refuses writes until the test allows them. */
function fullDisk<Entry>(collection: Collection<Entry>) {
  const disk = { full: true };
  const set: Collection<Entry>['set'] = (key, entry) => {
    const full = new StorageError('full', 'The disk is full.');
    return disk.full ? Promise.reject(full) : collection.set(key, entry);
  };
  return { disk, collection: { ...collection, set } };
}

describe('Votes', () => {
  test('are on disk when the ledger is closed, and a new ledger continues from there', async () => {
    const votes = (await memoryStore()).votes('1');
    const ledger = ledgerOver(votes);
    await Promise.all(
      ['1', '2'].map((user) => ledger.change('r1', 'm1', (ballot) => ballot.add(vote(user)))),
    );
    expect(ledger.hasUnwritten).toBe(true);
    await ledger.close();
    expect(ledger.hasUnwritten).toBe(false);
    expect(voters(await votes.get('r1'))).toEqual(['1', '2']);
    const next = ledgerOver(votes);
    await next.change('r1', 'm1', (ballot) => ballot.remove(vote('1')));
    await next.close();
    expect(voters(await votes.get('r1'))).toEqual(['2']);
  });

  test('are written soon after a change', async () => {
    const votes = (await memoryStore()).votes('1');
    const written = Promise.withResolvers<void>();
    const set: typeof votes.set = (key, entry) => votes.set(key, entry).then(written.resolve);
    const ledger = ledgerOver({ ...votes, set }, { flushDelay: 1 });
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('1')));
    await written.promise;
    expect(voters(await votes.get('r1'))).toEqual(['1']);
  });

  test('that the disk refuses are kept, reported and written again', async () => {
    const votes = (await memoryStore()).votes('1');
    const { disk, collection } = fullDisk(votes);
    const reported = Promise.withResolvers<unknown>();
    const ledger = ledgerOver(collection, { flushDelay: 1, retryDelay: 1, onWriteError: reported.resolve });
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('1')));
    expect(await reported.promise).toBeInstanceOf(StorageError);
    expect(ledger.hasUnwritten).toBe(true);
    disk.full = false;
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('2')));
    await ledger.close();
    expect(voters(await votes.get('r1'))).toEqual(['1', '2']);
  });

  test('that cannot be written at the end make `close` reject, and nothing runs afterwards', async () => {
    const { collection } = fullDisk((await memoryStore()).votes('1'));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const reported: unknown[] = [];
    const onWriteError = (error: unknown) => reported.push(error);
    const ledger = ledgerOver(collection, { flushDelay: 10, retryDelay: 10, onWriteError });
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('1')));
    await vi.advanceTimersByTimeAsync(25);
    expect(reported).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(1);
    await expect(ledger.close()).rejects.toMatchObject({ code: 'full' });
    expect(vi.getTimerCount()).toBe(0);
  });

  test('are changed in the order of the events, also while a change waits for Discord', async () => {
    const ledger = ledgerOver((await memoryStore()).votes('1'));
    const answer = Promise.withResolvers<boolean>();
    const seen: string[] = [];
    const first = ledger.change('r1', 'm1', async (ballot) => {
      await answer.promise;
      seen.push('recount');
      return ballot.replace('👍', { normal: ['1', '2'], super: [] }, []);
    });
    const second = ledger.change('r1', 'm1', (ballot) => {
      seen.push('event');
      return ballot.remove(vote('2'));
    });
    await ledger.change('r2', 'm2', (ballot) => ballot.add(vote('9')));
    expect(seen).toEqual([]);
    answer.resolve(true);
    await Promise.all([first, second]);
    expect(seen).toEqual(['recount', 'event']);
    await ledger.close();
  });

  test('of more reviews than fit in memory are all kept', async () => {
    const votes = (await memoryStore()).votes('1');
    const ledger = ledgerOver(votes, { flushDelay: 0 });
    const reviews = Array.from({ length: 450 }, (_, index) => `r${index}`);
    for (const user of ['1', '2'])
      for (const review of reviews)
        await ledger.change(review, messageOf(review), (ballot) => ballot.add(vote(user)));
    await ledger.close();
    for (const review of reviews) expect(voters(await votes.get(review))).toEqual(['1', '2']);
  });

  test("on a message that is not, or no longer, the review's change nothing", async () => {
    const votes = (await memoryStore()).votes('1');
    let message: string | undefined = 'old';
    const ledger = ledgerOver(votes, { messageOf: () => message });
    await ledger.change('r1', 'old', (ballot) => ballot.add(vote('1')));
    message = 'new';
    const work = () => {
      throw new Error('It was called');
    };
    await ledger.change('r1', 'old', work);
    await ledger.change('r1', 'new', (ballot) => ballot.add(vote('2')));
    message = undefined;
    await ledger.change('r1', 'new', work);
    await ledger.close();
    expect(await votes.get('r1')).toMatchObject({ messageId: 'new', reactions: { '👍': { normal: ['2'] } } });
  });

  test('that were removed stay removed, even during a write', async () => {
    const votes = (await memoryStore()).votes('1');
    const started = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const set: typeof votes.set = async (key, entry) => {
      started.resolve();
      await mayEnd.promise;
      await votes.set(key, entry);
    };
    const ledger = ledgerOver({ ...votes, set }, { flushDelay: 1 });
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('1')));
    await started.promise;
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('2')));
    const removed = ledger.remove('r1');
    await new Promise(setImmediate);
    mayEnd.resolve();
    await removed;
    await ledger.close();
    expect(await votes.get('r1')).toBeUndefined();
  });

  test('stay unchanged when a change fails, and the next change works', async () => {
    const votes = (await memoryStore()).votes('1');
    const ledger = ledgerOver(votes);
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('1')));
    const failing = ledger.change('r1', 'm1', () => Promise.reject(new Error('Discord is down')));
    await expect(failing).rejects.toThrow('Discord is down');
    await ledger.change('r1', 'm1', (ballot) => ballot.add(vote('2')));
    await ledger.close();
    expect(voters(await votes.get('r1'))).toEqual(['1', '2']);
  });
});
