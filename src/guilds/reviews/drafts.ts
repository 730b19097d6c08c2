import { isDeepStrictEqual } from 'node:util';
import type { ReviewFields } from '../../reviews/review.ts';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { UserError } from '../../reviews/user-error.ts';
import { createId } from '../../storage/create-id.ts';
import { DRAFT_LIFETIME, type Draft } from '../../storage/entries/entries.ts';
import { asRefused, StorageError, undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';
import { RecentlyUsed } from '../derived/recently-used.ts';
import { type ChangeOf, put, remove } from '../memory/change.ts';
import type { OpenGuild } from '../memory/open-guild.ts';
import { DraftIndex, type DraftSummary } from './draft-index.ts';
import { memberTurn } from './rights.ts';

/** How many submitted drafts a member can have in a guild: as many as Discord offers as choices. */
export const MOST_DRAFTS = 25;

/** Of how many opened forms, in all guilds, memory knows the show. */
const MOST_OPENED = 1000;

/** How many opened forms of a member are remembered in a guild. */
const MOST_FORMS = 25;

export const draftKey = (guildId: string, userId: string, showId: string): string =>
  `${guildId}:${userId}:${showId}`;

/** The turn in which a draft is saved or ended. */
export const draftTurn = (key: string): string => `draft:${key}`;

/** The disk has refused a draft, which is kept in memory under this show id. */
export class DraftNotStoredError extends StorageError {
  readonly draftId: string;

  constructor(draftId: string, { code, message }: StorageError) {
    super(code, message);
    this.draftId = draftId;
  }
}

export interface SaveOptions {
  /** The show id of an earlier draft that this one takes the place of. */
  readonly instead?: string | undefined;
  /** What was submitted after this time is another text, which stays beside this one; absent: nothing is. */
  readonly until?: number | undefined;
}

/** What members typed and have not posted. Memory holds a list without texts, and drafts that could not be written. */
export class Drafts {
  readonly #collection: Pick<Collection<Draft>, 'get' | 'entries'>;
  readonly #now: () => number;
  readonly #index = new DraftIndex();
  readonly #unsaved = new Map<string, Draft>();
  readonly #opened = new RecentlyUsed<Omit<NamedShow, 'id'>>(
    () => MOST_OPENED,
    () => 1,
  );

  constructor(collection: Pick<Collection<Draft>, 'get' | 'entries'>, now: () => number) {
    this.#collection = collection;
    this.#now = now;
  }

  /** Reads the list of drafts. Call it once, before any other method. */
  async load(): Promise<void> {
    for await (const [key, entry] of this.#collection.entries()) this.#index.set(key, entry);
  }

  /** Forgets the drafts of a guild that has been erased. */
  forget(guildId: string): void {
    this.#index.forget(guildId);
    for (const key of [...this.#unsaved.keys()]) if (key.startsWith(`${guildId}:`)) this.#unsaved.delete(key);
  }

  /** Forgets what the disk has refused of a member up to a time, whose data are erased. */
  forgetUnsaved(guildId: string, userId: string, until: number): void {
    for (const [key, { savedAt }] of [...this.#unsaved]) {
      if (!key.startsWith(`${guildId}:${userId}:`) || savedAt > until) continue;
      this.#unsaved.delete(key);
      this.#index.set(key, undefined);
    }
  }

  /** Follows a change of a stored draft. */
  apply({ key, entry }: Pick<ChangeOf<'drafts'>, 'key' | 'entry'>): void {
    // What ends on disk is not what the disk has refused since.
    if (entry === undefined && this.#unsaved.has(key)) return;
    this.#unsaved.delete(key);
    this.#index.set(key, entry);
    this.#opened.delete(key);
    if (entry === undefined || entry.submitted) return;
    const { title, year, entry: listed } = entry;
    this.#opened.set(key, { title, year, entry: listed });
    this.#opened.forgetOldest();
  }

  /** The show of a form that was opened lately, when the disk can't say it; undefined for another. */
  formShow(guildId: string, userId: string, showId: string): Omit<NamedShow, 'id'> | undefined {
    return this.#opened.get(draftKey(guildId, userId, showId));
  }

  /** A text is posted: it is no longer kept for its member, where the disk had refused it. */
  posted(guildId: string, userId: string, showIds: readonly string[], typed: ReviewFields): void {
    for (const key of showIds.map((showId) => draftKey(guildId, userId, showId))) {
      const unsaved = this.#unsaved.get(key)?.typed;
      // The score may have been picked since.
      if (unsaved?.body !== typed.body || unsaved.headline !== typed.headline) continue;
      this.#unsaved.delete(key);
      this.#index.set(key, undefined);
    }
  }

  /** Resolves to undefined when the draft does not exist, has expired or is unreadable, which the store has logged. */
  async find(guildId: string, userId: string, showId: string): Promise<Draft | undefined> {
    const key = draftKey(guildId, userId, showId);
    if (!this.#index.has(key)) return undefined;
    const draft = this.#unsaved.get(key) ?? (await this.#collection.get(key).catch(undefinedIfUnreadable));
    return draft !== undefined && this.#isAlive(draft) ? draft : undefined;
  }

  /**
   * Resolves, once the draft is on disk, to the show id that it has there: its own, or a new one beside another text about
   * the show. Rejects with UserError `too-many-drafts`, or with StorageError when the disk refuses: with
   * DraftNotStoredError for a submitted draft, which stays in memory until the process ends.
   */
  async save(
    guild: OpenGuild,
    userId: string,
    draft: Omit<Draft, 'savedAt'>,
    { instead = draft.showId, until }: SaveOptions = {},
  ): Promise<string> {
    const { id: guildId } = guild.memory;
    const keyOf = (showId: string) => draftKey(guildId, userId, showId);
    const oldForms = draft.submitted ? [] : this.#index.forms(guildId, userId, draft.showId, MOST_FORMS);
    const ends = [...(instead === draft.showId ? [] : [instead]), ...oldForms].map(keyOf);
    const savedAs = (showId: string) => ({ ...draft, showId, savedAt: this.#now() });
    try {
      return await guild.run({
        turns: [memberTurn(userId), ...[keyOf(draft.showId), ...ends].map(draftTurn)],
        decide: async () => {
          const there = await this.find(guildId, userId, draft.showId);
          // A text that was submitted while a form opened knows its show as well.
          if (!draft.submitted && there?.submitted) return { changes: [], answer: draft.showId };
          const isOther = isOtherText(there, draft.typed, until);
          const saved = savedAs(isOther ? createId() : draft.showId);
          const replaced = instead === draft.showId ? [] : [instead];
          if (saved.submitted) this.#checkRoom(guildId, userId, [saved.showId, ...replaced]);
          const ended = ends.map((key) => remove('drafts', key));
          return { changes: [put('drafts', keyOf(saved.showId), saved), ...ended], answer: saved.showId };
        },
      });
    } catch (error) {
      // No form opens.
      if (!draft.submitted) return asRefused(error);
      if (!(error instanceof StorageError)) throw error;
      throw new DraftNotStoredError(this.keep(guildId, userId, draft), error);
    }
  }

  /**
   * Keeps a submitted draft in memory until it is saved, `posted` or the process ends. Returns the show id that it has there: its own,
   * or a new one beside another text about the show.
   */
  keep(guildId: string, userId: string, draft: Omit<Draft, 'savedAt'>): string {
    const { showId, typed } = draft;
    const isKept = isDeepStrictEqual(this.#unsaved.get(draftKey(guildId, userId, showId))?.typed, typed);
    const isTaken = this.#index.submitted(guildId, userId).some((other) => other.showId === showId);
    const kept = { ...draft, showId: isTaken && !isKept ? createId() : showId, savedAt: this.#now() };
    const key = draftKey(guildId, userId, kept.showId);
    this.apply({ key, entry: kept });
    this.#unsaved.set(key, kept);
    return kept.showId;
  }

  /** The member's submitted drafts that have not expired, newest first. */
  list(guildId: string, userId: string): DraftSummary[] {
    const drafts = this.#index.submitted(guildId, userId);
    for (const { showId } of drafts.filter((draft) => !this.#isAlive(draft)))
      this.apply({ key: draftKey(guildId, userId, showId), entry: undefined });
    return drafts.filter((draft) => this.#isAlive(draft)).sort((a, b) => b.savedAt - a.savedAt);
  }

  #checkRoom(guildId: string, userId: string, replaced: readonly string[]): void {
    const drafts = this.list(guildId, userId);
    const isNew = !drafts.some(({ showId }) => replaced.includes(showId));
    if (isNew && drafts.length >= MOST_DRAFTS) throw new UserError('too-many-drafts', { max: MOST_DRAFTS });
  }

  #isAlive({ savedAt }: Pick<Draft, 'savedAt'>): boolean {
    return savedAt > this.#now() - DRAFT_LIFETIME;
  }
}

/**
 * Whether a draft is another text than the typed one, submitted since somebody saw what there was.
 * @param until when they saw that; absent: they know all there is
 */
export const isOtherText = (
  draft: Draft | undefined,
  typed: ReviewFields | undefined,
  until: number | undefined,
): boolean =>
  draft?.submitted === true &&
  until !== undefined &&
  draft.savedAt > until &&
  !isDeepStrictEqual(draft.typed, typed);
