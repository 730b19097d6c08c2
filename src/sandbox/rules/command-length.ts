import type { APIApplicationCommandOption } from 'discord-api-types/v10';
import { codePointLength } from './code-points.ts';

type Localized = { readonly [locale in string]?: string | null };

/** The texts of a command or an option. */
export interface Described {
  readonly name: string;
  readonly name_localizations?: Localized | null | undefined;
  readonly description?: string | null;
  readonly description_localizations?: Localized | null | undefined;
  readonly choices?: readonly { name: string; name_localizations?: Localized | null; value: unknown }[];
}

/** The code points that Discord limits to 8000: choices, and names and descriptions in their longest translation. */
export function commandLength(described: Described, options: readonly APIApplicationCommandOption[]): number {
  const longest = (text: string, localized: Localized | null | undefined) =>
    Math.max(
      codePointLength(text),
      ...Object.values(localized ?? {}).map((other) => codePointLength(other ?? '')),
    );
  const own =
    longest(described.name, described.name_localizations) +
    longest(described.description ?? '', described.description_localizations) +
    (described.choices ?? []).reduce(
      (sum, choice) =>
        sum + longest(choice.name, choice.name_localizations) + codePointLength(String(choice.value)),
      0,
    );
  return options.reduce(
    (sum, option) =>
      sum +
      commandLength(
        option as Described,
        'options' in option ? ((option.options ?? []) as APIApplicationCommandOption[]) : [],
      ),
    own,
  );
}
