import { element } from './elements.js';
import { messageBox } from './message.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('./message.js').MessageUse} MessageUse */

/** Less than this many pixels above the end counts as reading the newest. */
const nearEnd = 80;

/**
 * Keeps the list of messages: only those that changed are drawn anew, so that focus, selected text and the place that
 * somebody reads stay.
 * @param {HTMLElement} list
 * @param {MessageUse} use
 */
export function createMessageList(list, use) {
  /** @type {Map<string, { state: string, box: HTMLElement }>} */
  let drawn = new Map();
  let shown = '';

  /**
   * @param {MemberView} view
   * @param {ReadonlySet<string>} dismissed ids of messages that are not shown any more
   * @param {ReadonlyMap<string, string>} failures by message id
   */
  function show(view, dismissed, failures) {
    const names = JSON.stringify([view.members, view.roles, view.channels]);
    const place = `${view.me.id} ${view.channelId}`;
    const followed = place !== shown || list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd;
    shown = place;
    const next = new Map();
    for (const message of view.messages) {
      if (dismissed.has(message.id)) continue;
      const failure = failures.get(message.id);
      const state = JSON.stringify([place, names, message, failure]);
      const previous = drawn.get(message.id);
      const box = previous?.state === state ? previous.box : messageBox(message, view, failure, use);
      if (previous && box !== previous.box) replace(previous.box, box);
      next.set(message.id, { state, box });
    }
    drawn = next;
    arrange([...beginning(view), ...[...next.values()].map((entry) => entry.box)]);
    if (followed) list.scrollTop = list.scrollHeight;
  }

  /** Puts the boxes in order and moves only what is not in its place. @param {HTMLElement[]} boxes */
  function arrange(boxes) {
    const wanted = new Set(/** @type {Element[]} */ (boxes));
    for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
    for (const [index, box] of boxes.entries())
      if (list.children[index] !== box) list.insertBefore(box, list.children[index] ?? null);
  }

  return {
    show,
    /** Shows the newest message. */
    toEnd() {
      list.scrollTop = list.scrollHeight;
    },
    /** Shows a message and marks it for a moment. @param {string} id @returns whether it is there */
    jumpTo(/** @type {string} */ id) {
      const box = drawn.get(id)?.box;
      if (!box) return false;
      box.scrollIntoView({ block: 'center' });
      box.focus({ preventScroll: true });
      box.classList.remove('found');
      requestAnimationFrame(() => box.classList.add('found'));
      return true;
    },
  };
}

/** What stands above the first message. @param {MemberView} view */
function beginning(view) {
  if (view.olderMessages > 0)
    return [element('p', { class: 'beginning' }, `${view.olderMessages} older messages are not shown.`)];
  const channel = view.channels.find(({ id }) => id === view.channelId);
  if (!channel) return [element('p', { class: 'beginning' }, `${view.me.name} sees no channel.`)];
  return [
    element(
      'p',
      { class: 'beginning' },
      element('strong', {}, `Welcome to #${channel.name}!`),
      ' Type / below to see what the bot can do. Everybody here is invented: pick who you are at the side.',
    ),
  ];
}

/** Replaces a message's box and keeps the focus on what had it. @param {HTMLElement} old @param {HTMLElement} box */
function replace(old, box) {
  const active = document.activeElement;
  const key = old.contains(active) ? active?.getAttribute('data-key') : undefined;
  const hadFocus = active === old;
  old.replaceWith(box);
  if (hadFocus) box.focus({ preventScroll: true });
  if (!key) return;
  const same = [...box.querySelectorAll('[data-key]')].find(
    (other) => other.getAttribute('data-key') === key,
  );
  /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
}
