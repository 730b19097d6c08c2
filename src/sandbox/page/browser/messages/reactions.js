import { element } from '../parts/elements.js';
import { pickerMenu } from '../parts/picker-menu.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */
/** @typedef {(emoji: string, add: boolean) => Promise<boolean>} Toggle resolves with whether it worked */

/** The emoji that the page offers, beside the server's own. */
const offered = [...'👍👎😂😮😢😡🎉🔥👀🤔🙏💯🍿🎬🌧🌙'];

/**
 * The reactions below a message; a click toggles the member's own.
 * @param {MessageView} message
 * @param {PageView} view
 * @param {Toggle} toggle
 * @returns {HTMLElement | undefined} undefined when there are none
 */
export function reactionRow(message, view, toggle) {
  if (message.reactions.length === 0) return undefined;
  const buttons = message.reactions.map((reaction) => reactionButton(reaction, toggle));
  return element('div', { class: 'reactions' }, buttons, reactionPicker(message, view, toggle, 'below'));
}

/** @param {MessageView['reactions'][number]} reaction @param {Toggle} toggle */
function reactionButton({ emoji, label, count, mine }, toggle) {
  // Until the reaction is redrawn, a second click would send the same request again.
  let isToggled = false;
  return element(
    'button',
    {
      type: 'button',
      class: 'reaction',
      'aria-pressed': String(mine),
      'aria-label': `${label} reaction, ${count}`,
      'data-key': `reaction ${emoji}`,
      async onclick() {
        if (isToggled) return;
        isToggled = true;
        isToggled = await toggle(emoji, !mine);
      },
    },
    element('span', {}, label),
    element('span', {}, String(count)),
  );
}

/**
 * The menu of the emoji that are not below the message yet.
 * @param {MessageView} message
 * @param {PageView} view
 * @param {Toggle} toggle
 * @param {string} place where in the message it is
 * @returns {HTMLElement | undefined} undefined when there is none left
 */
export function reactionPicker(message, view, toggle, place) {
  const missing = [...offered, ...view.emoji].filter(
    (emoji) => !message.reactions.some((reaction) => reaction.emoji === emoji),
  );
  if (missing.length === 0) return undefined;
  return pickerMenu({
    key: `react ${place}`,
    label: '☺+',
    description: 'Add a reaction',
    className: 'add-reaction',
    choices: missing.map((emoji) => ({ label: emoji.replace(/^(\w+):\d+$/, ':$1:'), value: emoji })),
    choose: ([emoji]) => emoji && toggle(emoji, true),
  });
}
