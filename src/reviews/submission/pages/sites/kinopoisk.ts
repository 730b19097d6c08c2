import type { Site } from '../page.ts';

export const KINOPOISK: Site = {
  name: 'Kinopoisk',
  above: [
    { is: 'counts', line: /^\d+ рецензи[яий](?: \d+ оцен\p{L}+)?$/iu, proves: 'page' },
    { is: 'verdict', line: /^(?:положительная|отрицательная|нейтральная)(?: рецензия)?$/iu, proves: 'page' },
  ],
  below: [
    { is: 'votes', line: /^\d+ \/ (?!(?:5|10|20|100)$)\d+$/ },
    { is: 'link', line: /^(?:прямая )?ссылка$/iu, proves: 'page' },
    {
      is: 'useful',
      line: /^(?:полезная рецензия\??|рецензия полезна\??)(?: ?(?:да|нет)(?: ?\/? ?\d+)?)*$/iu,
      proves: 'page',
    },
  ],
};
