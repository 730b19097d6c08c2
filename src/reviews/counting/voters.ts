/** Who reacted with one emoji: Discord keeps a super reaction beside the normal one. */
export interface Voters {
  readonly normal: Set<string>;
  readonly super: Set<string>;
}

export const isSameVoters = (a: Voters, b: Voters): boolean =>
  isSameSet(a.normal, b.normal) && isSameSet(a.super, b.super);

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && a.isSubsetOf(b);
