import { type MessagePayload, message } from './payload/payload.ts';
import { type TextKey, textExists } from './texts/catalogues.ts';
import type { Translate } from './texts/texts.ts';

/** An expected error in words that say what to do next. A code that has none is reported by its name. */
export function errorMessage(
  t: Translate,
  {
    code,
    parameters,
  }: { readonly code: string; readonly parameters: Readonly<Record<string, string | number>> },
): MessagePayload {
  const key = `error.${code}`;
  if (!textExists(key)) return message({ content: t('error.unknown', { id: code }) });
  // The code is known at run time alone, so its parameters cannot be checked here: a test holds both against the
  // catalogue.
  const translate: (key: TextKey, parameters: object) => string = t as never;
  return message({ content: translate(key, parameters) });
}
