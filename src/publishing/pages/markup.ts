import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML in which every inserted text is escaped. */
export type Markup = HtmlEscapedString;

/** What can stand in HTML: a text or number, which is escaped, HTML, several of these, or nothing. */
type Inserted = string | number | false | undefined | Markup | readonly Inserted[];

/** A template of HTML. Escapes what is inserted, also in quoted attributes. */
export const markup = (strings: TemplateStringsArray, ...values: readonly Inserted[]): Markup =>
  // Only a promise among the values makes it one.
  html(strings, ...values) as Markup;
