import { ButtonStyle } from 'discord-api-types/v10';
import type { NamedShow } from '../../reviews/shows/named-show.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import { type NeededPermission, permissionNames } from '../permissions.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import { timeMarkdown } from '../time-markdown.ts';

/** Why Discord does not take a message just now, or not as it is. */
type DelayCause =
  | 'limited'
  | 'timed-out'
  | 'forbidden'
  | 'two-factor'
  | 'archived'
  | 'text-refused'
  | 'blocked'
  | 'unavailable';

export interface DelayView {
  readonly show: NamedShow;
  readonly cause: DelayCause;
  readonly channelId: string;
  /** The permissions that the bot lacks there, when that is the cause. */
  readonly missing: readonly NeededPermission[];
  /** When Discord takes it, in milliseconds since the epoch, if that is known. */
  readonly until?: number | undefined;
  readonly t: Translate;
}

/**
 * Says that a stored review is not posted yet, or that its message does not show a change yet, why, and what helps.
 * @param state whether the review has a message already
 */
export function delayedReviewMessage(state: 'unposted' | 'unshown', view: DelayView): MessagePayload {
  const { show, cause, t } = view;
  return message({
    content: t(`delayed.${state}`, { title: markdownTitle(show), reason: reason(view) }),
    components: [
      row(
        cause === 'text-refused'
          ? button(customId('edit', show.id), t('posted.button.edit'), { style: ButtonStyle.Primary })
          : button(customId('retry', show.id), t('unposted.button'), { style: ButtonStyle.Primary }),
      ),
    ],
  });
}

function reason({ cause, channelId, missing, until, t }: DelayView): string {
  const channel = `<#${channelId}>`;
  const time = until === undefined ? undefined : timeMarkdown(until);
  switch (cause) {
    case 'forbidden':
      return missing.length > 0
        ? t('delay.permissions', { channel, permissions: permissionNames(missing, t) })
        : t('delay.forbidden', { channel });
    case 'limited':
      return time === undefined
        ? t('delay.limited', { channel })
        : t('delay.limited.until', { channel, time });
    case 'timed-out':
      return time === undefined ? t('delay.timed-out') : t('delay.timed-out.until', { time });
    case 'archived':
      return t('delay.archived', { channel });
    default:
      return t(`delay.${cause}`);
  }
}
