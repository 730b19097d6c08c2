import type { MemberNotices } from '../../storage/entries/entries.ts';

/** What the bot has told a member once and for all. */
export type ToldOnce = Omit<MemberNotices, 'notices'>;

const NOTHING: ToldOnce = {};

/** The part of each member's notices that is kept in memory: everything but their texts. */
export class NoticeIndex {
  readonly #members = new Map<string, ToldOnce & { readonly unread: boolean }>();

  set(userId: string, entry: MemberNotices | undefined): void {
    if (entry === undefined) this.#members.delete(userId);
    else {
      const { notices, ...told } = entry;
      this.#members.set(userId, { ...told, unread: notices.length > 0 });
    }
  }

  hasUnread(userId: string): boolean {
    return this.#members.get(userId)?.unread === true;
  }

  told(userId: string): ToldOnce {
    return this.#members.get(userId) ?? NOTHING;
  }
}
