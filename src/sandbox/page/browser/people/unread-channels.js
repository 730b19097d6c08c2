/** @typedef {import('../parts/live-view.js').PageView} PageView */

/**
 * Which channels hold something that a member has not seen in this window: what was there when they looked at a channel last,
 * or when they were looked at as this member for the first time, counts as seen.
 */
export function createUnreadChannels() {
  /** The newest message that was seen, by member and channel. */
  /** @type {Map<string, bigint>} */
  const seen = new Map();
  return {
    /** The ids of the channels with something new. @param {PageView} view @returns {Set<string>} */
    among(/** @type {PageView} */ { me, channels, channelId, messages, newestElsewhere }) {
      /** @type {Set<string>} */
      const unread = new Set();
      for (const { id } of channels) {
        const key = `${me.id} ${id}`;
        const last = BigInt((id === channelId ? messages.at(-1)?.id : newestElsewhere[id]) ?? 0);
        const known = seen.get(key);
        if (known !== undefined && last > known && id !== channelId) unread.add(id);
        else if (known === undefined || last > known) seen.set(key, last);
      }
      return unread;
    },
  };
}
