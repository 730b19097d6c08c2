import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const FILMWEB: Site = {
  name: 'Filmweb',
  above: [
    {
      is: 'rated',
      line: /^(?:użytkownik )?[\p{L}\p{N}_.-]{2,30} ocenił\(?a?\)? (?:ten (?:film|serial) )?na:? (10|\d)(?: ?\/ ?10)?$/iu,
      proves: 'page',
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
    {
      is: 'rating',
      proves: 'page',
      line: /^(?:ocenił\(?a?\)?(?: ten (?:film|serial))? na:?|ocena:?) ?(10|\d)(?: ?\/ ?10)?$/iu,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
  ],
  below: [
    { is: 'report', line: /^zgłoś naruszenie$/iu, proves: 'page' },
    { is: 'thread', line: /^(?:odpowiedz|zgłoś|cytuj)$/iu, proves: 'hint', repeats: true },
  ],
};
