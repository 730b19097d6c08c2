import { element } from '../parts/elements.js';
import { redraw } from '../parts/redraw.js';
import { channelSection, emojiSection, peopleSection, rolesSection } from './world-guild.js';
import { troubleSection } from './world-trouble.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../world-action.ts').WorldAction} WorldAction */

/**
 * The panel behind the scenes: members, permissions, and trouble at Discord.
 * @param {HTMLElement} panel
 * @param {HTMLElement} button opens and closes it
 * @param {(action: WorldAction) => Promise<boolean>} change resolves with whether it worked; shows the problem if not
 */
export function createWorldPanel(panel, button, change) {
  /** @type {PageView | undefined} */
  let view;
  let drawn = '';
  const body = element('div', { class: 'world-body' });
  const close = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: () => open(false) },
    '✕',
  );
  panel.replaceChildren(element('header', {}, element('h2', {}, 'Behind the scenes'), close), body);
  button.addEventListener('click', () => open(panel.hasAttribute('hidden')));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    open(false);
  });

  /** @param {boolean} isOpen */
  function open(isOpen) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) {
      draw();
      close.focus();
    } else button.focus();
  }

  function draw() {
    if (!view || panel.hidden) return;
    const current = view;
    const state = JSON.stringify([current.world, current.channelId]);
    if (state === drawn) return;
    drawn = state;
    redraw(
      body,
      [
        peopleSection(current, changeAndDraw),
        rolesSection(current, changeAndDraw),
        channelSection(current, changeAndDraw),
        emojiSection(current, changeAndDraw),
        troubleSection(current, changeAndDraw),
      ].flat(),
    );
  }

  /** Makes a change; if it fails, redraws the panel, so that a box that was ticked in vain shows the truth. @param {WorldAction} action */
  async function changeAndDraw(action) {
    if (await change(action)) return true;
    drawn = '';
    draw();
    return false;
  }

  return {
    /** @param {PageView} current */
    show(/** @type {PageView} */ current) {
      view = current;
      draw();
    },
  };
}
