import { DIRECT } from '../parts/channel-types.js';
import { element } from '../parts/elements.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */

/** The line above the first message. @param {PageView} view */
export function channelBeginning({ olderMessages, channels, channelId, me }) {
  if (olderMessages > 0) return line(`Scroll up for ${olderMessages} older messages.`);
  const channel = channels.find(({ id }) => id === channelId);
  if (!channel) return line(`${me.name} can’t see any channels.`);
  if (!channel.canRead)
    return line(`You do not have permission to view the message history of #${channel.name}.`);
  return channel.type === DIRECT
    ? line(`This is the beginning of your direct messages with @${channel.name}.`)
    : line(element('strong', {}, `Welcome to #${channel.name}!`));
}

/** @param {...unknown} children */
const line = (...children) => element('p', { class: 'beginning' }, ...children);
