import { element, link } from './elements.js';
import { parseMarkdown } from './markdown-parser.js';
import { readMessageAddress } from './message-address.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('./markdown-parser.js').MarkdownNode} MarkdownNode */

/** Elements for the marks that only change how their text looks. */
/** @type {Record<string, [tag: string, className?: string]>} */
const marks = {
  bold: ['strong'],
  italics: ['em'],
  underline: ['u'],
  strike: ['s'],
  quote: ['blockquote'],
  heading: ['strong', 'heading'],
  subtext: ['small', 'subtext'],
};

/**
 * Shows a text with Discord's Markdown.
 * @param {string} text
 * @param {MemberView} view knows the names behind mentions
 * @returns {Node[]}
 */
export function markdown(text, view) {
  return parseMarkdown(text).map((node) => nodeFor(node, view));
}

/** @param {MarkdownNode} node @param {MemberView} view @returns {Node} */
function nodeFor(node, view) {
  const children = node.children?.map((child) => nodeFor(child, view)) ?? [];
  const target = node.target ?? '';
  const mark = marks[node.type];
  if (mark) return element(mark[0], { class: mark[1] }, children);
  switch (node.type) {
    case 'code':
      return element('code', {}, node.text);
    case 'codeBlock':
      return element('pre', {}, element('code', {}, node.text));
    case 'spoiler':
      return spoiler(children);
    case 'link':
      return link(target, children.length > 0 ? children : (messageName(target, view) ?? target));
    case 'user':
      return mention(`@${nameOf(view.members, target) ?? 'unknown-user'}`);
    case 'role':
      return mention(`@${nameOf(view.roles, target) ?? 'unknown-role'}`);
    case 'channel':
      return mention(`#${nameOf(view.channels, target) ?? 'No Access'}`);
    case 'command':
      return mention(`/${target}`);
    case 'emoji':
      return document.createTextNode(`:${target}:`);
    case 'time':
      return timestamp(Number(target) * 1000);
    default:
      return document.createTextNode(node.text ?? '');
  }
}

/** @param {readonly { id: string, name: string }[]} entries @param {string} id */
const nameOf = (entries, id) => entries.find((entry) => entry.id === id)?.name;

/**
 * What Discord's client shows instead of the address of a message that the member can see.
 * @param {string} address
 * @param {MemberView} view
 */
function messageName(address, view) {
  const { guildId, channelId = '' } = readMessageAddress(address) ?? {};
  const channel = guildId === view.guild.id ? nameOf(view.channels, channelId) : undefined;
  return channel && `#${channel} › 💬`;
}

/** @param {string} text */
const mention = (text) => element('span', { class: 'mention' }, text);

/** @param {number} milliseconds */
function timestamp(milliseconds) {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime())) return document.createTextNode('Invalid Date');
  return element(
    'time',
    { datetime: date.toISOString() },
    date.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }),
  );
}

/** @param {Node[]} children */
function spoiler(children) {
  const inner = element('span', { inert: true }, children);
  const cover = element(
    'span',
    { class: 'spoiler', role: 'button', tabindex: '0', 'aria-label': 'Show the spoiler' },
    inner,
  );
  const reveal = () => {
    inner.removeAttribute('inert');
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
    cover.classList.add('revealed');
  };
  cover.addEventListener('click', reveal);
  cover.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      reveal();
    }
  });
  return cover;
}
