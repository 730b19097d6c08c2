import { SHOW_SORTS, type ShowList } from '../../../reviews/ranking/show-list.ts';
import type { AddressOf } from '../../links/address.ts';
import { orderSelect } from '../../links/links.ts';
import type { TopView } from './top-view.ts';

/** Offers the other orders of the same shows. */
export const sortSelect = ({ here, place, t }: Pick<TopView, 'here' | 'place' | 't'>) =>
  orderSelect(
    place,
    t(`top.sort.${here.list.sort}`),
    SHOW_SORTS.map((sort) => ({
      label: t(`top.sort.${sort}`),
      address: withList(here, { ...here.list, sort }),
    })),
  );

const withList = (here: AddressOf<'top'>, list: ShowList): AddressOf<'top'> => ({ ...here, list, page: 1 });
