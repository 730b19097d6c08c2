import type { Report } from '../../reviews/moderation/moderation.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { ReportCase, SettledCase } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { type Act, type GuildView, NOTHING } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { isUnasked } from '../posting/reviews-to-repost.ts';
import { countActivity } from '../reviews/activity.ts';
import { checkNotErasing, memberTurn } from '../reviews/rights.ts';

type Memory = Pick<GuildView, 'memory'>;
type Reading = Pick<GuildView, 'memory' | 'store'>;

/** The turn in which the reports about a review change. */
export const reportsTurn = (reviewKey: string): string => `reports:${reviewKey}`;

/**
 * Adds a member's report of a review. Rejects with UserError `review-not-found`, `reported-already` when they have said the
 * same of what the review still is, and as `countActivity` does.
 */
export const addReport = (reviewKey: string, report: Report): Act<ReportCase> => ({
  turns: [reportsTurn(reviewKey), memberTurn(report.by)],
  async decide(guild) {
    checkNotErasing(guild, report.by);
    const facts = guild.memory.reviewByKey(reviewKey);
    // A forged form tells nobody that there is a hidden review, and asks nobody to decide about it again.
    if (facts === undefined || guild.memory.isHidden(facts)) throw new UserError('review-not-found');
    const before = await guild.store.reports.get(reviewKey).catch(undefinedIfUnreadable);
    const { reports = [] } = before ?? {};
    const isRepeated = reports.some(
      ({ by, reason, note, at }) =>
        by === report.by && reason === report.reason && note === report.note && at >= facts.changedAt,
    );
    if (isRepeated) throw new UserError('reported-already');
    const [oldest, ...newer] = reports.filter(({ by }) => by === report.by);
    const kept = newer.length + 1 < MOST_BY_ONE ? reports : reports.filter((each) => each !== oldest);
    const changed = { ...before, reports: [...kept, report].slice(-MOST_REPORTS) };
    const counted = await countActivity(guild, report.by, ['reports'], report.at);
    return { changes: [put('reports', reviewKey, changed), ...counted], answer: changed };
  },
});

/** More reports than this of one review tell the moderators nothing new. */
const MOST_REPORTS = 100;
/** So that nobody pushes the reports of others out. */
const MOST_BY_ONE = 5;

/**
 * Closes the reports about a review, and the question what to do after somebody deleted its message: later ones get a message
 * of their own. Answers undefined when nothing was open.
 * @param now milliseconds since the epoch
 */
export const closeReports = (
  reviewKey: string,
  now: number,
  { by, act }: Pick<SettledCase, 'by' | 'act'>,
): Act<ReportCase | undefined> =>
  changeCase(reviewKey, (before, guild) => {
    const isOpenCase = before !== undefined && isOpen(guild, reviewKey, before);
    if (!isOpenCase && !awaitsPost(guild, reviewKey)) return undefined;
    const { channelId, messageId, settledAt, ...rest } = before ?? { reports: [] };
    const hasMessage = channelId !== undefined && messageId !== undefined;
    return {
      ...rest,
      settledAt: now,
      settled: { by, act, before: settledAt },
      decidedIn: hasMessage ? { channelId, messageId, isShown: false } : undefined,
    };
  });

/**
 * Opens the reports again that a decision closed; their message shows them again. Answers whether that changes anything:
 * `decided` when another decision has closed some since.
 */
export const reopenReports = (
  reviewKey: string,
  { by, act, at }: Pick<SettledCase, 'by' | 'act'> & { readonly at?: number | undefined },
): Act<boolean | 'decided'> => ({
  turns: [reportsTurn(reviewKey)],
  async decide({ store }) {
    const before = await store.reports.get(reviewKey).catch(undefinedIfUnreadable);
    if (before?.settled === undefined) return { changes: [], answer: false };
    const { settled, settledAt, decidedIn, ...rest } = before;
    const isThis = settled.by === by && settled.act === act && (at === undefined || settledAt === at);
    if (!isThis) return { changes: [], answer: 'decided' };
    const { channelId, messageId } = { ...decidedIn, ...rest };
    const reopened = { ...rest, settledAt: settled.before, channelId, messageId };
    return { changes: [put('reports', reviewKey, reopened)], answer: true };
  },
});

/** Stores which message in the moderators' channel shows the reports about a review. */
export const saveReportMessage = (
  reviewKey: string,
  message: { readonly channelId: string; readonly messageId: string },
): Act<ReportCase | undefined> => changeCase(reviewKey, (before) => before && { ...before, ...message });

