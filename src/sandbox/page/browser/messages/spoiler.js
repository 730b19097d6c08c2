import { element } from '../parts/elements.js';

/**
 * Text that is covered until somebody presses it; until then, nobody can read, hear or focus anything in it.
 * @param {Node[]} children
 */
export function spoiler(children) {
  const inner = element('span', { inert: true }, children);
  const cover = element(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Show the spoiler' },
    inner,
  );
  const reveal = () => {
    inner.removeAttribute('inert');
    for (const name of ['role', 'aria-label']) cover.removeAttribute(name);
    // Tab skips it from now on, but it does not lose the focus.
    cover.setAttribute('tabindex', '-1');
    cover.classList.add('revealed');
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      reveal();
    }
  });
  return cover;
}
