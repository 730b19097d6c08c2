import type { APIButtonComponent } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** Ends a job that is running. */
export const stopButton = (job: 'recount' | 'repost' | 'link', t: Translate): APIButtonComponent =>
  button(customId('stop-job', job), t(`job.stop.${job}`));
