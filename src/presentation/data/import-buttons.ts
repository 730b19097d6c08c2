import type { APIButtonComponent } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';

/** Opens the form of an import. @param restores whether it is for a server's export */
export const anotherButton = (
  restores: boolean | undefined,
  t: Translate,
  label: 'another' | 'retry' = 'another',
): APIButtonComponent =>
  button(customId('import-another', ...(restores ? ['server'] : [])), t(`import.button.${label}`));

/** Sends the file that tells of each row what becomes of it, or of those that were left out why. */
export const rowsButton = (importId: string, told: 'rows' | 'left', t: Translate): APIButtonComponent =>
  button(customId('import-rows', importId), t(`import.button.${told}`));
