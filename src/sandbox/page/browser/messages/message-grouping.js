/** @typedef {import('../../message-view.ts').MessageView} MessageView */

/** How many milliseconds apart an author's messages may be to share one name, as in Discord's client. */
const together = 7 * 60_000;

/**
 * Whether a message goes below the previous one without repeating the author's name.
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

/** A message's day in the reader's time zone. @param {MessageView} message */
export const dayOf = ({ timestamp }) => new Date(timestamp).toDateString();
