import i18next from 'i18next';
import { CATALOGUES, FALLBACK_LOCALE, type TextKey } from './catalogues.ts';
import type { TextParameters } from './parameters.ts';

/**
 * Returns the text for a key in one language, with its parameters filled in. Inserts user text unchanged: escape it for
 * the place where it will appear.
 */
export type Translate = <Key extends TextKey>(
  key: Key,
  ...parameters: Key extends keyof TextParameters ? [TextParameters[Key]] : []
) => string;

/** The key of a command, subcommand or option, e.g. `review.write.show`. */
type CommandKey = TextKey extends infer Key
  ? Key extends `command.${infer Name}.description`
    ? Name
    : never
  : never;

/** The key of a message command. */
type MenuKey = TextKey extends infer Key ? (Key extends `menu.${infer Name}` ? Name : never) : never;

/** Name and description of a command definition, with localisations where a catalogue has them. */
interface CommandTexts {
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: { readonly [locale: string]: string };
  readonly description_localizations?: { readonly [locale: string]: string };
}

export interface Texts {
  /** The texts for a Discord locale: in its language, or in English when there is no catalogue for that. */
  for(locale: string): Translate;
  command(key: CommandKey): CommandTexts;
  /** The name of a message command, which has no description. */
  menu(key: MenuKey): Pick<CommandTexts, 'name' | 'name_localizations'>;
}

/** Loads the catalogues of all languages. */
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
    // i18next escapes for HTML, not for Discord; each place that shows user text escapes it itself.
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

/** i18next would write the numbers of an unknown locale beside the words of another, so it only sees supported ones. */
function supportedLocale(locale: string): string {
  const language = locale.split('-')[0];
  return (
    Object.keys(CATALOGUES).find((name) => name === locale) ??
    Object.keys(CATALOGUES).find((name) => name.split('-')[0] === language) ??
    FALLBACK_LOCALE
  );
}

/** A text in the fallback language, and in each other language that has it. */
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