/** Stores that a message in the moderators' channel shows the decision, or is gone. */
export const decisionShown = (reviewKey: string, messageId: string): Act<ReportCase | undefined> =>
  changeCase(reviewKey, (before) =>
    before?.decidedIn?.messageId === messageId
      ? { ...before, decidedIn: { ...before.decidedIn, isShown: true } }
      : undefined,
  );

/** Whether the message about a review in the moderators' channel lacks, or still shows what is decided. */
export const isUnshown = (guild: Memory, reviewKey: string, reportCase: ReportCase): boolean =>
  reportCase.decidedIn?.isShown === false ||
  (reportCase.messageId === undefined && isOpen(guild, reviewKey, reportCase));

/** The reports of what a review is: those from before it was written are about a text that its author has deleted. */
export const reportsOf = ({ memory }: Memory, reviewKey: string, { reports }: ReportCase): Report[] => {
  const { writtenAt = Number.POSITIVE_INFINITY } = memory.reviewByKey(reviewKey) ?? {};
  return reports.filter(({ at }) => at >= writtenAt);
};

/** Those of them that came since moderators last decided; none for a deleted review. */
export const openReportsOf = (guild: Memory, reviewKey: string, reportCase: ReportCase): Report[] =>
  reportsOf(guild, reviewKey, reportCase).filter(
    ({ at }) => at > (reportCase.settledAt ?? Number.NEGATIVE_INFINITY),
  );

const isOpen = (guild: Memory, reviewKey: string, reportCase: ReportCase): boolean =>
  openReportsOf(guild, reviewKey, reportCase).length > 0;

/** The open reports with their review keys, oldest first. Leaves out deleted reviews. */
export async function openCases(guild: GuildView): Promise<(readonly [string, readonly Report[]])[]> {
  const cases: (readonly [string, readonly Report[]])[] = [];
  for await (const [key, reportCase] of guild.store.reports.entries())
    if (isOpen(guild, key, reportCase)) cases.push([key, reportsOf(guild, key, reportCase)]);
  return cases.sort(([, [a]], [, [b]]) => (a?.at ?? 0) - (b?.at ?? 0));
}

const changeCase = (
  reviewKey: string,
  change: (before: ReportCase | undefined, guild: GuildView) => ReportCase | undefined,
): Act<ReportCase | undefined> => ({
  turns: [reportsTurn(reviewKey)],
  async decide(guild) {
    const changed = change(await guild.store.reports.get(reviewKey).catch(undefinedIfUnreadable), guild);
    return { changes: changed === undefined ? [] : [put('reports', reviewKey, changed)], answer: changed };
  },
});

/**
 * Whether a review waits for a moderator: somebody has reported it, or deleted its message, and nobody has decided since.
 */
export async function isWaiting(guild: Reading, reviewKey: string): Promise<boolean> {
  if (guild.memory.reviewByKey(reviewKey) === undefined) return false;
  return awaitsPost(guild, reviewKey) || isReported(guild, reviewKey);
}

/** Whether a review has lost its message, and no moderator has hidden it. */
function awaitsPost({ memory }: Memory, reviewKey: string): boolean {
  const facts = memory.reviewByKey(reviewKey);
  const isDecided = memory.moderation(reviewKey).hidden?.by !== undefined;
  if (facts === undefined || isDecided) return false;
  return (facts.posting.state === 'withheld' && !isUnasked(facts)) || memory.isHidden(facts);
}

/** Whether reports of a review are open. */
export async function isReported(guild: Reading, reviewKey: string): Promise<boolean> {
  const reportCase = await guild.store.reports.get(reviewKey).catch(undefinedIfUnreadable);
  return reportCase !== undefined && isOpen(guild, reviewKey, reportCase);
}

/** "Keep" does nothing but close reports, so some have to be open; answers `decided` when none are. */
export const keepReported = (reviewKey: string): Act<true | 'decided'> => ({
  turns: [reportsTurn(reviewKey)],
  decide: async (guild) =>
    (await isReported(guild, reviewKey)) ? NOTHING.decide(guild) : { changes: [], answer: 'decided' },
});

/** Lets an act decide only while its review waits for a moderator; answers `decided` when that is over. */
export const whileWaiting = <Answer>(reviewKey: string, act: Act<Answer>): Act<Answer | 'decided'> => ({
  ...act,
  turns: (guild) => [
    reportsTurn(reviewKey),
    ...(typeof act.turns === 'function' ? act.turns(guild) : act.turns),
  ],
  decide: async (guild) =>
    (await isWaiting(guild, reviewKey)) ? act.decide(guild) : { changes: [], answer: 'decided' },
});
