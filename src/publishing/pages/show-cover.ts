import { plainTitle } from '../../presentation/shows/show-title.ts';
import { MAX_TITLE } from '../../reviews/shows/title.ts';
import type { PublicShow } from '../site-source.ts';
import { groundClass, shapeClass } from '../style/site-style.ts';
import { type Markup, markup } from './markup.ts';

/**
 * A tile that stands for a show, always the same: its poster would be asked of another server, which would learn who reads the page.
 * @param written what stands on it
 */
export const coverOf = ({ show }: Pick<PublicShow, 'show'>, written: Markup): Markup =>
  markup`<span class="cover ${groundClass(show.id)} ${shapeClass(show.id)}">${written}</span>`;

/** The title alone in one line, without what would disturb the line that it stands in. */
export const titleAlone = ({ show: { title } }: Pick<PublicShow, 'show'>): Markup =>
  markup`<bdi>${plainTitle({ title }, MAX_TITLE)}</bdi>`;
