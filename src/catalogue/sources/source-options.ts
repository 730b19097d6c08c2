import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { SourceName } from './source.ts';

/** Where a source is, and how it is asked. */
export interface SourcePlace {
  readonly name: SourceName;
  /** Base address of its API, without a slash at the end. */
  readonly url: string;
  /** What the addresses of its pictures begin with. */
  readonly imagesUrl: string;
  /** TMDB's "API Read Access Token". */
  readonly token?: string | undefined;
}

export interface SourceOptions extends SourcePlace {
  readonly clock: Clock;
  readonly log: Logger;
}
