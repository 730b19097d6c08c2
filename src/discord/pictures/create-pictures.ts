import type { Context } from '../context.ts';
import { Pictures } from './pictures.ts';

/** Creates what puts pictures into answers. */
export const createPictures = ({ log }: Context): Pictures => new Pictures(undefined, log);
