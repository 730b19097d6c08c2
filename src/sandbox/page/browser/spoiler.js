import { element } from './elements.js';

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
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
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
