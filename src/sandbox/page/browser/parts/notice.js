import { element } from './elements.js';
import { reasonOf } from './reason.js';

/**
 * The line that says what went wrong.
 * @param {HTMLElement} place
 */
export function createNotice(place) {
  /** @param {string} text none takes the last one away */
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
     * Shows what goes wrong instead of throwing it.
     * @param {() => Promise<unknown>} work
     * @returns {Promise<boolean>} whether all went well
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
