/** Counts requests in a window that begins with the first of them. */
export interface RequestWindow {
  /** @returns how many requests are left after this one; undefined when there was none left for it */
  take(): number | undefined;
}

/**
 * @param limit how many requests the window has
 * @param length in milliseconds
 * @param now in milliseconds since some moment
 */
export function createRequestWindow(limit: number, length: number, now: () => number): RequestWindow {
  let ends = -Infinity;
  let used = 0;
  return {
    take() {
      if (now() >= ends) {
        ends = now() + length;
        used = 0;
      }
      if (used === limit) return undefined;
      used++;
      return limit - used;
    },
  };
}
