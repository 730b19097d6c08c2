import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { quoted } from '../markdown/quoted.ts';
import { shorten } from '../payload/code-points.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** What notices can be about. */
type NoticeKind = ModeratorAct | 'own-vote' | 'milestone';

/** A notice as its member reads it. */
export interface NoticeView {
  readonly act: NoticeKind;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly link?: string | undefined;
  readonly count?: number | undefined;
}

/** How much of a title a notice shows, in code points. */
const MAX_TITLE = 100;

/** How many notices fit into a message at their longest; the others follow the member's next command. */
export const MAX_NOTICES = 3;

/**
 * Tells a member what moderators did with their reviews, but never who; how many found a review helpful, but never who
 * did not; and that votes on their own reviews do not count.
 */
export function noticesMessage(
  notices: readonly NoticeView[],
  t: Translate,
  components: MessagePayload['components'] = [],
): MessagePayload {
  const votes = notices.flatMap((notice) => voteLine(notice, t) ?? []);
  // Three links more would not fit.
  const acts = actLines(
    notices.map(({ link: _, ...notice }) => notice),
    t,
  );
  return message({
    content: [...votes, ...(acts.length > 0 ? [t('notice.intro'), ...acts] : [])].join('\n'),
    components,
  });
}

/** What moderators did, a line for each act. Dismissing a report (`keep`) changes nothing for the author. */
export const actLines = (notices: readonly NoticeView[], t: Translate): string[] =>
  notices.flatMap(({ act, title = '', reason, link }) => {
    if (act === 'own-vote' || act === 'milestone' || act === 'keep') return [];
    const parts = [
      t(`notice.${act}`, { title: escapeUserText(shorten(title, MAX_TITLE)) }),
      ...(reason === undefined ? [] : [t('notice.reason', { reason: quoted(reason) })]),
      ...(link === undefined ? [] : [link]),
    ];
    return [`- ${parts.join(' ')}`];
  });

function voteLine({ act, title = '', count = 0 }: NoticeView, t: Translate): string | undefined {
  const shown = escapeUserText(shorten(title, MAX_TITLE));
  if (act === 'own-vote') return t('notice.own-vote', { title: shown });
  return act === 'milestone' ? t('notice.milestone', { title: shown, count }) : undefined;
}
