import { ButtonStyle } from 'discord-api-types/v10';
import { LIST_COLOUR } from '../cards/colours.ts';
import { durationWords } from '../duration.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { timeMarkdown } from '../time-markdown.ts';

/** The numbers that the card tells, in its order. */
const COUNTED = ['reviews', 'votes', 'drafts', 'reports'] as const;

export interface StoredAboutMember {
  /** How much there is of each. */
  readonly counts: { readonly [Counted in (typeof COUNTED)[number]]: number };
  /** When moderators blocked them, in milliseconds since the epoch; absent: they didn't. */
  readonly blockedAt?: number | undefined;
  /** Whether their reviews may stand on the server's public page. */
  readonly publishes: boolean;
  /** How long everything is kept when the server has removed the bot, in milliseconds. */
  readonly keptAfterLeaving: number;
}

/** What is stored about a member in a guild, where and how long, with what they can do about it. */
export function aboutCard(stored: StoredAboutMember, t: Translate): CardPayload {
  const { counts, blockedAt, publishes, keptAfterLeaving } = stored;
  const onward = publishes ? 'no' : 'yes';
  const lines = [
    ...COUNTED.flatMap((counted) =>
      counts[counted] === 0 ? [] : [`- ${t(`data.${counted}`, { count: counts[counted] })}`],
    ),
    ...(blockedAt === undefined ? [] : [`- ${t('data.blocked', { time: timeMarkdown(blockedAt) })}`]),
  ];
  return card(LIST_COLOUR, [
    t('data.title'),
    [...(lines.length === 0 ? [t('data.nothing')] : lines), `-# ${t('data.rest')}`].join('\n'),
    [t('data.where'), t('data.left', { duration: durationWords(keptAfterLeaving, t) })].join(' '),
    row(
      button(customId('data-export'), t('data.button.export'), { style: ButtonStyle.Primary }),
      button(customId('import-another'), t('data.button.import')),
      button(customId('data-erase'), t('data.button.erase'), { style: ButtonStyle.Danger }),
    ),
    LINE,
    t(publishes ? 'data.published' : 'data.unpublished'),
    row(button(customId('data-publish', onward), t(`data.button.publish.${onward}`))),
  ]);
}
