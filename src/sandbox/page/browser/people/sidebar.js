import { avatar, element } from '../parts/elements.js';
import { redrawIfOther } from '../parts/redraw.js';

/** @typedef {import('../parts/live-view.js').MemberView} MemberView */

/**
 * The channels, with the one that is looked at and those that hold something new marked.
 * @param {HTMLElement} nav
 * @param {MemberView} view
 * @param {ReadonlySet<string>} unread the ids of the latter
 * @param {(channelId: string) => void} choose
 */
export function showChannels(nav, view, unread, choose) {
  redrawIfOther(
    nav,
    view.channels.map(({ id, name }) =>
      element(
        'button',
        {
          type: 'button',
          class: unread.has(id) && 'unread',
          'data-key': id,
          'aria-current': id === view.channelId ? 'page' : undefined,
          onclick: () => choose(id),
        },
        element('span', { 'aria-hidden': 'true' }, '#'),
        element('span', { class: 'name' }, name),
        unread.has(id) && element('small', {}, 'new'),
      ),
    ),
  );
}

/**
 * The members, to be one of them.
 * @param {HTMLElement} section
 * @param {MemberView} view
 * @param {(memberId: string) => void} choose
 */
export function showMembers(section, view, choose) {
  redrawIfOther(section, [
    element('h2', {}, 'You are'),
    ...view.members
      .filter(({ bot }) => !bot)
      .map(({ id, name, standing }) =>
        element(
          'button',
          {
            type: 'button',
            'data-key': id,
            'aria-pressed': String(id === view.me.id),
            onclick: () => choose(id),
          },
          avatar(name),
          element('span', { class: 'name' }, name),
          standing && element('small', {}, standing),
        ),
      ),
  ]);
}
