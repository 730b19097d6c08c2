import { type Helpfulness, recordOf } from '../../reviews/helpfulness/helpfulness.ts';
import type { ReviewerList, ReviewerPage } from '../../reviews/helpfulness/reviewers.ts';
import type { Period } from '../../reviews/period.ts';
import type { GuildMemory } from './guild-memory.ts';
import type { VoteReader } from './vote-reader.ts';

/** Whom the reviews of a guild's members have helped. */
export class GuildHelpfulness {
  readonly #memory: GuildMemory;
  readonly #reader: VoteReader;

  constructor(memory: GuildMemory, reader: VoteReader) {
    this.#memory = memory;
    this.#reader = reader;
  }

  /**
   * What the votes on a member's reviews add up to; the record is always of all votes. Rejects with StorageError when votes can't be
   * read.
   * @param period counts the votes that were first seen in it, on reviews that were not imported, as `listReviewers` does
   */
  async of(authorId: string, period?: Period): Promise<Helpfulness> {
    await this.#reader.knowAuthor(authorId);
    const { records } = this.#memory;
    const always = await records.of(authorId);
    const { helped, helpful, notHelpful } =
      period === undefined ? always : await records.sumsIn(authorId, period);
    return { helped, helpful, notHelpful, record: recordOf(always) };
  }
}

/** The lists of whom reviews have helped. */
export class Reviewers {
  readonly #memory: GuildMemory;
  readonly #reader: VoteReader;

  constructor(memory: GuildMemory, reader: VoteReader) {
    this.#memory = memory;
    this.#reader = reader;
  }

  /**
   * One page of a list. Rejects with StorageError when votes can't be read.
   * @param wanted the number of a page, which may be no such number
   */
  async page(list: ReviewerList, wanted: number, length: number): Promise<ReviewerPage> {
    await this.#reader.knowAll();
    return this.#memory.reviewers.page(list, wanted, length);
  }
}
