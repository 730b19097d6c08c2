/** What a catalogue says of a number or a time behind its name: "{{mean, number(minimumFractionDigits: 1)}}". */
const NUMBER_OPTIONS = ['style', 'minimumFractionDigits', 'maximumFractionDigits'] as const;
const TIME_OPTIONS = ['day', 'month', 'year', 'timeZone'] as const;

type Options = Readonly<Record<string, unknown>>;

/** As i18next calls it, with the parameters of the whole text among the options. */
type Format<Value> = (value: Value, locale: string | undefined, options: Options) => string;

/** Between two of these, which no catalogue has, stands what a remembered text gets inserted. */
export const MARK = '\u0000';

/** Writes numbers, times and lists in the form of a language. i18next makes a formatter for each, which takes longer than all the rest. */
export class KnownFormats {
  readonly #formats = new Map<string, { format(value: number): string }>();
  readonly #lists = new Map<string, Intl.ListFormat>();

  /** As catalogues name them. In place of a number they take a mark, and add the name of the format that belongs there. */
  readonly byName: {
    readonly number: Format<number | string>;
    readonly datetime: Format<number | string>;
    readonly list: Format<readonly string[]>;
  } = {
    number: this.#formatter(NUMBER_OPTIONS, Intl.NumberFormat),
    datetime: this.#formatter(TIME_OPTIONS, Intl.DateTimeFormat),
    list: (value, locale = '') => {
      const format = this.#lists.get(locale) ?? new Intl.ListFormat(locale);
      this.#lists.set(locale, format);
      return format.format(value);
    },
  };

  /** A number in a format that was named before. */
  write = (value: number, name: string): string => this.#formats.get(name)?.format(value) ?? String(value);

  /** @param names of the options that a catalogue may give it */
  #formatter(
    names: readonly string[],
    Formatter: new (locale: string, options: Options) => { format(value: number): string },
  ): Format<number | string> {
    return (value, locale = '', options = {}) => {
      const chosen = Object.fromEntries(names.map((option) => [option, options[option]]));
      const name = JSON.stringify([Formatter.name, locale, chosen]);
      if (!this.#formats.has(name)) this.#formats.set(name, new Formatter(locale, chosen));
      return typeof value === 'string' ? `${value.slice(0, -1)} ${name}${MARK}` : this.write(value, name);
    };
  }
}
