import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { Decision } from '../../reviews/moderation/moderation.ts';
import { quoted } from '../markdown/quoted.ts';
import { besideButton, type CardPayload, card } from '../payload/card.ts';
import { shorten } from '../payload/code-points.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { timeMarkdown } from '../time-markdown.ts';
import { reasonField } from './reason-field.ts';

const COLOUR = 0xf2c037;

/** How much of a name a form's title shows, in code points: Discord takes titles of 45. */
const NAME_IN_TITLE = 32;

/** Asks before a member is blocked: says whom and what that does, and takes the reason. */
export const blockModal = (
  id: string,
  name: string,
  reason: string,
  t: Translate,
): APIModalInteractionResponseCallbackData => ({
  custom_id: id,
  title: t('block.title', { member: shorten(name, NAME_IN_TITLE) }),
  components: [reasonField(t('block.hint'), reason, t)],
});

/** Says that a member is blocked, with a button that unblocks them. */
export const blockedMessage = (userId: string, done: string, t: Translate): MessagePayload =>
  message({ content: done, components: [row(button(customId('unblock', userId), t('blocked.unblock')))] });

/** As many as a card has room for. */
export const BLOCKED_ON_A_PAGE = 8;

export interface BlockedView {
  readonly blocked: readonly { readonly userId: string; readonly decision: Decision }[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** What was just done, as a sentence. */
  readonly done?: string | undefined;
  readonly t: Translate;
}

/** The blocked members, each with who blocked them, when and why, and a button that unblocks them. */
export function blockedCard({ blocked, page, pages, done, t }: BlockedView): CardPayload {
  if (blocked.length === 0) return card(COLOUR, [done, t('blocked.none')]);
  const lines = blocked.map(({ userId, decision: { by, at, reason } }) => {
    const about = {
      member: `<@${userId}>`,
      moderator: by === undefined ? '' : `<@${by}>`,
      time: timeMarkdown(at),
    };
    const why = reason === undefined ? [] : [`-# ${quoted(reason)}`];
    return besideButton(
      [[t('blocked.line', about), ...why].join('\n')],
      button(customId('unblock', userId, page), t('blocked.unblock')),
    );
  });
  const turn = (to: number, key: 'button.previous' | 'button.next') =>
    button(customId('blocked', to), t(key), { disabled: to < 1 || to > pages });
  return card(COLOUR, [
    done,
    t('blocked.title'),
    ...lines,
    pages > 1 ? row(turn(page - 1, 'button.previous'), turn(page + 1, 'button.next')) : undefined,
  ]);
}
