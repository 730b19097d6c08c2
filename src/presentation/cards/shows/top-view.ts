import type { ShowListPage } from '../../../reviews/ranking/show-list.ts';
import type { AddressOf } from '../../links/address.ts';
import type { Place } from '../../links/links.ts';
import type { Translate } from '../../texts/texts.ts';

/** Finds the name of a member, as they write it. */
export type NameOf = (userId: string) => string;

export interface TopView {
  readonly here: AddressOf<'top'>;
  readonly place: Place;
  readonly page: ShowListPage;
  /** How many reviews at the server's mean each show starts with (m of the weighted rating). */
  readonly priorReviews: number;
  /** The guild's name. */
  readonly server: string;
  readonly nameOf: NameOf;
  readonly t: Translate;
}
