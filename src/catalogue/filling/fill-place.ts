import type { Clock } from '../../clock.ts';
import type { SourcePlace } from '../sources/source-options.ts';

/** What filling the catalogue from the command line works with. */
export interface FillPlace {
  /** The index to fill. */
  readonly file: string;
  readonly clock: Clock;
  /** Aborted when the operator ends it. */
  readonly signal: AbortSignal;
  /** Tells the operator how far it is. */
  say(line: string): void;
  /** Standard input. */
  readonly input: AsyncIterable<Buffer>;
  readonly tvmaze: SourcePlace;
  /** The list of shows that a release has; undefined: nobody has said where releases are. */
  readonly releaseUrl: string | undefined;
  /** Where TMDB's daily files of ids lie, without a slash at the end. */
  readonly tmdbFilesUrl: string;
}
