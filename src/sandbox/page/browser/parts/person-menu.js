import { pickerMenu } from './picker-menu.js';

/** @typedef {import('./live-view.js').PageView} PageView */

/**
 * The menu of a person, with the commands that bots have put there.
 * @param {{ readonly id: string, readonly name: string }} person
 * @param {PageView} view
 * @param {string} label what its button shows
 * @param {(memberId: string, command: string) => void} use
 * @returns {HTMLElement | undefined} undefined when it would be empty: without commands, or for who is not here
 */
export function personMenu({ id, name }, view, label, use) {
  if (view.userCommands.length === 0 || !view.members.some((member) => member.id === id)) return undefined;
  return pickerMenu({
    key: `of ${id}`,
    label,
    description: `What you can do with ${name}`,
    className: 'person-menu',
    choices: view.userCommands.map((command) => ({ label: command, value: command })),
    choose: ([command = '']) => use(id, command),
  });
}
