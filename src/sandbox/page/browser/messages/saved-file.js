import { element } from '../parts/elements.js';

/**
 * A file of a message that is no picture: its name, which saves it, and its size.
 * @param {string} path
 * @param {string} name
 * @param {number} size in bytes
 */
export const savedFile = (path, name, size) =>
  element(
    'p',
    { class: 'file' },
    element('a', { href: location.origin + path, download: name }, name),
    element('small', {}, sizeText(size)),
  );

/** As Discord's client writes it: in units of 1,024. @param {number} bytes */
function sizeText(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const isLarge = bytes >= 1024 ** 2;
  return `${(bytes / 1024 ** (isLarge ? 2 : 1)).toFixed(2)} ${isLarge ? 'MB' : 'KB'}`;
}
