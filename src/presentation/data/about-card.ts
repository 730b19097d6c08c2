import { type CardPayload, card, LINE } from '../payload/card.ts';
import { customId } from '../payload/custom-id.ts';
import { button, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

const COLOUR = 0xf2c037;

export interface StoredAboutMember {
  readonly reviews: number;
  readonly drafts: number;
  /** Whether their reviews may stand on the server's public page. */
  readonly publishes: boolean;
  readonly t: Translate;
}

/** What is stored about a member in a guild, with what they can do about it. */
export function aboutCard({ reviews, drafts, publishes, t }: StoredAboutMember): CardPayload {
  const lines = [t('data.reviews', { count: reviews }), t('data.drafts', { count: drafts })];
  const onward = publishes ? 'no' : 'yes';
  return card(COLOUR, [
    t('data.title'),
    lines.join('\n'),
    t('data.where'),
    LINE,
    t(publishes ? 'data.published' : 'data.unpublished'),
    row(button(customId('data-publish', onward), t(`data.button.publish.${onward}`))),
  ]);
}
