import { type MessagePayload, message } from './payload/payload.ts';
import { type TextKey, textExists } from './texts/catalogues.ts';
import type { Translate } from './texts/texts.ts';

/** Explains an expected error and says what to do next. Shows the code itself when it has no text. */
export function errorMessage(
  t: Translate,
  {
    code,
    parameters,
  }: { readonly code: string; readonly parameters: Readonly<Record<string, string | number>> },
): MessagePayload {
  const key = `error.${code}`;
  if (!textExists(key)) return message({ content: t('error.unknown', { id: code }) });
  // TypeScript cannot check the parameters of a code known only at run time: a test holds them to the catalogue.
  const translate: (key: TextKey, parameters: object) => string = t as never;
  return message({ content: translate(key, parameters) });
}
