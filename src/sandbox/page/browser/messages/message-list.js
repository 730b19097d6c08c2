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
 * Keeps the list of messages: only those that changed are drawn anew, so that focus, selected text and the place that
 * somebody reads stay.
 * @param {HTMLElement} list
 * @param {HTMLElement} news leads to what has come below while somebody reads older messages
 * @param {MessageUse & { older(): Promise<void>, draw(): void }} use
 */
export function createMessageList(list, news, use) {
  /** @type {Map<string, Drawn>} */
  let drawn = new Map();
  /** @type {Map<string, HTMLElement>} */
  const dividers = new Map();
  let shownPlace = '';
  let shownNames = '';
  /** How often the names in messages have changed. */
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
  const refreshNewestButton = createNewestButton(news, {
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
   * @param {{ failureOf(id: string): string | undefined, isInUse(id: string): boolean }} uses what came of the use of a message, by its id
   */
  function show(view, messages, uses) {
    const place = `${view.me.id} ${view.channelId}`;
    const names = JSON.stringify([place, view.members, view.roles, view.channels, view.messageCommands]);
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
    // What had it is gone.
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

  /** Puts the rows in order and moves only what is not in its place. @param {HTMLElement[]} children */
  function arrange(children) {
    const wanted = new Set(/** @type {Element[]} */ (children));
    for (const child of [...rows.children]) if (!wanted.has(child)) child.remove();
    for (const [index, child] of children.entries())
      if (rows.children[index] !== child) rows.insertBefore(child, rows.children[index] ?? null);
  }

  /** Arrow keys lead from message to message, while one has the focus itself. @param {KeyboardEvent} event */
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
    /** Scrolls by nearly all that is in sight. @param {1 | -1} direction */
    scrollPage(/** @type {1 | -1} */ direction) {
      list.scrollBy({ top: direction * list.clientHeight * 0.9 });
    },
    /** Gives the newest message the focus. */
    focusNewest() {
      focusOn(boxes().at(-1));
    },
    /** Shows a message and marks it for a moment. @param {string} id @returns whether it is there */
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
