import type { ShowIds } from '../../reviews/shows/show-ids.ts';
import type { Draft } from '../../storage/entries/entries.ts';

/** What memory holds of a submitted draft: everything but its text. */
export interface DraftSummary {
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  /** Those of the catalogue's entry that its show was picked from. */
  readonly ids?: ShowIds | undefined;
  readonly savedAt: number;
}

/** Which drafts each member has in each guild: those they have submitted, and forms that were opened for them. */
export class DraftIndex {
  readonly #submitted = new Map<string, Map<string, DraftSummary>>();
  /** Show ids, the form opened last is the last. */
  readonly #forms = new Map<string, Set<string>>();

  /** Follows a stored draft by its key, `<guild>:<user>:<show>`. */
  set(key: string, entry: Draft | undefined): void {
    const [guildId = '', userId = '', showId = ''] = key.split(':');
    const member = `${guildId}:${userId}`;
    const submitted = this.#submitted.get(member) ?? new Map<string, DraftSummary>();
    const forms = this.#forms.get(member) ?? new Set<string>();
    submitted.delete(showId);
    forms.delete(showId);
    if (entry?.submitted) {
      const { title, year, savedAt } = entry;
      submitted.set(showId, { showId, title, year, ids: entry.entry?.ids, savedAt });
    } else if (entry !== undefined) forms.add(showId);
    keepUnlessEmpty(this.#submitted, member, submitted);
    keepUnlessEmpty(this.#forms, member, forms);
  }

  /** Forgets the drafts of a guild. */
  forget(guildId: string): void {
    for (const drafts of [this.#submitted, this.#forms])
      for (const member of [...drafts.keys()]) if (member.startsWith(`${guildId}:`)) drafts.delete(member);
  }

  /** Whether there is a draft, or an opened form, under a key. */
  has(key: string): boolean {
    const [guildId = '', userId = '', showId = ''] = key.split(':');
    const member = `${guildId}:${userId}`;
    return this.#submitted.get(member)?.has(showId) === true || this.#forms.get(member)?.has(showId) === true;
  }

  submitted(guildId: string, userId: string): DraftSummary[] {
    return [...(this.#submitted.get(`${guildId}:${userId}`)?.values() ?? [])];
  }

  /** The show ids of the member's oldest forms that leave no room for one more among so many. */
  forms(guildId: string, userId: string, opened: string, most: number): string[] {
    const others = [...(this.#forms.get(`${guildId}:${userId}`) ?? [])].filter((showId) => showId !== opened);
    return others.slice(0, Math.max(0, others.length + 1 - most));
  }
}

function keepUnlessEmpty<V extends { readonly size: number }>(
  map: Map<string, V>,
  key: string,
  value: V,
): void {
  if (value.size > 0) map.set(key, value);
  else map.delete(key);
}
