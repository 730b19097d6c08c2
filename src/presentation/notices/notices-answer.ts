import type { ModeratorAct } from '../../reviews/moderation/moderation.ts';
import { literal } from '../markdown/literal.ts';
import { quoted } from '../moderation/moderation-panel.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import type { Text } from '../texts/texts.ts';

/** What a member is told of; that a report was turned down is nothing new for the author. */
type ToldAct = Exclude<ModeratorAct, 'keep'> | 'own-vote' | 'milestone';

/** What a member is told. */
export interface Told {
  readonly act: ToldAct;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
  readonly count?: number | undefined;
}

/** How many notices are told at once, so that the longest fit into a message; the others follow the next answer. */
export const MOST_NOTICES = 3;

/**
 * Tells a member what moderators did with their reviews, never who did it; how many found one helpful, never who did
 * not; and that their own votes do not count.
 */
export function noticesMessage(notices: readonly Told[], t: Text): MessagePayload {
  const votes = notices.flatMap((notice) => voteLine(notice, t) ?? []);
  const acts = notices.flatMap(({ act, title = '', reason }) => {
    if (act === 'own-vote' || act === 'milestone') return [];
    const sentence = t(`notice.${act}`, { title: literal(title) });
    return [
      `- ${sentence}${reason === undefined ? '' : ` ${t('notice.reason', { reason: quoted(reason) })}`}`,
    ];
  });
  return message({
    content: [...votes, ...(acts.length > 0 ? [t('notice.intro'), ...acts] : [])].join('\n'),
  });
}

function voteLine({ act, title = '', count = 0 }: Told, t: Text): string | undefined {
  const shown = literal(title);
  if (act === 'own-vote') return t('notice.own-vote', { title: shown });
  return act === 'milestone' ? t('notice.milestone', { title: shown, count }) : undefined;
}
