/** @typedef {import('../parts/live-view.js').PageView} PageView */

/**
 * Remembers what a member has seen in each channel: everything up to when the page last showed the channel, or first
 * became this member. A reload forgets it.
 */
export function createUnreadChannels() {
  /** The newest message seen, by member and channel. */
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
