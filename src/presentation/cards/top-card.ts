import type { ListedShow } from '../../reviews/ranking/show-list.ts';
import type { AddressOf } from '../links/address.ts';
import { backButton, type Place, turnButton } from '../links/links.ts';
import { pageButtons } from '../links/pages.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { besidePicture, type CardPayload, card, LINE } from '../payload/card.ts';
import { row } from '../payload/payload.ts';
import { markdownTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';

const COLOUR = 0xf2c037;

export interface TopView {
  readonly here: AddressOf<'top'>;
  readonly place: Place;
  /** The shows of this page, ten at most. */
  readonly ranked: readonly ListedShow[];
  readonly pages: number;
  /** The weight of the guild's mean, in reviews (the m of the weighted rating). */
  readonly priorReviews: number;
  /** The guild's name. */
  readonly server: string;
  readonly t: Translate;
}

/** One page of the guild's best shows. */
export function topCard({ here, place, ranked, pages, priorReviews, server, t }: TopView): CardPayload {
  const title = t('top.title', { server: escapeUserText(server) });
  if (ranked.length === 0) return card(COLOUR, [`${title}\n${t('top.empty')}`]);
  const weighted = priorReviews > 0 ? t('top.weighted', { count: priorReviews }) : t('top.unweighted');
  const rows = ranked.map(({ rank, show, mean, count }) =>
    t('top.row', { rank, title: markdownTitle(show), mean: (mean ?? 0) / 10, count }),
  );
  const buttons = [
    ...backButton(place, t),
    ...pageButtons(here.page, pages, (page, label) => turnButton(place, { ...here, page }, label), t),
  ];
  return card(COLOUR, [
    ...besidePicture([`${title}\n-# ${weighted}`], ranked[0]?.show.poster, ''),
    rows.join('\n'),
    LINE,
    buttons.length > 0 ? row(...buttons) : undefined,
  ]);
}
