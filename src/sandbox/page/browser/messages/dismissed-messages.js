const key = 'dismissed';

/** Remembers which ephemeral messages were dismissed, also after a reload in the same window. */
export function createDismissedMessages() {
  /** @type {Set<string>} */
  const ids = new Set(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
  return {
    /** @type {ReadonlySet<string>} */
    ids,
    /** @param {string} id */
    add(/** @type {string} */ id) {
      ids.add(id);
      sessionStorage.setItem(key, JSON.stringify([...ids]));
    },
  };
}
