interface NearestPage {
  /** From 1. */
  readonly page: number;
  /** How many there are: an empty list has one. */
  readonly pages: number;
  /** How many things of the list come before it. */
  readonly from: number;
}

/**
 * The wanted page of a list, or the nearest that there is.
 * @param wanted its number, which may be no such number
 * @param size how many things the list has @param length how many a page has
 */
export function nearestPage(wanted: number, size: number, length: number): NearestPage {
  const pages = Math.max(1, Math.ceil(size / length));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  return { page, pages, from: (page - 1) * length };
}
