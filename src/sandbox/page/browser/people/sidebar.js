import { DIRECT } from '../parts/channel-types.js';
import { openInstead } from '../parts/context-menu.js';
import { avatar, element } from '../parts/elements.js';
import { personMenu } from '../parts/person-menu.js';
import { redrawChanged } from '../parts/redraw.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */

/**
 * Shows the channels, and marks the current one and those with something new.
 * @param {HTMLElement} nav
 * @param {PageView} view
 * @param {ReadonlySet<string>} unread the ids of channels with something new
 * @param {(channelId: string) => void} choose
 */
export function showChannels(nav, view, unread, choose) {
  redrawChanged(
    nav,
    view.channels.map(({ id, name, type }) =>
      element(
        'button',
        {
          type: 'button',
          class: unread.has(id) && 'unread',
          'data-key': id,
          'aria-current': id === view.channelId ? 'page' : undefined,
          onclick: () => choose(id),
        },
        element('span', { 'aria-hidden': 'true' }, type === DIRECT ? '@' : '#'),
        element('span', { class: 'name' }, name),
        unread.has(id) && element('small', {}, 'new'),
      ),
    ),
  );
}

/**
 * Shows the members, for somebody to become one of them.
 * @param {HTMLElement} section
 * @param {PageView} view
 * @param {(memberId: string) => void} choose
 * @param {(memberId: string, command: string) => void} use uses a command on a member
 */
export function showMembers(section, view, choose, use) {
  redrawChanged(section, [
    element('h2', {}, 'You are'),
    ...view.members
      .filter(({ bot }) => !bot)
      .flatMap((member) => {
        const { id, name, standing } = member;
        const menu = personMenu(member, view, '⋯', use);
        const button = element(
          'button',
          {
            type: 'button',
            'data-key': id,
            'aria-pressed': String(id === view.me.id),
            onclick: () => choose(id),
            oncontextmenu: openMenuBeside,
          },
          avatar(name),
          element('span', { class: 'name' }, name),
          standing && element('small', {}, standing),
        );
        return menu ? [button, menu] : [button];
      }),
  ]);
}

/** @param {Event} event on a member, beside whom their menu is */
function openMenuBeside(event) {
  const next = /** @type {Element} */ (event.currentTarget).nextElementSibling;
  if (next?.matches('details')) openInstead(event, next);
}
