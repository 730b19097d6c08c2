/** Pixels: so near the end somebody reads the newest message, and so near the beginning they want older ones. */
const near = 120;

/** Milliseconds for which a gesture keeps scrolling the list. */
const gestureLasts = 1000;

/** How many frames it takes until messages that come into sight have their true height. */
const framesToSettle = 4;

/**
 * Keeps the scroll position in a list of messages: the end while somebody is there, else the topmost message in sight,
 * when messages come above it or get their true height.
 * @param {HTMLElement} list
 * @param {HTMLElement} rows the element in it that grows
 * @param {object} reading
 * @param {() => readonly HTMLElement[]} reading.boxes the messages, in order
 * @param {() => void} reading.atBeginning called when somebody scrolls near it
 */
export function createScrollAnchor(list, rows, { boxes, atBeginning }) {
  let isAtEnd = true;
  let lastTop = 0;
  let lastRange = 0;
  /** When somebody last moved the list, by `performance.now()`. */
  let gestureAt = Number.NEGATIVE_INFINITY;
  /** For how many more frames the list adjusts itself. */
  let settling = 0;
  /** The message that the list scrolls to, meanwhile. */
  /** @type {HTMLElement | undefined} */
  let aim;
  /** @type {{ box: HTMLElement, top: number } | undefined} */
  let topmost;

  list.addEventListener('scroll', noticeScroll);
  const noticeGesture = () => {
    aim = undefined;
    gestureAt = performance.now();
  };
  for (const move of ['wheel', 'touchmove', 'keydown', 'pointerdown'])
    list.addEventListener(move, noticeGesture, { passive: true });
  // Before the scroll begins: a message that comes at that moment would cut it off.
  list.addEventListener('keydown', ({ key }) => {
    if ((key !== 'PageUp' && key !== 'Home') || list.scrollTop === 0) return;
    // The event of a scroll that has just reached the end has yet to come: it would take the list back there.
    noticeScroll();
    setAtEnd(false);
  });
  // Messages have their true height only once they come into sight, pictures once they are loaded.
  const resizing = new ResizeObserver(keep);
  resizing.observe(rows);
  resizing.observe(list);

  function noticeScroll() {
    const range = list.scrollHeight - list.clientHeight;
    const below = range - list.scrollTop;
    // When the list becomes shorter, the browser itself may move it to the end.
    const isTaken = below < 1 && range < lastRange;
    if (below < near && below < lastRange - lastTop) setAtEnd(true);
    // Only scrolling up, however little, leaves the end: content that grows below does not move the list.
    else if (list.scrollTop < lastTop && !isTaken) setAtEnd(false);
    remember();
    if (list.scrollTop <= near) atBeginning();
  }

  function keep() {
    // The event of this scroll has yet to come. At the end and without a gesture, the browser moved the list: one message got its true
    // height and made it shorter, and the next made it longer again, in the same frame.
    const isMoved = !isAtEnd || performance.now() - gestureAt < gestureLasts;
    if (list.scrollTop !== lastTop && isMoved) noticeScroll();
    if (isAtEnd) return toEnd();
    if (aim) return toMiddle(aim);
    const moved = topmost?.box.isConnected ? topmost.box.getBoundingClientRect().top - topmost.top : 0;
    moveTo(list.scrollTop + moved);
  }

  /** Away from the end, most browsers anchor the scroll position themselves; at the end, they would anchor the wrong one. @param {boolean} is */
  function setAtEnd(is) {
    isAtEnd = is;
    list.style.overflowAnchor = is ? 'none' : 'auto';
  }

  /** Scrolls without being taken for a person's scroll. @param {number} top */
  function moveTo(top) {
    const wanted = Math.min(top, list.scrollHeight - list.clientHeight);
    // Setting the same position would only cut off a scroll that is under way.
    if (Math.abs(wanted - list.scrollTop) >= 1) list.scrollTop = wanted;
    remember();
  }

  function remember() {
    lastTop = list.scrollTop;
    lastRange = list.scrollHeight - list.clientHeight;
    topmost = findTopmost();
  }

  function toEnd() {
    setAtEnd(true);
    aim = undefined;
    moveTo(list.scrollHeight);
    settleSoon();
  }

  /** Scrolls a message to the middle, or the beginning of a long one to the top. @param {HTMLElement} box */
  function toMiddle(box) {
    const room = Math.max(0, list.clientHeight - box.offsetHeight);
    moveTo(list.scrollTop + box.getBoundingClientRect().top - list.getBoundingClientRect().top - room / 2);
  }

  function settleSoon() {
    if (settling === 0) requestAnimationFrame(settle);
    settling = framesToSettle;
  }

  function settle() {
    settling -= 1;
    if (isAtEnd) moveTo(list.scrollHeight);
    else if (aim) toMiddle(aim);
    if (settling > 0) requestAnimationFrame(settle);
    else aim = undefined;
  }

  /** The topmost message in sight, by binary search: this runs at each step of scrolling. */
  function findTopmost() {
    const { top } = list.getBoundingClientRect();
    const all = boxes();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
      else low = middle + 1;
    }
    const found = all[low];
    return found && { box: found, top: found.getBoundingClientRect().top };
  }

  return {
    /** Restores the position. */
    keep,
    /** Whether the list stays at the newest message. */
    isAtEnd: () => isAtEnd,
    /** Scrolls to the newest message, and stays there. */
    toEnd,
    /** Scrolls to a message. @param {HTMLElement} box */
    to(/** @type {HTMLElement} */ box) {
      setAtEnd(false);
      aim = box;
      toMiddle(box);
      settleSoon();
    },
  };
}
