import i18next from 'i18next';
import { CATALOGUES, FALLBACK_LOCALE, type TextKey } from './catalogues.ts';
import type { TextParameters } from './parameters.ts';

/**
 * Puts a key and its parameters into words of one language. User text goes in as it is: escape it for where it will
 * stand.
 */
export type Translate = <Key extends TextKey>(
  key: Key,
  ...parameters: Key extends keyof TextParameters ? [TextParameters[Key]] : []
) => string;

/** What a command, subcommand or option is called, e.g. `review.write.show`. */
type CommandKey = TextKey extends infer Key
  ? Key extends `command.${infer Name}.description`
    ? Name
    : never
  : never;

/** What a command in the menu of a message is called. */
type MenuKey = TextKey extends infer Key ? (Key extends `menu.${infer Name}` ? Name : never) : never;

/** Name and description of a command definition, with Discord's own localisations where there are some. */
interface CommandTexts {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: { readonly [locale: string]: string };
  readonly description_localizations?: { readonly [locale: string]: string };
}

export interface Texts {
  /** The texts of a Discord locale; of its language, or in English, where there are none for it. */
  for(locale: string): Translate;
  command(key: CommandKey): CommandTexts;
  /** Of a command in the menu of a message, which has no description. */
  menu(key: MenuKey): Pick<CommandTexts, 'name' | 'name_localizations'>;
}

/** Loads the catalogue of all languages. */
export function createTexts(): Texts {
  const catalogue = i18next.createInstance();
  catalogue.init({
    resources: Object.fromEntries(
      Object.entries(CATALOGUES).map(([name, texts]) => [name, { translation: texts }]),
    ),
    fallbackLng: FALLBACK_LOCALE,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // Discord's escapes are not HTML's; each place that shows user text escapes it for itself.
    interpolation: { escapeValue: false },
  });
  return {
    for(locale) {
      const translate = catalogue.getFixedT(supportedLocale(locale));
      return (key, ...[parameters]) => translate(key as string, { ...parameters });
    },
    command: commandTexts,
    menu: menuTexts,
  };
}

/** Numbers must be written as the words around them are, so an unknown locale is resolved before i18next sees it. */
function supportedLocale(locale: string): string {
  const language = locale.split('-')[0];
  return (
    Object.keys(CATALOGUES).find((name) => name === locale) ??
    Object.keys(CATALOGUES).find((name) => name.split('-')[0] === language) ??
    FALLBACK_LOCALE
  );
}

/** A text in the language of fallback, and in the others that have it. */
function inEveryLanguage(key: TextKey) {
  const texts: { [locale: string]: string } = {};
  for (const [locale, catalogue] of Object.entries(CATALOGUES)) {
    const text = catalogue[key];
    if (text !== undefined) texts[locale] = text;
  }
  const { [FALLBACK_LOCALE]: fallback = key, ...localizations } = texts;
  return { fallback, localizations, isLocalized: Object.keys(localizations).length > 0 };
}

function menuTexts(key: MenuKey): Pick<CommandTexts, 'name' | 'name_localizations'> {
  const name = inEveryLanguage(`menu.${key}`);
  return { name: name.fallback, ...(name.isLocalized && { name_localizations: name.localizations }) };
}

function commandTexts(key: CommandKey): CommandTexts {
  const name = inEveryLanguage(`command.${key}.name`);
  const description = inEveryLanguage(`command.${key}.description`);
  return {
    name: name.fallback,
    description: description.fallback,
    ...(name.isLocalized && { name_localizations: name.localizations }),
    ...(description.isLocalized && { description_localizations: description.localizations }),
  };
}
