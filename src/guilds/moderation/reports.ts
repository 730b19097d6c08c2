import type { Report } from '../../reviews/moderation/moderation.ts';
import type { ReportCase } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** A member's report of a review. Answers undefined when they have already reported it. */
export const addReport = (reviewKey: string, report: Report): Act<ReportCase | undefined> =>
  changeCase(reviewKey, (before) => {
    const { reports = [] } = before ?? {};
    return reports.some(({ by }) => by === report.by)
      ? undefined
      : { ...before, reports: [...reports, report] };
  });

/** Closes the reports about a review. Answers undefined when none were open. */
export const closeReports = (reviewKey: string, now: number): Act<ReportCase | undefined> =>
  changeCase(reviewKey, (before) =>
    before !== undefined && isOpen(before) ? { ...before, settledAt: now } : undefined,
  );

/** Stores which message in the moderators' channel shows the reports about a review. */
export const saveReportMessage = (
  reviewKey: string,
  message: { readonly channelId: string; readonly messageId: string },
): Act<ReportCase | undefined> => changeCase(reviewKey, (before) => before && { ...before, ...message });

/** True when somebody has reported the review since moderators last decided. */
const isOpen = ({ reports, settledAt = Number.NEGATIVE_INFINITY }: ReportCase): boolean =>
  reports.some(({ at }) => at > settledAt);

/** The open reports with their review keys, oldest first. Leaves out deleted reviews. */
export async function openCases({ memory, store }: GuildView): Promise<(readonly [string, ReportCase])[]> {
  const cases: (readonly [string, ReportCase])[] = [];
  for await (const [key, reportCase] of store.reports.entries())
    if (isOpen(reportCase) && memory.reviewByKey(key) !== undefined) cases.push([key, reportCase]);
  return cases.sort(([, a], [, b]) => (a.reports[0]?.at ?? 0) - (b.reports[0]?.at ?? 0));
}

const changeCase = (
  reviewKey: string,
  change: (before: ReportCase | undefined) => ReportCase | undefined,
): Act<ReportCase | undefined> => ({
  turns: [`reports:${reviewKey}`],
  async decide({ store }) {
    const changed = change(await store.reports.get(reviewKey).catch(undefinedIfUnreadable));
    return { changes: changed === undefined ? [] : [put('reports', reviewKey, changed)], answer: changed };
  },
});
