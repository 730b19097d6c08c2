/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../message-view.ts').MessageView} MessageView */

/**
 * What failed, as Discord's client shows it to the member who did it alone: below the message that was used, and for a
 * command that was typed at the end of its channel, until it is dismissed.
 */
export function createFailures() {
  /** @type {{ memberId: string, message: MessageView, reason: string }[]} */
  const commands = [];
  /** Why the last use of a message failed, by member and message. */
  /** @type {Map<string, Map<string, string>>} */
  const uses = new Map();

  return {
    /** @param {MemberView} view where it was used @param {string} name the command's @param {string} reason */
    addCommand(/** @type {MemberView} */ view, /** @type {string} */ name, /** @type {string} */ reason) {
      commands.push({ memberId: view.me.id, message: answerOf(view, name), reason });
    },
    /** @param {string} memberId @param {string} messageId @param {string} reason none when it did not fail */
    setUse(
      /** @type {string} */ memberId,
      /** @type {string} */ messageId,
      /** @type {string | undefined} */ reason,
    ) {
      const own = uses.get(memberId) ?? new Map();
      uses.set(memberId, own);
      if (reason === undefined) own.delete(messageId);
      else own.set(messageId, reason);
    },
    /** @param {string} messageId @returns {boolean} whether it was a command that failed */
    dismiss(/** @type {string} */ messageId) {
      const index = commands.findIndex(({ message }) => message.id === messageId);
      if (index >= 0) commands.splice(index, 1);
      return index >= 0;
    },
    /**
     * What a member sees of it in the channel that they look at.
     * @param {MemberView} view
     * @returns {{ messages: MessageView[], reasons: Map<string, string> }} the reasons by message id
     */
    shownIn({ me, channelId }) {
      const own = commands.filter(
        ({ memberId, message }) => memberId === me.id && message.channelId === channelId,
      );
      return {
        messages: own.map(({ message }) => message),
        reasons: new Map([
          ...(uses.get(me.id) ?? []),
          ...own.map(({ message, reason }) => /** @type {const} */ ([message.id, reason])),
        ]),
      };
    },
  };
}

/** A message that only this page knows, in the place of the answer that did not come. @param {MemberView} view @param {string} name */
function answerOf({ me, members, channelId = '' }, name) {
  const bot = members.find((member) => member.bot);
  return {
    id: `failed-${crypto.randomUUID()}`,
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
    command: { name, userId: me.id },
    removable: false,
  };
}
