import { element } from './elements.js';
import { pickerMenu } from './picker-menu.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../message-view.ts').MessageView} MessageView */

/** What the page offers to react with, beside the server's own. */
const offered = ['👍', '👎', '❤️', '😂', '😮', '🎉'];

/**
 * The reactions below a message; each toggles one's own.
 * @param {MessageView} message
 * @param {MemberView} view
 * @param {(emoji: string, add: boolean) => void} toggle
 */
export function reactionRow(message, view, toggle) {
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
  const missing = [...offered, ...view.emoji].filter(
    (emoji) => !message.reactions.some((reaction) => reaction.emoji === emoji),
  );
  const add = pickerMenu({
    label: '☺+',
    description: 'Add a reaction',
    className: 'add-reaction',
    choices: missing.map((emoji) => ({ label: emoji.replace(/^(\w+):\d+$/, ':$1:'), value: emoji })),
    choose: ([emoji]) => emoji && toggle(emoji, true),
  });
  return element('div', { class: 'reactions' }, existing, add);
}
