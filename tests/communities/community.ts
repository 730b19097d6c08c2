/** Someone's show. Nobody in a real server sees more of it than its id. */
export interface MadeShow {
  readonly id: string;
  /** What an average member truly thinks of it, 0 to 10. */
  readonly liking: number;
  /** Where it stands in each hidden direction of taste. */
  readonly traits: readonly number[];
  /** The day around which it was talked about; may lie before the first day or after the last. */
  readonly wave: number;
  /** Its share of all reviews, on average. */
  readonly fame: number;
}

export interface MadeMember {
  readonly id: string;
  /** How much higher (kind) or lower (strict) they score than they like, in points. */
  readonly bias: number;
  /** How far they stretch their scores; 1 is as they like. */
  readonly scale: number;
  /** How much they like each hidden direction. */
  readonly tastes: readonly number[];
  /** How helpful their reviews are; 0 is usual. */
  readonly writing: number;
}

export interface MadeReview {
  id: string;
  readonly showId: string;
  readonly memberId: string;
  /** In tenths: 0, 5, ... 100. */
  readonly score: number;
  /** In days from the first. */
  readonly at: number;
  readonly imported: boolean;
  helpful: number;
  notHelpful: number;
  /** Each at most once; lurkers who never review vote too. */
  readonly voters: { readonly helpful: string[]; readonly notHelpful: string[] };
  /** Hidden: the share of readers whom it helps. */
  readonly share: number;
}

/** A server in which the right answers are known: who likes what, who agrees with whom, which review helps. */
export interface Community {
  readonly shows: readonly MadeShow[];
  readonly members: readonly MadeMember[];
  /** Oldest first. */
  readonly reviews: readonly MadeReview[];
  /** The last day. */
  readonly days: number;
  /** True liking, 0 to 10 (may pass the ends). */
  readonly likes: (member: MadeMember, show: MadeShow) => number;
  /** Correlation, over all shows, of what two like beyond the crowd. */
  readonly agreement: (one: MadeMember, other: MadeMember) => number;
  /** The same of all they like: liking the good shows counts too. */
  readonly likeness: (one: MadeMember, other: MadeMember) => number;
  /** Deviation of the members' true liking of a show. */
  readonly division: (show: MadeShow) => number;
  /** Reviews a month that a show gets on the last day beyond its usual. */
  readonly heat: (show: MadeShow) => number;
}

/** How a community is made. Units stand at each. */
export const PARAMETERS = {
  /** Mean and deviation of what shows deserve, in points. */
  mean: 7.2,
  spread: 1,
  /** Deviations of strictness (points) and of the logarithm of the stretch. */
  bias: 0.8,
  stretch: 0.3,
  /** Deviations of what a member likes beyond the crowd: in common directions, alone with one show, on one day. */
  taste: 0.9,
  directions: 4,
  quirk: 0.5,
  mood: 1,
  /** Circles of members with like taste, and how much of the variance of taste is their circle's. */
  circles: 4,
  together: 0.5,
  /** How unequally shows divide: deviation of the logarithm of their distance from the middle. */
  edge: 0.4,
  /** Known shows, busy members and liked shows are reviewed more. */
  fame: 0.8,
  activity: 0.9,
  pull: 0.35,
  /** Shows and members grow as these powers of the number of reviews. */
  shows: 0.75,
  members: 0.62,
  /** Length; share of a show's reviews that come in its wave, which halves in so many days. */
  days: 365,
  surge: 0.5,
  halving: 14,
  /** Odds that a read helps; deviations of the author's and the review's own part in it, in logits. */
  helps: 4 / 3,
  author: 0.5,
  piece: 0.6,
  /** Readers of a new post and, later, of the show's list; lurkers for each member; votes when it helped and when not. */
  feed: 5,
  list: 5,
  lurkers: 2,
  votes: [0.35, 0.14] as readonly [number, number],
};

export type Parameters = typeof PARAMETERS;

/** A server whose members differ clearly and are constant: here agreement and recommendations can show what they are worth. */
export const CLEAR: Partial<Parameters> = { directions: 4, taste: 1.2, quirk: 0.3, mood: 0.7, circles: 3 };

/** Readers all look at the first place, and less often at the next. */
export const LOOKS = [1, 0.6, 0.4];

/** A review that nobody has voted on. */
export const made = (
  given: Pick<MadeReview, 'showId' | 'memberId' | 'score' | 'at'> & Partial<MadeReview>,
): MadeReview => ({
  id: '',
  imported: false,
  helpful: 0,
  notHelpful: 0,
  voters: { helpful: [], notHelpful: [] },
  share: 0.5,
  ...given,
});

/** Oldest first, with ids in that order. Sorts in place. */
export function numbered(reviews: MadeReview[]): MadeReview[] {
  reviews.sort((a, b) => a.at - b.at);
  for (const [index, one] of reviews.entries()) if (one.id === '') one.id = `r${index}`;
  return reviews;
}

/** Counts a vote once for each voter. */
export function vote(one: MadeReview, voter: string, helped: boolean): void {
  if (one.voters.helpful.includes(voter) || one.voters.notHelpful.includes(voter)) return;
  one.voters[helped ? 'helpful' : 'notHelpful'].push(voter);
  one[helped ? 'helpful' : 'notHelpful'] += 1;
}

/** Halves of a point from 0 to 10, in tenths. */
export const tenths = (points: number): number => Math.min(100, Math.max(0, Math.round(points * 2) * 5));
