import { element } from '../parts/elements.js';
import { focusWithoutScrolling } from '../parts/redraw.js';
import { channelBeginning } from './channel-beginning.js';
import { messageBox } from './message.js';
import { continues, dayOf } from './message-grouping.js';
import { redrawMessage } from './message-redraw.js';
import { createNewestButton } from './newest-button.js';
import { watchPresses } from './pressed-message.js';
import { createScrollAnchor } from './scroll-anchor.js';
import { timeText } from './time-text.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */
/** @typedef {import('./message.js').MessageUse} MessageUse */
/** @typedef {{ message: MessageView, failure: string | undefined, isContinued: boolean, isInUse: boolean, naming: number, box: HTMLElement }} Drawn */

/**
 * Keeps the list of messages. It redraws only those that changed, so focus, selected text and scroll position stay.
 * @param {HTMLElement} list
 * @param {HTMLElement} newestButton the button that leads to the newest message
 * @param {MessageUse & { older(): Promise<void>, draw(): void }} use
 */
export function createMessageList(list, newestButton, use) {
  /** @type {Map<string, Drawn>} */
  let drawn = new Map();
  /** @type {Map<string, HTMLElement>} */
  const dividers = new Map();
  let shownPlace = '';
  let shownNames = '';
  /** Counts the changes of names that messages show. */
  let naming = 0;
  let hasOlder = false;
  const rows = element('div', { class: 'message-rows' });
  list.append(rows);
  const boxes = () => [...drawn.values()].map(({ box }) => box);
  const anchor = createScrollAnchor(list, rows, {
    boxes,
    atBeginning() {
      if (!hasOlder) return;
      hasOlder = false;
      use.older();
    },
  });
  list.addEventListener('keydown', moveByKey);
  const refreshNewestButton = createNewestButton(newestButton, {
    isAtEnd: anchor.isAtEnd,
    isFar: () => list.scrollHeight - list.scrollTop > 3 * list.clientHeight,
    toNewest() {
      anchor.toEnd();
      focusOn(boxes().at(-1));
    },
  });
  list.addEventListener('scroll', () => refreshNewestButton());
  const pressed = watchPresses(list, use.draw);

  /**
   * @param {PageView} view
   * @param {readonly MessageView[]} messages
   * @param {{ failureOf(id: string): string | undefined, isInUse(id: string): boolean }} uses whether using a message
   * failed or is still under way, by its id
   */
  function show(view, messages, uses) {
    const place = `${view.me.id} ${view.channelId}`;
    const names = JSON.stringify([
      place,
      view.members,
      view.roles,
      view.channels,
      view.messageCommands,
      view.userCommands,
    ]);
    if (place !== shownPlace) anchor.toEnd();
    if (names !== shownNames) naming += 1;
    shownPlace = place;
    shownNames = names;
    /** @type {Map<string, Drawn>} */
    const next = new Map();
    const children = [channelBeginning(view)];
    for (const [index, message] of messages.entries()) {
      const previous = messages[index - 1];
      const failure = uses.failureOf(message.id);
      const isInUse = uses.isInUse(message.id);
      const isContinued = continues(message, previous);
      if (!previous || dayOf(previous) !== dayOf(message)) children.push(divider(message, view.me.locale));
      const last = drawn.get(message.id);
      const isPressed = last !== undefined && last.box === pressed();
      const isSame =
        last?.message === message &&
        last.naming === naming &&
        last.failure === failure &&
        last.isInUse === isInUse &&
        last.isContinued === isContinued;
      const isKept = isSame || isPressed;
      const newest = isKept ? last.box : messageBox(message, { view, failure, isContinued, isInUse, use });
      const box = last?.box ?? newest;
      if (box !== newest) redrawMessage(box, newest);
      next.set(message.id, isKept ? last : { message, failure, isContinued, isInUse, naming, box });
      children.push(box);
    }
    const hadFocus = list.contains(document.activeElement);
    drawn = next;
    hasOlder = view.olderMessages > 0;
    arrange(children);
    // The focused message was removed.
    if (hadFocus && document.activeElement === document.body) focusOn(boxes().at(-1));
    anchor.keep();
    refreshNewestButton(Date.parse(messages.at(-1)?.timestamp ?? '') || 0);
  }

  /** The line above the first message of a day. @param {MessageView} message @param {string} locale */
  function divider(message, locale) {
    const day = timeText(new Date(message.timestamp), locale, { dateStyle: 'long' });
    const line = dividers.get(day) ?? element('p', { class: 'day' }, element('span', {}, day));
    dividers.set(day, line);
    return line;
  }

  /** Puts the rows in order, and moves only those out of place. @param {HTMLElement[]} children */
  function arrange(children) {
    const wanted = new Set(/** @type {Element[]} */ (children));
    for (const child of [...rows.children]) if (!wanted.has(child)) child.remove();
    for (const [index, child] of children.entries())
      if (rows.children[index] !== child) rows.insertBefore(child, rows.children[index] ?? null);
  }

  /** Arrow keys move from message to message while one has the focus. @param {KeyboardEvent} event */
  function moveByKey(event) {
    const all = boxes();
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    focusOn(all[Math.max(0, Math.min(target, all.length - 1))]);
  }

  return {
    show,
    /** Shows the newest message. */
    toEnd: anchor.toEnd,
    /** Scrolls by almost a page. @param {1 | -1} direction */
    scrollPage(/** @type {1 | -1} */ direction) {
      list.scrollBy({ top: direction * list.clientHeight * 0.9 });
    },
    /** Focuses the newest message. */
    focusNewest() {
      focusOn(boxes().at(-1));
    },
    /** Shows a message and highlights it for a moment. @param {string} id @returns whether the list has it */
    jumpTo(/** @type {string} */ id) {
      const box = drawn.get(id)?.box;
      if (!box) return false;
      focusWithoutScrolling(box);
      anchor.to(box);
      box.classList.remove('found');
      requestAnimationFrame(() => box.classList.add('found'));
      box.addEventListener('blur', () => box.classList.remove('found'), { once: true });
      return true;
    },
  };
}

/** @param {HTMLElement | undefined} box */
function focusOn(box) {
  focusWithoutScrolling(box);
  box?.scrollIntoView({ block: 'nearest' });
}
