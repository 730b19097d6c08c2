import type { RankedShow } from '../../reviews/ranking/ranking.ts';
import { customId } from '../payload/custom-id.ts';
import { button, type MessagePayload, message, row } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { markdownTitle } from './show-title.ts';

const COLOUR = 0xf2c037;

export interface TopView {
  /** The shows of this page, ten at most. */
  readonly ranked: readonly RankedShow[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The weight of the guild's mean, in reviews (the m of the weighted rating). */
  readonly priorReviews: number;
  /** Whose list it is. The buttons' custom ids have their id, so that other members get a list of their own. */
  readonly ownerId: string;
  readonly t: Translate;
}

/** One page of the guild's best shows, with buttons to turn it. */
export function topMessage({ ranked, page, pages, priorReviews, ownerId, t }: TopView): MessagePayload {
  if (ranked.length === 0) {
    return message({ embeds: [{ title: t('top.title'), description: t('top.empty'), color: COLOUR }] });
  }
  const rows = ranked.map(({ rank, show, mean, count }) =>
    t('top.row', { rank, title: markdownTitle(show), mean: mean / 10, count }),
  );
  const weighted = priorReviews > 0 ? t('top.weighted', { count: priorReviews }) : t('top.unweighted');
  const turn = row(
    button(customId('top', page - 1, ownerId), t('top.button.previous'), { disabled: page <= 1 }),
    button(customId('top', page + 1, ownerId), t('top.button.next'), { disabled: page >= pages }),
  );
  return message({
    embeds: [
      {
        title: t('top.title'),
        description: rows.join('\n'),
        color: COLOUR,
        footer: { text: [...(pages > 1 ? [t('top.page', { page, pages })] : []), weighted].join(' · ') },
      },
    ],
    components: pages > 1 ? [turn] : [],
  });
}
