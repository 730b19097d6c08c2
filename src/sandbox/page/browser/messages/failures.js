/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../../message-view.ts').MessageView} MessageView */

/**
 * Remembers what failed. Like Discord's client, the page shows it only to the member who tried: below the message that
 * they used, or in place of a command's answer until they dismiss it.
 */
export function createFailures() {
  /** A message in place of each answer that did not come, and the member who sees it. */
  /** @type {{ memberId: string, message: MessageView }[]} */
  const commands = [];
  /** Why a use failed, by member and message. */
  /** @type {Map<string, string>} */
  const reasons = new Map();
  let count = 0;
  const key = (/** @type {string} */ memberId, /** @type {string} */ messageId) => `${memberId} ${messageId}`;

  /** @param {string} memberId @param {string} messageId @param {string} [reason] removes the failure when left out */
  function set(memberId, messageId, reason) {
    if (reason === undefined) reasons.delete(key(memberId, messageId));
    else reasons.set(key(memberId, messageId), reason);
  }

  return {
    set,
    /** @param {PageView} view the view in which it was used @param {string} name the command's, as messages show it @param {string} reason */
    addCommand(/** @type {PageView} */ view, /** @type {string} */ name, /** @type {string} */ reason) {
      const message = answerOf(view, name, `failed-${++count}`);
      commands.push({ memberId: view.me.id, message });
      set(view.me.id, message.id, reason);
    },
    /** @param {string} messageId @returns {boolean} whether it was a failed command */
    dismiss(/** @type {string} */ messageId) {
      const failed = commands.find(({ message }) => message.id === messageId);
      if (!failed) return false;
      commands.splice(commands.indexOf(failed), 1);
      set(failed.memberId, messageId);
      return true;
    },
    /** The messages that a member sees, with their failed commands among them by time. @param {PageView} view */
    amongMessages(/** @type {PageView} */ { me, channelId, messages }) {
      const all = [...messages];
      for (const { memberId, message } of commands) {
        if (memberId !== me.id || message.channelId !== channelId) continue;
        const before = all.findLastIndex(
          ({ timestamp }) => new Date(timestamp) <= new Date(message.timestamp),
        );
        all.splice(before + 1, 0, message);
      }
      return all;
    },
    /** The reason why a member's last use of a message failed, if it did. @param {string} memberId @param {string} messageId */
    reasonFor: (/** @type {string} */ memberId, /** @type {string} */ messageId) =>
      reasons.get(key(memberId, messageId)),
  };
}

/** A message that only this page knows, in place of a missing answer. @param {PageView} view @param {string} name @param {string} id */
function answerOf({ me, members, channelId = '' }, name, id) {
  const bot = members.find((member) => member.bot);
  return {
    id,
    channelId,
    author: { id: bot?.id ?? '', name: bot?.name ?? 'Application', bot: true },
    content: '',
    markdown: {},
    timestamp: new Date().toISOString(),
    edited: false,
    embeds: [],
    components: [],
    attachments: [],
    reactions: [],
    ephemeral: true,
    thinking: false,
    command: { name, user: me.name },
    hasRemovableEmbeds: false,
    removable: false,
  };
}
