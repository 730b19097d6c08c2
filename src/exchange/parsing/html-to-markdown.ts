import { Parser } from 'htmlparser2';
import { entryOf } from './entry-of.ts';

/** An element with what lies in it. */
interface Element {
  readonly name: string;
  readonly href: string | undefined;
  readonly inside: (Element | string)[];
}

/** Deeper elements are read as if they lay here; reviews have three at most. */
const DEEPEST = 50;
/** A text with more of them is no review's HTML: its tags are dropped. The parser takes time by the square of those left open. */
const MOST_TAGS = 2000;
const MARKS: Readonly<Record<string, string>> = {
  b: '**',
  strong: '**',
  em: '*',
  i: '*',
  u: '__',
  del: '~~',
  s: '~~',
  strike: '~~',
  spoiler: '||',
};
/** Elements that stand in lines of their own; those with a gap between them and the next ones. */
const BLOCKS = new Set(['p', 'div', 'blockquote', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const NOT_SHOWN = new Set(['script', 'style', 'title', 'head']);
const ADDRESS = /^https?:\/\/[^\s<>"]+$/i;

/**
 * A review's HTML as Discord's Markdown: emphasis, links, quotes, paragraphs, and Goodreads' `<spoiler>`, which stays covered. Tags may be
 * left open; others are dropped, and their text stays. What would be a mark of Markdown in the text is escaped. Line feeds stay, since
 * sites write them into their files as the member typed them.
 */
export function htmlToMarkdown(html: string): string {
  const root: Element = { name: '', href: undefined, inside: [] };
  const open = [root];
  const text = escaping(html);
  const parser = new Parser({
    onopentag(name, { href }) {
      const element = { name, href, inside: [] };
      open.at(-1)?.inside.push(element);
      if (open.length < DEEPEST) open.push(element);
    },
    ontext: (piece) => void open.at(-1)?.inside.push(text(piece)),
    onclosetag(name) {
      const place = open.findLastIndex((element) => element.name === name);
      if (place > 0) open.length = place;
    },
  });
  const isHtml = html.split('<', MOST_TAGS + 2).length <= MOST_TAGS + 1;
  parser.end((isHtml ? html : html.replace(/<[^<>]*>?/g, '')).replace(/\r\n?/g, '\n'));
  return markdown(root, [])
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** @param around the marks that stand around it already */
function markdown({ name, href, inside }: Element, around: readonly string[]): string {
  if (NOT_SHOWN.has(name)) return '';
  if (name === 'br') return '\n';
  const mark = name === 'blockquote' ? '>' : entryOf(MARKS, name);
  const isMarked = mark !== undefined && !around.includes(mark);
  const within = isMarked ? [...around, mark] : around;
  const text = inside.map((part) => (typeof part === 'string' ? part : markdown(part, within))).join('');
  if (isMarked) return mark === '>' ? `\n\n${text.trim().replace(/^/gm, '> ')}\n\n` : marked(text, mark);
  if (name === 'a') return linked(text, href);
  if (name === 'li') return `- ${text.trim()}\n`;
  return BLOCKS.has(name) ? `\n\n${text}\n\n` : text;
}

/** Discord's marks hold on to what they are around; emphasis ends with its paragraph, a spoiler may go on over several. */
function marked(text: string, mark: string): string {
  const parts = mark === '||' ? [text] : text.split(/(\n{2,})/);
  return parts.map((part) => part.replace(/\S(?:.*\S)?/s, (said) => `${mark}${said}${mark}`)).join('');
}

function linked(text: string, href = ''): string {
  const address = href.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
  if (!ADDRESS.test(address) || text.trim() === '') return text;
  if (text.trim() === href) return href;
  return `[${text.trim().replace(/[[\]]/g, '\\$&').replace(/\n+/g, ' ')}](${address})`;
}

/** Escapes what Discord would take for marks: those of emphasis only where there are two, which is what makes them marks. */
function escaping(html: string): (text: string) => string {
  const paired = [
    '\\*',
    '`',
    '(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])',
    '~(?=~)|(?<=~)~',
    '\\|(?=\\|)|(?<=\\|)\\|',
  ].filter((mark) => isTwice(html, mark));
  const marks = [...paired, '\\\\(?=[\\p{P}\\p{S}])', '^(?:#{1,3}|-#|>)(?= )'].join('|');
  const pattern = new RegExp(marks, 'gmu');
  return (text) => text.replace(pattern, '\\$&');
}

function isTwice(text: string, mark: string): boolean {
  const pattern = new RegExp(mark, 'gu');
  return pattern.test(text) && pattern.test(text);
}
