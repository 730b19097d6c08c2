import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { quoted } from '../moderation/moderation-panel.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** What notices can be about. Dismissing a report (`keep`) changes nothing for the author. */
type NoticeKind = Exclude<ModeratorAct, 'keep'> | 'own-vote' | 'milestone';

/** A notice as its member reads it. */
export interface NoticeView {
  readonly act: NoticeKind;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly count?: number | undefined;
}

/** How many notices fit into a message at their longest; the others follow the member's next command. */
export const MAX_NOTICES = 3;

/**
 * Tells a member what moderators did with their reviews, but never who; how many found a review helpful, but never who
 * did not; and that votes on their own reviews do not count.
 */
export function noticesMessage(notices: readonly NoticeView[], t: Translate): MessagePayload {
  const votes = notices.flatMap((notice) => voteLine(notice, t) ?? []);
  const acts = notices.flatMap(({ act, title = '', reason }) => {
    if (act === 'own-vote' || act === 'milestone') return [];
    const sentence = t(`notice.${act}`, { title: escapeUserText(title) });
    return [
      `- ${sentence}${reason === undefined ? '' : ` ${t('notice.reason', { reason: quoted(reason) })}`}`,
    ];
  });
  return message({
    content: [...votes, ...(acts.length > 0 ? [t('notice.intro'), ...acts] : [])].join('\n'),
  });
}

function voteLine({ act, title = '', count = 0 }: NoticeView, t: Translate): string | undefined {
  const shown = escapeUserText(title);
  if (act === 'own-vote') return t('notice.own-vote', { title: shown });
  return act === 'milestone' ? t('notice.milestone', { title: shown, count }) : undefined;
}
