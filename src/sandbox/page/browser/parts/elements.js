/**
 * Creates an element. Strings become text nodes, so nothing that people write is parsed as HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `onclick` and the like take a function; undefined and false are left
 * out
 * @param {...unknown} children nodes, strings, or arrays of them; undefined, null and false are left out
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function')
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...present(children));
  return made;
}

/** @param {unknown[]} children */
const present = (children) =>
  /** @type {(Node | string)[]} */ (
    children.flat(3).filter((child) => child !== undefined && child !== null && child !== false)
  );

/**
 * A circle with a name's first letter, in the name's colour.
 * @param {string} name
 */
export function avatar(name) {
  const sign = element('span', { class: 'avatar', 'aria-hidden': 'true' }, [...name][0] ?? '?');
  const hue = [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  sign.style.setProperty('--hue', String(hue));
  return sign;
}

/**
 * Returns the address if it leads to the web, so that no link runs a script.
 * @param {string | undefined} address
 */
export function safeAddress(address) {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address)
    ? address
    : undefined;
}

/**
 * A link that opens in another tab; links to messages stay in the page (main.js).
 * @param {string} address
 * @param {...unknown} children
 */
export function link(address, ...children) {
  return element(
    'a',
    { href: safeAddress(address), target: '_blank', rel: 'noopener noreferrer' },
    ...children,
  );
}
