import { askToConfirm } from '../parts/confirm-dialog.js';
import { openInstead } from '../parts/context-menu.js';
import { pickerMenu } from '../parts/picker-menu.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */

const deletion = 'Delete message';
const suppression = 'Remove all embeds';

/**
 * A message's menu. Its button, a right click on the message and Shift+F10 open it.
 * @param {MessageView} message
 * @param {PageView} view
 * @param {{ command(name: string): void, suppressEmbeds(): void, remove(): void }} use
 * @returns {HTMLElement | undefined} undefined when it would be empty
 */
export function messageMenu(message, view, use) {
  if (message.ephemeral) return undefined;
  const names = [
    ...view.messageCommands,
    ...(message.hasRemovableEmbeds ? [suppression] : []),
    ...(message.removable ? [deletion] : []),
  ];
  if (names.length === 0) return undefined;
  return pickerMenu({
    key: 'of the message',
    label: '⋯',
    description: 'What you can do with this message',
    className: 'message-menu',
    choices: names.map((name) => ({ label: name, value: name, danger: name === deletion })),
    choose([name = '']) {
      if (name === suppression) return use.suppressEmbeds();
      if (name !== deletion) return use.command(name);
      askToConfirm({
        title: deletion,
        text: 'Are you sure you want to delete this message?',
        action: 'Delete',
        act: use.remove,
      });
    },
  });
}

/** Opens a message's menu, or that of its author above their name and circle. @param {Event} event on the message */
export function openMessageMenu(event) {
  // Links, pictures, inputs and selected text keep the browser's menu.
  if (event.target instanceof Element && event.target.closest('a, img, input, textarea')) return;
  if (getSelection()?.isCollapsed === false) return;
  const message = /** @type {HTMLElement} */ (event.currentTarget);
  const isAtAuthor =
    event.target instanceof Element && event.target.closest('.person-menu, .message > .avatar') !== null;
  const author = isAtAuthor ? message.querySelector('.person-menu') : null;
  openInstead(event, author ?? message.querySelector('.message-menu'));
}
