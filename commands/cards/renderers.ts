import type { Address, CardName } from '../../src/presentation/links/address.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { CardContext, RenderedCard, Renderer } from './card-context.ts';
import { renderCompare } from './compare-card.ts';
import { renderProfile } from './profile-card.ts';
import { renderRecent } from './recent-card.ts';
import { renderRecommend } from './recommend-card.ts';
import { renderReviewers } from './reviewers-card.ts';
import { renderShow } from './show-card.ts';
import { renderSimilar } from './similar-card.ts';
import { renderTop } from './top-card.ts';
import { renderYear } from './year-card.ts';

const renderers: { readonly [Name in CardName]?: Renderer<Name> } = {
  top: renderTop,
  show: renderShow,
  similar: renderSimilar,
  recommend: renderRecommend,
  profile: renderProfile,
  year: renderYear,
  compare: renderCompare,
  reviewers: renderReviewers,
  recent: renderRecent,
};

/** Makes the card that an address names. */
export function renderCard(address: Address, context: CardContext): Promise<RenderedCard> {
  const render = renderers[address.card] as Renderer<CardName> | undefined;
  if (render === undefined) throw new UserError('stale-button');
  return render(address, context);
}
