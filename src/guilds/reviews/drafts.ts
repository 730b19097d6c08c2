import { DRAFT_LIFETIME, type Draft } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';

/** What memory holds of a submitted draft: everything but its text. */
export interface DraftSummary {
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  readonly savedAt: number;
}

/** What members typed and have not posted. Memory holds a list without texts, and drafts that could not be written. */
export class Drafts {
  readonly #collection: Collection<Draft>;
  readonly #now: () => number;
  readonly #summaries = new Map<string, Map<string, DraftSummary>>();
  readonly #unsaved = new Map<string, Draft>();

  constructor(collection: Collection<Draft>, now: () => number) {
    this.#collection = collection;
    this.#now = now;
  }

  /** Reads the list of drafts. Call it once, before any other method. */
  async load(): Promise<void> {
    for await (const [key, draft] of this.#collection.entries()) {
      const [guildId = '', userId = ''] = key.split(':');
      this.#index(guildId, userId, draft);
    }
  }

  /** Resolves to undefined when the draft does not exist, has expired or is unreadable, which the store has logged. */
  async find(guildId: string, userId: string, showId: string): Promise<Draft | undefined> {
    const key = draftKey(guildId, userId, showId);
    const draft = this.#unsaved.get(key) ?? (await this.#collection.get(key).catch(undefinedIfUnreadable));
    return draft !== undefined && this.#isAlive(draft) ? draft : undefined;
  }

  /** Resolves once the draft is on disk. When it rejects, a submitted draft stays in memory until the process ends. */
  async save(guildId: string, userId: string, draft: Omit<Draft, 'savedAt'>): Promise<void> {
    const key = draftKey(guildId, userId, draft.showId);
    const saved = { ...draft, savedAt: this.#now() };
    if (saved.submitted) this.#unsaved.set(key, saved);
    this.#index(guildId, userId, saved);
    await this.#collection.set(key, saved);
    if (this.#unsaved.get(key) === saved) this.#unsaved.delete(key);
  }

  async remove(guildId: string, userId: string, showId: string): Promise<void> {
    const key = draftKey(guildId, userId, showId);
    await this.#collection.delete(key);
    this.#unsaved.delete(key);
    this.#summaries.get(`${guildId}:${userId}`)?.delete(showId);
  }

  /** The member's submitted drafts that have not expired, newest first. */
  list(guildId: string, userId: string): DraftSummary[] {
    const drafts = [...(this.#summaries.get(`${guildId}:${userId}`)?.values() ?? [])];
    return drafts.filter((draft) => this.#isAlive(draft)).sort((a, b) => b.savedAt - a.savedAt);
  }

  #isAlive({ savedAt }: Pick<Draft, 'savedAt'>): boolean {
    return savedAt > this.#now() - DRAFT_LIFETIME;
  }

  #index(guildId: string, userId: string, draft: Draft): void {
    if (!draft.submitted) return;
    const member = `${guildId}:${userId}`;
    const { showId, title, year, savedAt } = draft;
    const drafts = this.#summaries.get(member) ?? new Map<string, DraftSummary>();
    this.#summaries.set(member, drafts.set(showId, { showId, title, year, savedAt }));
  }
}

const draftKey = (guildId: string, userId: string, showId: string): string =>
  `${guildId}:${userId}:${showId}`;
