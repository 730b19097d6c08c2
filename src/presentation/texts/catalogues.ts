import english from './en-US.json' with { type: 'json' };

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key;

/** The language that every text exists in. */
export const FALLBACK_LOCALE = 'en-US';

/** Every language's texts, by Discord's locale. To add a language, add its file and a line here. */
export const CATALOGUES: { readonly [locale: string]: { readonly [key: string]: string } } = {
  [FALLBACK_LOCALE]: english,
};

/** The key of a text, without the plural form. */
export type TextKey = WithoutPlural<keyof typeof english>;
