import { escapeUserText } from '../markdown/escape-user-text.ts';
import { type MessagePayload, message } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/**
 * Tells managers that a report waits where they have to look for it. Names nobody.
 * @param server its name
 */
export const reportsWaitMessage = (server: string, t: Translate): MessagePayload =>
  message({ content: t('reports.wait', { server: escapeUserText(server) }) });
