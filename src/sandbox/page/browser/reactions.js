import { element } from './elements.js';
import { pickerMenu } from './picker-menu.js';

/** @typedef {import('../message-view.ts').MessageView} MessageView */

/** What the page offers to react with. */
const offered = ['👍', '👎', '❤️', '😂', '😮', '🎉'];

/**
 * The reactions below a message; each toggles one's own.
 * @param {MessageView} message
 * @param {(emoji: string, add: boolean) => void} toggle
 */
export function reactionRow(message, toggle) {
  const existing = message.reactions.map(({ emoji, label, count, mine }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'reaction',
        'aria-pressed': String(mine),
        'aria-label': `${label} reaction, ${count}`,
        'data-key': `reaction ${emoji}`,
        onclick: () => toggle(emoji, !mine),
      },
      element('span', {}, label),
      element('span', {}, String(count)),
    ),
  );
  const missing = offered.filter((emoji) => !message.reactions.some((reaction) => reaction.emoji === emoji));
  const add = pickerMenu({
    label: '☺+',
    description: 'Add a reaction',
    className: 'add-reaction',
    choices: missing.map((emoji) => ({ label: emoji, value: emoji })),
    choose: ([emoji]) => emoji && toggle(emoji, true),
  });
  return element('div', { class: 'reactions' }, existing, add);
}
