import { element, link } from '../parts/elements.js';
import { cover } from './spoiler.js';

/** @typedef {import('../../../world/component-record.ts').MediaRecord} MediaRecord */

/** What stands where a picture on another server would: the page asks none but its own. */
const ELSEWHERE = '/page/pictures/elsewhere.svg';

/**
 * A picture that the sandbox has, or a drawing with a link to one elsewhere.
 * @param {MediaRecord} media
 * @param {string | null} [description] for those who don't see it
 * @param {boolean} [isSpoiler] whether it is covered until somebody presses it
 */
export function pictureOf({ url, proxy_url: own, width, height }, description, isSpoiler = false) {
  const alt = description ?? '';
  if (own === undefined) return link(url, element('img', { src: ELSEWHERE, alt: alt || 'Picture' }));
  const picture = element('img', { src: own, alt, width, height, loading: 'lazy' });
  return isSpoiler ? cover('covered-picture', [picture]) : picture;
}
