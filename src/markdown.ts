import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A piece of a text as the page shows it. */
export interface MarkdownNode {
  readonly type: MarkdownType;
  /** For text and code. */
  readonly text?: string;
  /** The address of a link; the id behind a mention; the seconds of a timestamp; the name of a command or emoji. */
  readonly target?: string;
  /** How a timestamp is shown, one of Discord's letters. */
  readonly format?: string;
  /** 1 to 3 for a heading, the first number for an ordered list. */
  readonly level?: number;
  readonly children?: readonly MarkdownNode[];
}

type MarkdownType =
  | 'text'
  | 'code'
  | 'codeBlock'
  | 'link'
  | 'user'
  | 'role'
  | 'channel'
  | 'everyone'
  | 'command'
  | 'emoji'
  | 'time'
  | 'list'
  | 'orderedList'
  | 'listItem'
  | 'heading'
  | Mark;

type Mark = 'bold' | 'italics' | 'underline' | 'strike' | 'quote' | 'subtext' | 'spoiler';

/** The parser's names for marks that only wrap their text. */
const marks: Readonly<Record<string, Mark>> = {
  strong: 'bold',
  em: 'italics',
  underline: 'underline',
  strikethrough: 'strike',
  blockQuote: 'quote',
  subtext: 'subtext',
  spoiler: 'spoiler',
};

