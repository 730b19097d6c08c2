/** Less than this many pixels from the end counts as reading the newest, and from the beginning as wanting older ones. */
const near = 120;

/** Frames within which messages that have come into sight get their true height. */
const framesToSettle = 4;

/**
 * Keeps the place that somebody reads in a list of messages: the end while they are there, and else the topmost message in
 * sight, when others come above it or get their true height.
 * @param {HTMLElement} list
 * @param {HTMLElement} rows what grows in it
 * @param {object} reading
 * @param {() => readonly HTMLElement[]} reading.boxes the messages, in order
 * @param {() => void} reading.atBeginning called when somebody comes near it
 */
export function createScrollAnchor(list, rows, { boxes, atBeginning }) {
  let isAtEnd = true;
  let lastTop = 0;
  let lastRange = 0;
  /** Frames in which the list still moves by itself. */
  let settling = 0;
  /** The message that it moves to, while it does. */
  /** @type {HTMLElement | undefined} */
  let aim;
  /** @type {{ box: HTMLElement, top: number } | undefined} */
  let topmost;

  list.addEventListener('scroll', noticeScroll);
  const letGo = () => {
    aim = undefined;
  };
  for (const move of ['wheel', 'touchmove', 'keydown']) list.addEventListener(move, letGo, { passive: true });
  // Before the first step of a scroll that a message which comes just then would cut off.
  list.addEventListener('keydown', ({ key }) => {
    if ((key === 'PageUp' || key === 'Home') && list.scrollTop > 0) setAtEnd(false);
  });
  // Messages have their true height only once they come into sight, and pictures once they are there.
  const resizing = new ResizeObserver(keep);
  resizing.observe(rows);
  resizing.observe(list);

  function noticeScroll() {
    const range = list.scrollHeight - list.clientHeight;
    const below = range - list.scrollTop;
    // Where less is left to scroll, the browser takes the list to the end by itself.
    const isTaken = below < 1 && range < lastRange;
    if (below < near && below < lastRange - lastTop) setAtEnd(true);
    // Only who scrolls up leaves the end, by however little: what grows below leaves the list where it is.
    else if (list.scrollTop < lastTop && !isTaken) setAtEnd(false);
    remember();
    if (list.scrollTop <= near) atBeginning();
  }

  function keep() {
    // Its event is still to come.
    if (list.scrollTop !== lastTop) noticeScroll();
    if (isAtEnd) return toEnd();
    if (aim) return toMiddle(aim);
    const moved = topmost?.box.isConnected ? topmost.box.getBoundingClientRect().top - topmost.top : 0;
    moveTo(list.scrollTop + moved);
  }

  /** Away from the end most browsers keep the place by themselves; at the end they would keep another one. @param {boolean} is */
  function setAtEnd(is) {
    isAtEnd = is;
    list.style.overflowAnchor = is ? 'none' : 'auto';
  }

  /** Scrolls without being taken for somebody who does. @param {number} top */
  function moveTo(top) {
    const wanted = Math.min(top, list.scrollHeight - list.clientHeight);
    // To where it is already, it would only cut off a scroll that is under way.
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

  /** Brings a message to the middle, or its beginning to the top when it is long. @param {HTMLElement} box */
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

  /** The first message that reaches into sight, found by halves: this is asked at each step of scrolling. */
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
    /** Brings the list back to it. */
    keep,
    /** Whether the newest message is what is read. */
    isAtEnd: () => isAtEnd,
    /** Goes to the newest message, and stays there. */
    toEnd,
    /** Goes to a message. @param {HTMLElement} box */
    to(/** @type {HTMLElement} */ box) {
      setAtEnd(false);
      aim = box;
      toMiddle(box);
      settleSoon();
    },
  };
}
