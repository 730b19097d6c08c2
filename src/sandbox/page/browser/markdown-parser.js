/**
 * @typedef {object} MarkdownNode
 * @property {string} type
 * @property {string} [text] of texts, code and links without a text of their own
 * @property {string} [target] address, id, or time
 * @property {MarkdownNode[]} [children]
 */

/** Marks inside marks are read down to this depth; deeper ones stay as they were typed. */
const deepest = 10;

/** @typedef {(match: RegExpExecArray, inner: (text: string) => MarkdownNode[]) => MarkdownNode} Make */

/** @param {string} type @returns {Make} */
const wrapping = (type) => (match, inner) => ({ type, children: inner(match[1] ?? '') });
/** @param {string} type @returns {Make} */
const naming = (type) => (match) => ({ type, target: match[1] ?? '', text: match[2] ?? '' });

/** Tried in this order at each place; those that begin a line only there. */
/** @type {{ pattern: RegExp, line?: boolean, make: Make }[]} */
const rules = [
  {
    pattern: /```(?:[\w+-]*\n)?([\s\S]+?)```\n?/y,
    make: (match) => ({ type: 'codeBlock', text: match[1] ?? '' }),
  },
  { line: true, pattern: />>> ([\s\S]*)/y, make: wrapping('quote') },
  {
    line: true,
    pattern: /(?:> .*(?:\n|$))+/y,
    make: ([all], inner) => ({ type: 'quote', children: inner(all.replace(/^> /gm, '').replace(/\n$/, '')) }),
  },
  { line: true, pattern: /(?:#{1,3}) +(.+)(?:\n|$)/y, make: wrapping('heading') },
  { line: true, pattern: /-# +(.+)(?:\n|$)/y, make: wrapping('subtext') },
  { pattern: /\\([^\p{L}\p{N}\s])/uy, make: (match) => ({ type: 'text', text: match[1] ?? '' }) },
  {
    pattern: /``(.+?)``(?!`)|`([^`\n]+)`/y,
    make: (match) => ({ type: 'code', text: match[1] ?? match[2] ?? '' }),
  },
  { pattern: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, make: wrapping('bold') },
  { pattern: /__((?:\\.|[^\\])+?)__(?!_)/sy, make: wrapping('underline') },
  { pattern: /~~((?:\\.|[^\\])+?)~~/sy, make: wrapping('strike') },
  { pattern: /\|\|((?:\\.|[^\\])+?)\|\|/sy, make: wrapping('spoiler') },
  { pattern: /\*(?=\S)((?:\\.|\*\*|[^\\*])+?)(?<=\S)\*(?!\*)/sy, make: wrapping('italics') },
  { pattern: /(?<!\w)_((?:\\.|__|[^\\_])+?)_(?!\w)/sy, make: wrapping('italics') },
  {
    pattern: /\[((?:\\.|[^\\[\]])+)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/y,
    make: (match, inner) => ({ type: 'link', target: match[2] ?? '', children: inner(match[1] ?? '') }),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/y, make: naming('link') },
  { pattern: /(https?:\/\/[^\s<>]*[^\s<>.,:;"'!?)\]*_~|])/y, make: naming('link') },
  { pattern: /<@!?(\d{15,20})>/y, make: naming('user') },
  { pattern: /<@&(\d{15,20})>/y, make: naming('role') },
  { pattern: /<#(\d{15,20})>/y, make: naming('channel') },
  { pattern: /<\/([^:<>]{1,100}):\d{15,20}>/y, make: naming('command') },
  { pattern: /<a?:(\w{2,32}):\d{15,20}>/y, make: naming('emoji') },
  { pattern: /<t:(-?\d{1,13})(?::([tTdDfFR]))?>/y, make: naming('time') },
];

/** Runs of characters that begin no mark; `h` may begin a bare address. */
const plain = /[^\\*_~|`<>[h#\n-]+|[\s\S]/uy;

/**
 * Reads Discord's Markdown, as far as the page shows it.
 * @param {string} text
 * @returns {MarkdownNode[]}
 */
export function parseMarkdown(text, depth = 0) {
  /** @type {MarkdownNode[]} */
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    const { node, end } = (depth < deepest && markAt(text, at, depth)) || textAt(text, at);
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.text = `${last.text}${node.text}`;
    else nodes.push(node);
    at = end;
  }
  return nodes;
}

/** @param {string} text @param {number} at @param {number} depth */
function markAt(text, at, depth) {
  const beginsLine = at === 0 || text[at - 1] === '\n';
  for (const { pattern, line, make } of rules) {
    if (line && !beginsLine) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match)
      return { node: make(match, (inner) => parseMarkdown(inner, depth + 1)), end: at + match[0].length };
  }
  return undefined;
}

/** @param {string} text @param {number} at */
function textAt(text, at) {
  plain.lastIndex = at;
  const run = plain.exec(text)?.[0] ?? text.slice(at);
  return { node: { type: 'text', text: run }, end: at + run.length };
}
