/** What Discord's Markdown marks in a line, and what a backslash takes the meaning from. */
const MARKS =
  /\\([!-/:-@[-`{-~])|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])|(?<!\w)_([^_\s][^_\n]*)_(?!\w)|\[([^[\]\n]{1,500})\]\(<?(https?:\/\/[^\s<>()"]{1,1000})>?\)|[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Discord's Markdown as the HTML that Letterboxd takes: `b`, `i`, `a` and `blockquote`. What has no such mark stays as it was typed,
 * covered texts too. Takes time in proportion to the text.
 */
export function letterboxdHtml(markdown: string): string {
  const lines: string[] = [];
  let quote: string[] = [];
  const endQuote = () => {
    if (quote.length > 0) lines.push(`<blockquote>${quote.join('\n')}</blockquote>`);
    quote = [];
  };
  for (const line of markdown.split('\n')) {
    const quoted = /^> (.*)$/.exec(line)?.[1];
    if (quoted !== undefined) quote.push(marked(quoted));
    else {
      endQuote();
      lines.push(marked(line));
    }
  }
  endQuote();
  return lines.join('\n');
}

const marked = (line: string, depth = 0): string =>
  line.replace(
    MARKS,
    (typed, literal?: string, bold?: string, star?: string, low?: string, link?: string, url?: string) => {
      // Marks stand in marks no deeper than people write.
      const inside = (text: string) => (depth < 3 ? marked(text, depth + 1) : plain(text));
      if (literal !== undefined) return plain(literal);
      if (bold !== undefined) return `<b>${inside(bold)}</b>`;
      const italic = star ?? low;
      if (italic !== undefined) return `<i>${inside(italic)}</i>`;
      if (link !== undefined && url !== undefined) return `<a href="${plain(url)}">${inside(link)}</a>`;
      return plain(typed);
    },
  );

/** A text as HTML that shows it as it is. */
export const plain = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? sign);
