import type { ModeratorAct } from '../../reviews/moderation.ts';
import { isolate } from '../markdown/bidirectional.ts';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { type MessagePayload, message } from '../payload.ts';
import type { Text } from '../texts.ts';
import { quoted } from './moderation-panel.ts';

/** What a member is told of; that a report was turned down is nothing new for the author. */
type ToldAct = Exclude<ModeratorAct, 'keep'>;

/** What a member is told. */
export interface Told {
  readonly act: ToldAct;
  readonly title?: string | undefined;
  readonly reason?: string | undefined;
}

/** How many notices are told at once, so that the longest fit into a message; the others follow the next answer. */
export const MOST_NOTICES = 3;

/** Tells a member what moderators did with their reviews; never who did it. */
export function noticesMessage(notices: readonly Told[], t: Text): MessagePayload {
  const lines = notices.map(({ act, title = '', reason }) => {
    const sentence = t(`notice.${act}`, { title: isolate(escapeMarkdown(title)) });
    return `- ${sentence}${reason === undefined ? '' : ` ${t('notice.reason', { reason: quoted(reason) })}`}`;
  });
  return message({ content: [t('notice.intro'), ...lines].join('\n') });
}
