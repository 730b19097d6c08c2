import type { Translate } from '../presentation/texts/texts.ts';

/** How the page of a server is made. */
export interface SiteOptions {
  /** The server's name. */
  readonly name: string;
  /** Where the site will be on the web, with a slash at its end; absent: nowhere, and its pages tell no addresses. */
  readonly base?: string | undefined;
  /** Writes what is not a review. */
  readonly t: Translate;
  /** When it is made, in milliseconds since the epoch. */
  readonly now: number;
}
