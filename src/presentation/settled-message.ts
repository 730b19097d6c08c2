import { type MessagePayload, message } from './payload/payload.ts';
import type { Translate } from './texts/texts.ts';

/** Says whether something is done of which nobody knew for a while. */
export const settledMessage = (isDone: boolean, t: Translate): MessagePayload =>
  message({ content: t(isDone ? 'settled.done' : 'settled.dropped') });
