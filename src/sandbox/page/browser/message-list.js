import { element } from './elements.js';
import { messageBox } from './message.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../message-view.ts').MessageView} MessageView */
/** @typedef {import('./message.js').MessageUse} MessageUse */
/** @typedef {{ message: MessageView, names: string, failure: string | undefined, box: HTMLElement }} Drawn */

/** Less than this many pixels from the end counts as reading the newest, and from the beginning as wanting older ones. */
const near = 120;

/**
 * Keeps the list of messages: only those that changed are drawn anew, so that focus, selected text and the place that
 * somebody reads stay.
 * @param {HTMLElement} list
 * @param {MessageUse & { older(): Promise<void> }} use
 */
export function createMessageList(list, use) {
  /** @type {Map<string, Drawn>} */
  let drawn = new Map();
  let shown = '';
  let hasOlder = false;

  list.addEventListener('scroll', async () => {
    if (!hasOlder || list.scrollTop > near) return;
    hasOlder = false;
    await use.older();
  });
  list.addEventListener('keydown', moveByKey);

  /**
   * @param {MemberView} view
   * @param {ReadonlySet<string>} dismissed ids of messages that are not shown any more
   * @param {ReadonlyMap<string, string>} failures by message id
   */
  function show(view, dismissed, failures) {
    const place = `${view.me.id} ${view.channelId}`;
    const names = JSON.stringify([place, view.members, view.roles, view.channels, view.messageCommands]);
    const follows = place !== shown || list.scrollHeight - list.scrollTop - list.clientHeight < near;
    const fixed = follows ? undefined : firstVisible();
    const before = fixed?.getBoundingClientRect().top ?? 0;
    shown = place;
    /** @type {Map<string, Drawn>} */
    const next = new Map();
    for (const message of view.messages) {
      if (dismissed.has(message.id)) continue;
      const failure = failures.get(message.id);
      const previous = drawn.get(message.id);
      if (previous?.message === message && previous.names === names && previous.failure === failure) {
        next.set(message.id, previous);
        continue;
      }
      const box = messageBox(message, view, failure, use);
      if (previous) replace(previous.box, box);
      next.set(message.id, { message, names, failure, box });
    }
    drawn = next;
    hasOlder = view.olderMessages > 0;
    arrange([...beginning(view), ...[...next.values()].map(({ box }) => box)]);
    if (follows) list.scrollTop = list.scrollHeight;
    else if (fixed?.isConnected) list.scrollTop += fixed.getBoundingClientRect().top - before;
  }

  /** The topmost message of which something is seen: it stays where it is when others come above it. */
  function firstVisible() {
    const { top } = list.getBoundingClientRect();
    return [...drawn.values()].find(({ box }) => box.getBoundingClientRect().bottom > top)?.box;
  }

  /** Puts the boxes in order and moves only what is not in its place. @param {HTMLElement[]} boxes */
  function arrange(boxes) {
    const wanted = new Set(/** @type {Element[]} */ (boxes));
    for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
    for (const [index, box] of boxes.entries())
      if (list.children[index] !== box) list.insertBefore(box, list.children[index] ?? null);
  }

  /** Arrow keys lead from message to message, while one has the focus itself. @param {KeyboardEvent} event */
  function moveByKey(event) {
    const boxes = [...drawn.values()].map(({ box }) => box);
    const at = boxes.indexOf(/** @type {HTMLElement} */ (event.target));
    const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: boxes.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    focusOn(boxes[Math.max(0, Math.min(target, boxes.length - 1))]);
  }

  return {
    show,
    /** Shows the newest message. */
    toEnd() {
      list.scrollTop = list.scrollHeight;
    },
    /** Gives the newest message the focus. */
    focusNewest() {
      focusOn([...drawn.values()].at(-1)?.box);
    },
    /** Shows a message and marks it for a moment. @param {string} id @returns whether it is there */
    jumpTo(/** @type {string} */ id) {
      const box = drawn.get(id)?.box;
      if (!box) return false;
      focusOn(box, 'center');
      box.classList.remove('found');
      requestAnimationFrame(() => box.classList.add('found'));
      return true;
    },
  };
}

/** @param {HTMLElement | undefined} box @param {ScrollLogicalPosition} [block] */
function focusOn(box, block = 'nearest') {
  box?.focus({ preventScroll: true });
  box?.scrollIntoView({ block });
}

/** What stands above the first message. @param {MemberView} view */
function beginning(view) {
  if (view.olderMessages > 0)
    return [
      element('p', { class: 'beginning' }, `${view.olderMessages} older messages come when you scroll up.`),
    ];
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