const { link, list, url } = SimpleMarkdown.defaultRules;
/** Lines with a bullet, or with a number, and the indented lines below them. */
const listLines = ['[*-]', '\\d+\\.'].map(
  (mark) => new RegExp(`^( *)(${mark}) [^\\n]*(?:\\n(?:\\1 +(?:[*-]|\\d+\\.)| *${mark}) [^\\n]*)*(?:\\n|$)`),
);
/** Matches a leading address, without the sentence's punctuation and without an unopened bracket. */
function webAddress(source: string): RegExpExecArray | null {
  const found = /^https?:\/\/[^\s<]*/.exec(source);
  let [address = ''] = found ?? [];
  for (let ending = /[.,:;"'\])]$/; ending.test(address); address = address.slice(0, -1))
    if (address.endsWith(')') && address.split(')').length <= address.split('(').length) break;
  return found && /\/\/./.test(address) ? Object.assign(found, [address, address]) : null;
}

/** Only links to the web are masked; Discord shows any other as it was typed. */
const webLink = /^\[(?:\[[^[\]]*\]|[^[\]])+\]\(<?https?:\/\//i;

type Rule = NonNullable<(typeof rulesExtended)[string]>;
type State = Parameters<Rule['match']>[1];

/** Whether a line begins here. */
const isLineStart = ({ prevCapture }: State) => !prevCapture || prevCapture[0].endsWith('\n');

/** A rule for the beginning of a line, where the package forgets that one begins behind a quote. */
function atLineStart(name: 'heading' | 'subtext'): Rule {
  const rule = rulesExtended[name] as Rule;
  return {
    ...rule,
    match: (source, state, previous) =>
      isLineStart(state) ? rule.match(source, { ...state, prevCapture: null }, previous) : null,
  };
}

/** More marks in a row than anybody means: the package looks for the end of each of them through all of the text. */
const longRun = /^([*_])\1{15}/;

/** A rule for text between marks, where the marks are no line of them. */
function betweenMarks(name: 'strong' | 'em' | 'underline'): Rule {
  const rule = rulesExtended[name] as Rule;
  return {
    ...rule,
    match: (source, state, previous) => (longRun.test(source) ? null : rule.match(source, state, previous)),
  };
}

const parse = SimpleMarkdown.parserFor({
  ...rulesExtended,
  strong: betweenMarks('strong'),
  em: betweenMarks('em'),
  underline: betweenMarks('underline'),
  heading: atLineStart('heading'),
  subtext: atLineStart('subtext'),
  url: { ...url, ...rulesExtended.url, match: webAddress },
  link: {
    ...link,
    match: (source, state, previous) => (webLink.test(source) ? link.match(source, state, previous) : null),
  },
  // The package lacks Discord's lists.
  list: {
    ...list,
    match: (source, state) =>
      isLineStart(state) ? (listLines.map((lines) => lines.exec(source)).find(Boolean) ?? null) : null,
  },
});

/** Deeper than anybody nests Markdown: a thousand levels overflow the stack when they become JSON. */
const deepest = 50;

/** The fields of the parser's nodes that are read here. */
interface Parsed {
  readonly type: string;
  readonly content?: string | readonly Parsed[];
  readonly target?: string;
  readonly id?: string;
  readonly name?: string;
  readonly fullName?: string;
  readonly timestamp?: string;
  readonly format?: string;
  readonly level?: number;
  readonly ordered?: boolean;
  readonly start?: number;
  readonly items?: readonly (readonly Parsed[])[];
}

/**
 * Parses Markdown as Discord's client does for messages from apps, with masked links.
 * @param text a text that is nested too deep comes back unparsed
 */
export function parseMarkdown(text: string): readonly MarkdownNode[] {
  try {
    return nodesOf(parse(text, { inline: true }) as readonly Parsed[], 1);
  } catch (error) {
    if (error instanceof RangeError) return [{ type: 'text', text }];
    throw error;
  }
}

/** Joins adjacent texts. @throws {RangeError} when the text is nested too deep */
function nodesOf(parsed: readonly Parsed[], depth: number): MarkdownNode[] {
  if (depth > deepest) throw new RangeError('Nested too deep');
  const nodes: MarkdownNode[] = [];
  for (const node of parsed.map((one) => nodeOf(one, depth))) {
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      nodes[nodes.length - 1] = { type: 'text', text: `${last.text}${node.text}` };
    else nodes.push(node);
  }
  return nodes;
}

function nodeOf(parsed: Parsed, depth: number): MarkdownNode {
  const { type, content, id = '' } = parsed;
  const text = typeof content === 'string' ? content : '';
  const children = typeof content === 'object' ? nodesOf(content, depth + 1) : [];
  const mark = marks[type];
  if (mark) return { type: mark, children: mark === 'quote' ? withoutLastBreak(children) : children };
  switch (type) {
    case 'inlineCode':
      return { type: 'code', text };
    case 'codeBlock':
      return { type, text };
    case 'heading':
      return { type, level: parsed.level ?? 1, children };
    case 'list':
      return listOf(parsed, depth);
    case 'autolink':
      // The parser takes everything between angle brackets for a link.
      if (!/^https?:/i.test(parsed.target ?? '')) return { type: 'text', text: `<${parsed.target}>` };
      return { type: 'link', target: parsed.target ?? '', children: [] };
    case 'link':
      // Discord does not mask an address with another one.
      if (children.some((child) => child.type === 'link')) {
        const words = children.map((child) => child.text ?? child.target ?? '').join('');
        return { type: 'text', text: `[${words}](${parsed.target})` };
      }
      return { type, target: parsed.target ?? '', children };
    case 'url':
      return { type: 'link', target: parsed.target ?? '', children: [] };
    case 'user':
    case 'role':
    case 'channel':
      return { type, target: id };
    case 'everyone':
    case 'here':
      return { type: 'everyone', target: type };
    case 'slashCommand':
      return { type: 'command', target: parsed.fullName ?? '' };
    case 'emoji':
      return { type: 'emoji', target: parsed.name ?? '' };
    case 'timestamp':
      return { type: 'time', target: parsed.timestamp ?? '', format: parsed.format ?? 'f' };
    case 'br':
      return { type: 'text', text: '\n' };
    case 'twemoji':
      return { type: 'text', text: parsed.name ?? '' };
    case 'guildNavigation':
      return { type: 'text', text: `<id:${id}>` };
    default:
      return { type: 'text', text };
  }
}

/** Removes the last line break: a quote ends its own line. */
function withoutLastBreak(nodes: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const last = nodes.at(-1);
  if (!last?.text?.endsWith('\n')) return nodes;
  const text = last.text.slice(0, -1);
  return [...nodes.slice(0, -1), ...(text === '' ? [] : [{ ...last, text }])];
}

const listOf = ({ ordered, start = 1, items = [] }: Parsed, depth: number): MarkdownNode => ({
  type: ordered ? 'orderedList' : 'list',
  ...(ordered && { level: start }),
  children: items.map((item) => ({ type: 'listItem', children: nodesOf(item, depth + 1) })),
});
