import type { Texts } from '../src/presentation/texts/texts.ts';
import { SHOW_KINDS, type ShowKind } from '../src/reviews/shows/show.ts';

/** The choices of an option that takes a kind of show. */
export const kindChoices = (texts: Texts) =>
  SHOW_KINDS.map((kind) => ({ ...texts.choice(`kind.${kind}`), value: kind }));

/** The kind that such an option has; Discord lets people send other texts, too, which are none. */
export const readKind = (value: string | null): ShowKind | undefined =>
  SHOW_KINDS.find((kind) => kind === value);
