import { IgnoredReactions, NO_REACTIONS } from './ignored-reactions.ts';
import { isSameVoters, type Voters } from './voters.ts';
import type { ReactionCount, Reactions, Votes } from './votes.ts';
import { baseEmoji } from './voting-emoji.ts';

export interface Reaction {
  /** The Unicode emoji as Discord sends it, or a custom emoji's id. */
  readonly emoji: string;
  readonly userId: string;
  readonly kind: keyof ReactionCount;
}

const KINDS = ['normal', 'super'] as const;

/** Who reacted to one message with which emoji, and how many reactions on it are ignored. */
export class MessageReactions {
  readonly #byEmoji = new Map<string, Voters>();
  readonly #ignored: IgnoredReactions;

  /** @param isWanted whether the reactions with an emoji are taken over; absent: all are */
  constructor(
    { reactions, ignored }: Partial<Votes> = {},
    isWanted: (emoji: string) => boolean = () => true,
  ) {
    const wanted = <T>(byEmoji: { readonly [emoji: string]: T } = {}) =>
      Object.fromEntries(Object.entries(byEmoji).filter(([emoji]) => isWanted(emoji)));
    for (const [emoji, { normal, super: burst }] of Object.entries(wanted(reactions)))
      if (normal.length + burst.length > 0)
        this.#byEmoji.set(emoji, { normal: new Set(normal), super: new Set(burst) });
    this.#ignored = new IgnoredReactions(wanted(ignored));
  }

  /** Returns whether it was not there before. */
  add({ emoji, userId, kind }: Reaction): boolean {
    const voters = this.#byEmoji.get(emoji) ?? { normal: new Set(), super: new Set() };
    this.#byEmoji.set(emoji, voters);
    if (voters[kind].has(userId)) return false;
    voters[kind].add(userId);
    return true;
  }

  has({ emoji, userId, kind }: Reaction): boolean {
    return this.#byEmoji.get(emoji)?.[kind].has(userId) === true;
  }

  remove({ emoji, userId, kind }: Reaction): void {
    this.#byEmoji.get(emoji)?.[kind].delete(userId);
    this.#forgetIfEmpty(emoji);
  }

  /** Removes the reactions with one emoji, ignored ones too. Returns whether there were any. */
  removeEmoji(emoji: string): boolean {
    const wereIgnored = this.#ignored.set(emoji, NO_REACTIONS);
    return this.#byEmoji.delete(emoji) || wereIgnored;
  }

  /** Removes all reactions, ignored ones too. Returns whether there were any. */
  clear(): boolean {
    const wereIgnored = this.#ignored.clear();
    const hadSome = this.#byEmoji.size > 0;
    this.#byEmoji.clear();
    return hadSome || wereIgnored;
  }

  /** Whether these are the reactions with an emoji. */
  isSame(emoji: string, voters: Voters): boolean {
    const before = this.#byEmoji.get(emoji);
    return before === undefined ? voters.normal.size + voters.super.size === 0 : isSameVoters(before, voters);
  }

  replace(emoji: string, voters: Voters): void {
    this.#byEmoji.set(emoji, voters);
    this.#forgetIfEmpty(emoji);
  }

  /** Returns whether that is another number than before. */
  setIgnored(emoji: string, count: ReactionCount): boolean {
    return this.#ignored.set(emoji, count);
  }

  /** Ignores a member's reactions from now on: Discord has them, and who they are is forgotten. */
  ignore(userId: string): void {
    for (const [emoji, voters] of this.#byEmoji) {
      for (const kind of KINDS) if (voters[kind].delete(userId)) this.#ignored.change(emoji, kind, 1);
      this.#forgetIfEmpty(emoji);
    }
  }

  /** Follows that Discord no longer has a reaction which was ignored. Returns whether one was. */
  removeIgnored({ emoji, kind }: Pick<Reaction, 'emoji' | 'kind'>): boolean {
    return this.#ignored.change(emoji, kind, -1);
  }

  /** Forgets how many reactions are ignored. Returns whether there were any. */
  forgetIgnored(): boolean {
    return this.#ignored.clear();
  }

  /** Everybody who has a reaction that is not ignored. */
  userIds(): Set<string> {
    return new Set(this.#byEmoji.values().flatMap((voters) => voters.normal.union(voters.super)));
  }

  /** The emoji that a member reacted with, with skin tones. */
  emojiOf(userId: string): string[] {
    return Array.from(this.#byEmoji).flatMap(([emoji, voters]) =>
      voters.normal.has(userId) || voters.super.has(userId) ? [emoji] : [],
    );
  }

  /** The emoji that a member reacted with, without skin tones, sorted and joined by spaces; '' for none. */
  choiceOf(userId: string): string {
    const reactedWith = new Set<string>();
    for (const [emoji, voters] of this.#byEmoji)
      if (voters.normal.has(userId) || voters.super.has(userId)) reactedWith.add(baseEmoji(emoji));
    return [...reactedWith].sort().join(' ');
  }

  /** The number of reactions by emoji, ignored ones included, without those of one user. */
  rawCounts(except: string): ReadonlyMap<string, ReactionCount> {
    const count = (users: ReadonlySet<string> | undefined) =>
      users === undefined ? 0 : users.size - Number(users.has(except));
    return new Map(
      Array.from(new Set([...this.#byEmoji.keys(), ...this.#ignored.emoji()]), (emoji) => {
        const [voters, ignored] = [this.#byEmoji.get(emoji), this.#ignored.of(emoji)];
        const normal = count(voters?.normal) + ignored.normal;
        return [emoji, { normal, super: count(voters?.super) + ignored.super }] as const;
      }),
    );
  }

  /** To store. */
  toEntry(): Pick<Votes, 'reactions' | 'ignored'> {
    const reactions = Array.from(this.#byEmoji, ([emoji, voters]): [string, Reactions] => {
      return [emoji, { normal: [...voters.normal], super: [...voters.super] }];
    });
    const ignored = this.#ignored.toEntry();
    return { reactions: Object.fromEntries(reactions), ...(ignored !== undefined && { ignored }) };
  }

  #forgetIfEmpty(emoji: string): void {
    const voters = this.#byEmoji.get(emoji);
    if (voters !== undefined && voters.normal.size + voters.super.size === 0) this.#byEmoji.delete(emoji);
  }
}
