import type { Translate } from '../texts/texts.ts';
import { timeMarkdown } from '../time-markdown.ts';

/** Requests that Discord takes only later. `until`: milliseconds since the epoch. */
export type WaitingRequest =
  | { readonly kind: 'all' | 'server'; readonly until: number }
  | {
      readonly kind: 'post' | 'edit' | 'remove' | 'react' | 'read';
      readonly channelId: string;
      readonly until: number;
    };

const KEPT_REASONS = ['limited', 'archived', 'forbidden', 'gone', 'unreachable', 'failed'] as const;
/** How many posts, edits and removals are kept, by what they wait for. */
export type KeptChanges = Readonly<Record<(typeof KEPT_REASONS)[number], number>>;

/** A message has no room for more of them. */
const MAX_REQUESTS = 3;

/** What Discord takes only later, and how much waits for what: a line each. None when nothing waits. */
export function waitingLines(
  requests: readonly WaitingRequest[],
  kept: KeptChanges,
  t: Translate,
): readonly string[] {
  return [
    ...requests.slice(0, MAX_REQUESTS).map((request) => requestLine(request, t)),
    ...KEPT_REASONS.flatMap((reason) =>
      kept[reason] === 0 ? [] : [t(`check.kept.${reason}`, { count: kept[reason] })],
    ),
  ];
}

function requestLine(request: WaitingRequest, t: Translate): string {
  const time = timeMarkdown(request.until);
  return 'channelId' in request
    ? t(`check.putOff.${request.kind}`, { channel: `<#${request.channelId}>`, time })
    : t(`check.putOff.${request.kind}`, { time });
}
