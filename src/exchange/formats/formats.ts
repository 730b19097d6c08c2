import type { FileFormat } from './format.ts';
import { imdb } from './imdb.ts';

/** All formats; where several fit a file, the first. */
export const FILE_FORMATS: readonly FileFormat[] = [imdb];
