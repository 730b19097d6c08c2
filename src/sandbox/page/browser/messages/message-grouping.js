/** @typedef {import('../../message-view.ts').MessageView} MessageView */

/** Milliseconds within which messages of one author stand below one name, as in Discord's client. */
const together = 7 * 60_000;

/**
 * Whether a message stands below the one before it without a name of its own.
 * @param {MessageView} message
 * @param {MessageView | undefined} previous
 */
export function continues(message, previous) {
  return (
    previous !== undefined &&
    previous.author.id === message.author.id &&
    !message.command &&
    message.replyTo === undefined &&
    !message.ephemeral &&
    !previous.ephemeral &&
    dayOf(message) === dayOf(previous) &&
    Date.parse(message.timestamp) - Date.parse(previous.timestamp) < together
  );
}

/** The day of a message where its reader is. @param {MessageView} message */
export const dayOf = ({ timestamp }) => new Date(timestamp).toDateString();
