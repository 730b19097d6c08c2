import { parse } from 'discord-markdown-parser';
import { type MarkdownNode, parseMarkdown } from '../../../src/markdown.ts';

const INVISIBLE = String.raw`\p{Cf}\p{Default_Ignorable_Code_Point}`;
const SCHEMES = ['https', 'http', 'discord', 'steam', 'ftp', 'mailto', 'tel', 'sms'].map((scheme) =>
  [...scheme, ':'].join(String.raw`[\\${INVISIBLE}]*`),
);
const ADDRESS = String.raw`[\s<"'(\\${INVISIBLE}]*(?:${SCHEMES.join('|')})`;
/** More lenient than any reader of Markdown: a bracket that closes before one that opens an address, even in code. */
const ADJACENT = new RegExp(String.raw`\][${INVISIBLE}]*\(${ADDRESS}`, 'iu');
/** The parser takes anything in the round brackets for a link's target: Discord takes addresses only. */
const TARGET = new RegExp(`^${ADDRESS}`, 'iu');

/** What a parser of Discord's Markdown makes of a text, as far as it is read here. */
type Parsed = Partial<Record<'type' | 'target', string>> & { readonly content?: string | readonly Parsed[] };

/** Who could see an address behind other words in this text; undefined when nobody could. */
export function maskedLinkIn(text: string): string | undefined {
  return ADJACENT.test(text) ? 'a lenient reader' : parsedMaskedLink(text);
}

/** The same for two parsers of Discord's Markdown only, which know that an escaped bracket is none. */
export function parsedMaskedLink(text: string): string | undefined {
  if ((parse(text, 'extended') as readonly Parsed[]).some(isMaskedLink)) return 'the parser';
  return parseMarkdown(text).some(isMaskedInPage) ? 'the page' : undefined;
}

const isMaskedLink = ({ type, target = '', content = [] }: Parsed): boolean =>
  (type === 'link' && TARGET.test(target)) || (typeof content !== 'string' && content.some(isMaskedLink));

const isMaskedInPage = ({ type, children = [] }: MarkdownNode): boolean =>
  (type === 'link' && children.length > 0) || children.some(isMaskedInPage);
