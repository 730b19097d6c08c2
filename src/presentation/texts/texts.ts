import i18next from 'i18next';
import { CATALOGUES, FALLBACK_LOCALE, type TextKey } from './catalogues.ts';
import { KnownFormats } from './formats.ts';
import type { TextParameters } from './parameters.ts';
import { remembered } from './remembered.ts';

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

/** In Discord's form: the description, and the name and description in other languages where a catalogue has them. */
export interface Description {
  readonly description: string;
  readonly name_localizations?: { readonly [locale: string]: string };
  readonly description_localizations?: { readonly [locale: string]: string };
}

/** The key of something that a member chooses in an option. */
type ChoiceKey = Extract<
  TextKey,
  `kind.${string}` | `${string}.sort.${string}` | `${string}.period.${string}`
>;

/** The name of a message command or a choice, in every language that has it. */
interface Name {
  readonly name: string;
  readonly name_localizations?: { readonly [locale: string]: string };
}

export interface Texts {
  /** The texts for a Discord locale: in its language, or in English when there is no catalogue for that. */
  for(locale: string): Translate;
  /** Describes a command, subcommand or option. Its English name stands in the code, which reads the option by it. */
  describe(key: CommandKey): Description;
  /** Names a message command, which has no description. */
  menu(key: MenuKey): Name;
  /** Names a choice of an option. Its value stands in the code. */
  choice(key: ChoiceKey): Name;
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
  const formats = new KnownFormats();
  for (const [name, format] of Object.entries(formats.byName))
    catalogue.services.formatter?.add(name, format);
  const byLocale = new Map(
    Object.keys(CATALOGUES).map((locale) => {
      const translate = catalogue.getFixedT(locale);
      return [
        locale,
        remembered((key, parameters) => translate(key as string, { ...parameters }), formats.write),
      ];
    }),
  );
  return {
    for: (locale) => byLocale.get(supportedLocale(locale)) as Translate,
    describe,
    menu: (key) => named(`menu.${key}`),
    choice: named,
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

/** A text in every language but the fallback one, by locale; undefined when there is none. */
function localizations(key: string): { readonly [locale: string]: string } | undefined {
  const texts = Object.entries(CATALOGUES).flatMap(([locale, catalogue]) => {
    const text = locale === FALLBACK_LOCALE ? undefined : catalogue[key];
    return text === undefined ? [] : [[locale, text] as const];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function named(key: TextKey): Name {
  const names = localizations(key);
  return { name: fallbackText(key), ...(names && { name_localizations: names }) };
}

function describe(key: CommandKey): Description {
  const names = localizations(`command.${key}.name`);
  const descriptions = localizations(`command.${key}.description`);
  return {
    description: fallbackText(`command.${key}.description`),
    ...(names && { name_localizations: names }),
    ...(descriptions && { description_localizations: descriptions }),
  };
}

const fallbackText = (key: TextKey): string => CATALOGUES[FALLBACK_LOCALE]?.[key] ?? key;
