import { DRAFT_LIFETIME, type Draft } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';
import { type ChangeOf, put, remove } from '../memory/change.ts';
import type { OpenGuild } from '../memory/open-guild.ts';

/** What memory holds of a submitted draft: everything but its text. */
export interface DraftSummary {
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  readonly savedAt: number;
}

export const draftKey = (guildId: string, userId: string, showId: string): string =>
  `${guildId}:${userId}:${showId}`;

/** The turn in which a draft is saved or ended. */
export const draftTurn = (key: string): string => `draft:${key}`;

/** What members typed and have not posted. Memory holds a list without texts, and drafts that could not be written. */
export class Drafts {
  readonly #collection: Pick<Collection<Draft>, 'get' | 'entries'>;
  readonly #now: () => number;
  readonly #summaries = new Map<string, Map<string, DraftSummary>>();
  readonly #unsaved = new Map<string, Draft>();

  constructor(collection: Pick<Collection<Draft>, 'get' | 'entries'>, now: () => number) {
    this.#collection = collection;
    this.#now = now;
  }

  /** Reads the list of drafts. Call it once, before any other method. */
  async load(): Promise<void> {
    for await (const [key, entry] of this.#collection.entries()) this.apply({ key, entry });
  }

  /** Follows a change of a stored draft. */
  apply({ key, entry }: Pick<ChangeOf<'drafts'>, 'key' | 'entry'>): void {
    const [guildId = '', userId = '', showId = ''] = key.split(':');
    const member = `${guildId}:${userId}`;
    const drafts = this.#summaries.get(member) ?? new Map<string, DraftSummary>();
    this.#unsaved.delete(key);
    if (entry?.submitted) drafts.set(showId, summaryOf(entry));
    else drafts.delete(showId);
    if (drafts.size > 0) this.#summaries.set(member, drafts);
    else this.#summaries.delete(member);
  }

  /** Resolves to undefined when the draft does not exist, has expired or is unreadable, which the store has logged. */
  async find(guildId: string, userId: string, showId: string): Promise<Draft | undefined> {
    const key = draftKey(guildId, userId, showId);
    const draft = this.#unsaved.get(key) ?? (await this.#collection.get(key).catch(undefinedIfUnreadable));
    return draft !== undefined && this.#isAlive(draft) ? draft : undefined;
  }

  /**
   * Resolves once the draft is on disk. When it rejects, a submitted draft stays in memory until the process ends.
   * @param instead the show id of an earlier draft that this one takes the place of
   */
  async save(
    guild: OpenGuild,
    userId: string,
    draft: Omit<Draft, 'savedAt'>,
    instead = draft.showId,
  ): Promise<void> {
    const saved = { ...draft, savedAt: this.#now() };
    const keyOf = (showId: string) => draftKey(guild.memory.id, userId, showId);
    const changes: ChangeOf<'drafts'>[] = [put('drafts', keyOf(draft.showId), saved)];
    if (instead !== draft.showId) changes.push(remove('drafts', keyOf(instead)));
    try {
      await guild.run({
        turns: changes.map(({ key }) => draftTurn(key)),
        decide: () => ({ changes, answer: undefined }),
      });
    } catch (error) {
      // A submitted text stays in memory until it is saved or the process ends.
      if (saved.submitted) {
        const key = keyOf(draft.showId);
        this.apply({ key, entry: saved });
        this.#unsaved.set(key, saved);
      }
      throw error;
    }
  }

  /** The member's submitted drafts that have not expired, newest first. */
  list(guildId: string, userId: string): DraftSummary[] {
    const drafts = [...(this.#summaries.get(`${guildId}:${userId}`)?.values() ?? [])];
    return drafts.filter((draft) => this.#isAlive(draft)).sort((a, b) => b.savedAt - a.savedAt);
  }

  #isAlive({ savedAt }: Pick<Draft, 'savedAt'>): boolean {
    return savedAt > this.#now() - DRAFT_LIFETIME;
  }
}

const summaryOf = ({ showId, title, year, savedAt }: Draft): DraftSummary => ({
  showId,
  title,
  year,
  savedAt,
});
