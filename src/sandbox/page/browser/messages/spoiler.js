import { element } from '../parts/elements.js';

/**
 * What is covered until somebody presses it; until then, nobody can read, hear or focus anything in it.
 * @param {string} className
 * @param {Node[]} children
 */
export function cover(className, children) {
  const inner = element('span', { inert: true }, children);
  const covered = element(
    'span',
    { class: `spoiler ${className}`.trim(), role: 'button', tabindex: '0', 'aria-label': 'Show the spoiler' },
    inner,
  );
  const reveal = () => {
    inner.removeAttribute('inert');
    for (const name of ['role', 'aria-label']) covered.removeAttribute(name);
    // Tab skips it from now on, but it does not lose the focus.
    covered.setAttribute('tabindex', '-1');
    covered.classList.add('revealed');
  };
  covered.addEventListener('click', reveal);
  covered.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      reveal();
    }
  });
  return covered;
}

/** A text between `||`. @param {Node[]} children */
export const spoiler = (children) => cover('', children);
