import { element } from './elements.js';

const KEY = 'first-steps';

/**
 * Says what to do first, until somebody has used a command or closes it; this browser then remembers that.
 * @param {HTMLElement} place
 */
export function createFirstSteps(place) {
  const done = () => {
    place.hidden = true;
    remembered()?.setItem(KEY, 'done');
  };
  place.hidden = remembered()?.getItem(KEY) === 'done';
  place.replaceChildren(
    element(
      'p',
      {},
      'Type / to see what the bot can do, or vote with 👍 and 👎. Everyone here is made up: choose who you are in the sidebar.',
    ),
    element('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: done }, '✕'),
  );
  return { done };
}

/** Undefined where the browser stores nothing for pages. */
function remembered() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
