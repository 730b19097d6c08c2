import { isolateDirection } from './bidirectional.ts';
import { escapeMarkdown } from './escape-markdown.ts';

/** A person's text within a line of the bot's: its Markdown shows as typed, and its direction stays within it. */
export const escapeUserText = (typed: string): string => isolateDirection(escapeMarkdown(typed));
