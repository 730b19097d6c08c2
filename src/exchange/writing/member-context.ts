import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import { partsOfKey } from '../../reviews/review.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { MemberSection, MemberSectionRecord } from '../documents/member-document.ts';
import { type NamedShow, namedShowOf } from '../documents/show-records.ts';

/** A record of a member's document, and the list in which it stands. */
export type MemberListed = {
  [S in MemberSection]: { readonly section: S; readonly record: MemberSectionRecord<S> };
}[MemberSection];

/** The entries of a guild, for reading and searching. */
type SearchableGuild = {
  readonly [K in Kind]: Pick<Collection<GuildEntries[K]>, 'get' | 'entries' | 'keysHolding'>;
};

/** Whose data are gathered, and what is known besides the entries. */
export interface MemberOfGuild {
  readonly guildId: string;
  readonly userId: string;
  /** What the member is called in the list of those whose reactions don't count; undefined where nobody is. */
  readonly pseudonym: string | undefined;
  readonly guild: SearchableGuild;
  /** The counts that a review shows, by its key. */
  readonly counts: (reviewKey: string) => Promise<HelpfulCounts>;
  /** What a member is called, as far as known. */
  readonly nameOf: (userId: string) => string | undefined;
}

/** Names shows and reviews in a member's document. Reads each show once. */
export class DocumentNames {
  readonly #member: MemberOfGuild;
  readonly #shows = new Map<string, Promise<NamedShow>>();

  constructor(member: MemberOfGuild) {
    this.#member = member;
  }

  /** A show by its id; one that is gone has its id alone. */
  show(id: string): Promise<NamedShow> {
    const known = this.#shows.get(id) ?? this.#read(id);
    this.#shows.set(id, known);
    return known;
  }

  person(id: string): { readonly id: string; readonly name?: string } {
    const name = this.#member.nameOf(id);
    return { id, ...(name !== undefined && { name }) };
  }

  /** The show and the author of a review. */
  async review(key: string): Promise<{ show: NamedShow; author: ReturnType<DocumentNames['person']> }> {
    const { showId = key, authorId = '' } = partsOfKey(key) ?? {};
    return { show: await this.show(showId), author: this.person(authorId) };
  }

  async #read(id: string): Promise<NamedShow> {
    const show = await this.#member.guild.shows.get(id).catch(undefinedIfUnreadable);
    return show === undefined ? { id, title: id } : namedShowOf(show);
  }
}
