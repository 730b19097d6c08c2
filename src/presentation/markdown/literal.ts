import { isolate } from './bidirectional.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** What somebody typed, within a line of ours: its Markdown shows as it was typed, and its direction turns nothing round. */
export const literal = (typed: string): string => isolate(escapeMarkdown(typed));
