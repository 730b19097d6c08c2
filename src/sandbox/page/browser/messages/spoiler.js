import { element } from '../parts/elements.js';

/**
 * Text that is covered until it is pressed; till then nothing in it can be read, heard or reached.
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
    // It is no stop on the way any more, but does not lose the focus that it has.
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
