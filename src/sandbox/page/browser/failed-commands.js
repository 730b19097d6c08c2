/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('../message-view.ts').MessageView} MessageView */

/**
 * Commands that failed, as Discord's client shows them at the end of the channel: only to the member who used them, and
 * until they dismiss them.
 */
export function createFailedCommands() {
  /** @type {{ message: MessageView, reason: string, memberId: string }[]} */
  const failed = [];
  return {
    /** @param {MemberView} view @param {string} name @param {string} reason */
    add(/** @type {MemberView} */ view, /** @type {string} */ name, /** @type {string} */ reason) {
      const bot = view.members.find((member) => member.bot);
      failed.push({
        reason,
        memberId: view.me.id,
        message: {
          id: `failed-${crypto.randomUUID()}`,
          channelId: view.channelId ?? '',
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
          command: { name, userId: view.me.id },
          removable: false,
        },
      });
    },
    /** Those in the channel that a member looks at. @param {MemberView} view */
    shownIn: (/** @type {MemberView} */ { me, channelId }) =>
      failed.filter(({ memberId, message }) => memberId === me.id && message.channelId === channelId),
  };
}
