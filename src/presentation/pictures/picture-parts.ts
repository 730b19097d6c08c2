import type { CardPart } from '../payload/card.ts';
import type { Image } from '../payload/image.ts';
import type { Picture } from './drawing.ts';

/** The part of a card that shows a picture: the image, or as long as there is none, the text that says the same. */
export const pictureParts = (image: Image | undefined, picture: Picture | undefined): CardPart[] => [
  image ?? picture?.text,
];
