/** What a catalogue says of a number behind its name: "{{mean, number(minimumFractionDigits: 1)}}". */
const NUMBER_OPTIONS = ['style', 'minimumFractionDigits', 'maximumFractionDigits'] as const;

/** As i18next calls it, with the parameters of the whole text among the options. */
type Format<Value> = (
  value: Value,
  locale: string | undefined,
  options: Readonly<Record<string, unknown>>,
) => string;

/** Writes numbers and lists in the form of a language. i18next makes a formatter for each, which takes longer than all the rest. */
export function createFormats(): {
  readonly number: Format<number>;
  readonly list: Format<readonly string[]>;
} {
  const numbers = new Map<string, Intl.NumberFormat>();
  const lists = new Map<string, Intl.ListFormat>();
  return {
    number(value, locale = '', options = {}) {
      const key = `${locale} ${NUMBER_OPTIONS.map((name) => options[name])}`;
      const known = numbers.get(key);
      if (known !== undefined) return known.format(value);
      const chosen = Object.fromEntries(NUMBER_OPTIONS.map((name) => [name, options[name]]));
      const format = new Intl.NumberFormat(locale, chosen);
      numbers.set(key, format);
      return format.format(value);
    },
    list(value, locale = '') {
      const format = lists.get(locale) ?? new Intl.ListFormat(locale);
      lists.set(locale, format);
      return format.format(value);
    },
  };
}
