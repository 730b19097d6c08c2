import { countHelpful, votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import { KeyedQueue } from '../../storage/keyed-queue.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Store } from '../../storage/store/store.ts';
import { GuildMemory } from './guild-memory.ts';
import { guildStore } from './guild-store.ts';
import type { ReviewFacts } from './review-index.ts';
import { VoteLedger } from './vote-ledger.ts';

/** A guild in memory, with the collections and the votes behind it. */
export interface OpenGuild {
  readonly memory: GuildMemory;
  readonly store: ReturnType<typeof guildStore>;
  readonly votes: VoteLedger;
  /** Runs writes to one review, or to the list of shows, one after the other. */
  readonly queue: KeyedQueue;
}

export interface GuildDirectoryOptions {
  /** Called when a review's counts have changed. */
  readonly onCounts: (guildId: string, review: ReviewFacts, before: HelpfulCounts) => void;
  readonly onWriteError: (error: unknown) => void;
  /** With more reviews than this in memory, guilds that nobody is using are unloaded. */
  readonly reviewLimit: number;
  readonly flushDelay: number;
  readonly retryDelay: number;
}

const NO_RECORD: GuildRecord = { reviewChannels: [] };

/** Loads guilds on demand, and unloads the least recently used ones when memory fills up. */
export class GuildDirectory {
  readonly #store: Store;
  readonly #options: GuildDirectoryOptions;
  /** Least recently used first. */
  readonly #open = new Map<
    string,
    { readonly loading: Promise<OpenGuild>; guild?: OpenGuild; users: number }
  >();

  constructor(store: Store, options: GuildDirectoryOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Loads the guild if necessary, and keeps it in memory while `callback` runs. */
  async use<T>(guildId: string, callback: (guild: OpenGuild) => Promise<T>): Promise<T> {
    const entry = this.#open.get(guildId) ?? { loading: this.#load(guildId), users: 0 };
    this.#open.delete(guildId);
    this.#open.set(guildId, entry);
    entry.users += 1;
    try {
      entry.guild = await entry.loading;
    } catch (error) {
      if (this.#open.get(guildId) === entry) this.#open.delete(guildId);
      throw error;
    }
    try {
      return await callback(entry.guild);
    } finally {
      entry.users -= 1;
      this.#evict();
    }
  }

  /** Resolves once every vote is on disk. Call it once, when nothing uses a guild any more. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(({ guild }) => guild?.votes.close()));
  }

  async #load(guildId: string): Promise<OpenGuild> {
    const { onCounts, ...ledgerOptions } = this.#options;
    const record = await this.#store.guilds.get(guildId).catch(undefinedIfUnreadable);
    const memory = new GuildMemory(guildId, record ?? NO_RECORD);
    const store = guildStore(this.#store, guildId);
    for await (const [, show] of store.shows.entries()) memory.putShow(show);
    for await (const [key, moderation] of store.moderation.entries()) memory.setModeration(key, moderation);
    for await (const [userId, decision] of store.blocked.entries()) memory.setBlocked(userId, decision);
    memory.eligibleVoters.requireRole(memory.record.voterRoleId);
    for await (const [userId, { roleId, holds }] of store.voters.entries())
      if (roleId === memory.record.voterRoleId) memory.eligibleVoters.setHolds(userId, holds);
    for await (const [userId, { notices }] of store.notices.entries())
      memory.setHasNotices(userId, notices.length > 0);
    for await (const [, review] of store.reviews.entries()) memory.putReview(review);
    // An unreadable record: a manager has to choose the review channel again, but old channels keep their votes.
    if (record === undefined) memory.setRecord({ reviewChannels: channelsOf(memory) });
    const rulesOf = (key: string) => {
      const facts = memory.reviewByKey(key);
      return facts && memory.countingRules(facts);
    };
    for await (const [key, votes] of this.#store.votes(guildId).entries()) {
      const rules = rulesOf(key);
      if (rules === undefined) continue;
      if (memory.eligibleVoters.roleId !== undefined) memory.eligibleVoters.addVoters(votersIn(votes));
      memory.setCounts(key, countHelpful(votes, rules));
    }
    const votes = new VoteLedger(this.#store.votes(guildId), {
      ...ledgerOptions,
      rulesOf,
      messageOf: (key) => {
        const posting = memory.reviewByKey(key)?.posting;
        return posting?.state === 'posted' ? posting.messageId : undefined;
      },
      onChange: (key, ballot) => {
        const facts = memory.reviewByKey(key);
        if (facts === undefined) return;
        const before = memory.counts(key);
        memory.setCounts(key, ballot.count(memory.countingRules(facts)));
        const { helpful, notHelpful } = memory.counts(key);
        // The bot's own reactions, the author's and unrelated emoji change no count, so no embed needs an edit.
        if (helpful !== before.helpful || notHelpful !== before.notHelpful) onCounts(guildId, facts, before);
      },
    });
    return { memory, store, votes, queue: new KeyedQueue() };
  }

  #evict(): void {
    let reviews = 0;
    for (const { guild } of this.#open.values()) reviews += guild?.memory.reviewCount ?? 0;
    for (const [guildId, { guild, users }] of this.#open) {
      if (reviews <= this.#options.reviewLimit) return;
      if (guild === undefined || users > 0 || guild.votes.hasUnwritten) continue;
      this.#open.delete(guildId);
      reviews -= guild.memory.reviewCount;
    }
  }
}

function channelsOf(memory: GuildMemory): string[] {
  const channels = Array.from(memory.reviews(), ({ posting }) =>
    posting.state === 'withheld' ? [] : [posting.channelId],
  );
  return [...new Set(channels.flat())];
}
