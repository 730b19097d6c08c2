import type { CountedVote, HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import { NOBODY } from '../../reviews/nobody.ts';
import type { ReportCase } from '../../storage/entries/entries.ts';
import type { Erased } from './erased.ts';

/** A decision, without who made it. */
export const scrubDecision = <Decided extends Decision>(
  decision: Decided,
  { userId, at }: Erased,
): Decided => (decision.by === userId && decision.at <= at ? { ...decision, by: NOBODY } : decision);

/** What is left of decisions about a review by somebody else; the counts that it was frozen with lose the member's vote. */
export function scrubModeration(moderation: Moderation, erased: Erased): Moderation {
  const { covered, hidden, frozen } = moderation;
  const [coveredLeft, hiddenLeft] = [covered, hidden].map((one) => one && scrubDecision(one, erased));
  const decided = frozen && scrubDecision(frozen, erased);
  const votes = decided?.votes?.filter((vote) => vote.userId !== erased.userId);
  const frozenLeft =
    decided?.votes === undefined || votes === undefined || votes.length === decided.votes.length
      ? decided
      : { ...decided, votes, counts: countsWithout(decided.counts, decided.votes, erased) };
  if (coveredLeft === covered && hiddenLeft === hidden && frozenLeft === frozen) return moderation;
  return {
    ...moderation,
    ...(coveredLeft && { covered: coveredLeft }),
    ...(hiddenLeft && { hidden: hiddenLeft }),
    ...(frozenLeft && { frozen: frozenLeft }),
  };
}

function countsWithout(
  { helpful, notHelpful }: HelpfulCounts,
  votes: readonly CountedVote[],
  { userId }: Erased,
): HelpfulCounts {
  const theirs = votes.filter((vote) => vote.userId === userId);
  const saidHelpful = theirs.filter(({ isHelpful }) => isHelpful).length;
  return { helpful: helpful - saidHelpful, notHelpful: notHelpful - (theirs.length - saidHelpful) };
}

/**
 * What is left of the reports about a review by somebody else; undefined when nothing is. The messages that show what the member has
 * reported are to be removed: what is left is shown anew.
 */
export function scrubReports(reportCase: ReportCase, { userId, at }: Erased): ReportCase | undefined {
  const { settled, settledAt = 0, channelId: _, messageId: __, decidedIn: ___, ...unshown } = reportCase;
  const reports = reportCase.reports.filter((report) => report.by !== userId || report.at > at);
  const isSettledByThem = settled?.by === userId && settledAt <= at;
  if (reports.length === reportCase.reports.length && !isSettledByThem) return reportCase;
  // Nothing was reported, then, and nobody has decided anything.
  if (reports.length === 0 && settled === undefined) return undefined;
  const shown = reports.length < reportCase.reports.length ? unshown : reportCase;
  return { ...shown, reports, ...(isSettledByThem && { settled: { ...settled, by: NOBODY } }) };
}
