/**
 * Makes an element. Texts become text nodes, so nothing that people write is ever read as HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `onclick` and the like take a function; undefined and false are left out
 * @param {...unknown} children nodes, texts, lists of them; undefined, null and false are left out
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
 * A round sign with the first letter of a name, in a colour of its own.
 * @param {string} name
 */
export function avatar(name) {
  const sign = element('span', { class: 'avatar', 'aria-hidden': 'true' }, [...name][0] ?? '?');
  const hue = [...name].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  sign.style.setProperty('--hue', String(hue));
  return sign;
}

/**
 * The address if a link may lead there, so that none can run a script.
 * @param {string | undefined} address
 */
export function safeAddress(address) {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address)
    ? address
    : undefined;
}

/**
 * A link that opens beside the page; addresses of messages are followed inside the page (main.js).
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
