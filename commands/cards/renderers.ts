import type { AddressOf, CardName } from '../../src/presentation/links/address.ts';
import type { CardContext, RenderedCard, Renderer } from './card-context.ts';
import { renderCompare } from './people/compare-card.ts';
import { renderProfile } from './people/profile-card.ts';
import { renderReviewers } from './people/reviewers-card.ts';
import { renderYear } from './people/year-card.ts';
import { renderRecent } from './recent-card.ts';
import { renderRecommend } from './shows/recommend-card.ts';
import { renderShow } from './shows/show-card.ts';
import { renderSimilar } from './shows/similar-card.ts';
import { renderTop } from './shows/top-card.ts';

const renderers: { readonly [Name in CardName]: Renderer<Name> } = {
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
export const renderCard = <Name extends CardName>(
  address: AddressOf<Name>,
  context: CardContext,
): Promise<RenderedCard> => (renderers[address.card as Name] as Renderer<Name>)(address, context);
