import type { Report } from '../../reviews/moderation/moderation.ts';
import type { ReportCase } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

/** Stores a member's report of a review. Resolves to undefined when they have already reported it. */
export const addReport = (
  guild: OpenGuild,
  reviewKey: string,
  report: Report,
): Promise<ReportCase | undefined> =>
  changeCase(guild, reviewKey, (before) => {
    const { reports = [] } = before ?? {};
    return reports.some(({ by }) => by === report.by)
      ? undefined
      : { ...before, reports: [...reports, report] };
  });

/** Closes the reports about a review. Resolves to undefined when none were open. */
export const closeReports = (
  guild: OpenGuild,
  reviewKey: string,
  now: number,
): Promise<ReportCase | undefined> =>
  changeCase(guild, reviewKey, (before) =>
    before !== undefined && isOpen(before) ? { ...before, settledAt: now } : undefined,
  );

/** Stores which message in the moderators' channel shows the reports about a review. */
export const saveReportMessage = (
  guild: OpenGuild,
  reviewKey: string,
  message: { readonly channelId: string; readonly messageId: string },
): Promise<ReportCase | undefined> =>
  changeCase(guild, reviewKey, (before) => before && { ...before, ...message });

/** True when somebody has reported the review since moderators last decided. */
const isOpen = ({ reports, settledAt = Number.NEGATIVE_INFINITY }: ReportCase): boolean =>
  reports.some(({ at }) => at > settledAt);

/** The open reports with their review keys, oldest first. Leaves out deleted reviews. */
export async function openCases({ memory, store }: OpenGuild): Promise<(readonly [string, ReportCase])[]> {
  const cases: (readonly [string, ReportCase])[] = [];
  for await (const [key, reportCase] of store.reports.entries())
    if (isOpen(reportCase) && memory.reviewByKey(key) !== undefined) cases.push([key, reportCase]);
  return cases.sort(([, a], [, b]) => (a.reports[0]?.at ?? 0) - (b.reports[0]?.at ?? 0));
}

function changeCase(
  { store, queue }: OpenGuild,
  reviewKey: string,
  change: (before: ReportCase | undefined) => ReportCase | undefined,
): Promise<ReportCase | undefined> {
  return queue.run(`reports:${reviewKey}`, async () => {
    const changed = change(await store.reports.get(reviewKey));
    if (changed !== undefined) await store.reports.set(reviewKey, changed);
    return changed;
  });
}
