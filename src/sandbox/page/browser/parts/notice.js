import { element } from './elements.js';
import { reasonOf } from './reason.js';

/**
 * The line above the composer that says what went wrong.
 * @param {HTMLElement} place
 */
export function createNotice(place) {
  /** @param {string} text an empty one removes the notice */
  function show(text) {
    const close = element(
      'button',
      { type: 'button', class: 'text-button', onclick: () => show('') },
      'Dismiss',
    );
    place.replaceChildren(...(text === '' ? [] : [element('p', {}, text), close]));
  }

  return {
    show,
    /**
     * Does the work, and shows its error instead of throwing it.
     * @param {() => Promise<unknown>} work
     * @returns {Promise<boolean>} whether the work succeeded
     */
    async quietly(/** @type {() => Promise<unknown>} */ work) {
      try {
        await work();
        return true;
      } catch (error) {
        show(reasonOf(error));
        return false;
      }
    },
  };
}
