import { parseScore } from '../../../score.ts';
import type { Site } from '../page.ts';

export const FILMAFFINITY: Site = {
  name: 'FilmAffinity',
  above: [
    {
      is: 'rating',
      line: /^(10|\d)$/,
      reads: ([, number = '']) => ({ scores: [{ of: 'overall', score: parseScore(number) }] }),
    },
    {
      is: 'useful',
      line: /^(?:\d+ de \d+ usuarios (?:han encontrado|encontraron) esta crítica útil|\d+ (?:out )?of \d+ users found this review helpful)$/iu,
      proves: 'page',
    },
    { is: 'place', line: /^(?:por )?[\p{L} .]{2,30} \([\p{L} ]{2,20}\)$/iu, proves: 'nothing' },
  ],
  below: [
    { is: 'question', line: /^¿?te ha resultado .{0,40}crítica\??(?: sí| no)*$/iu, proves: 'page' },
    { is: 'more', line: /^(?:ver todas las críticas|sé el primero en .{0,60})$/iu, proves: 'page' },
    { is: 'spoilers', line: /^spoiler:?$/iu, proves: 'nothing' },
  ],
};
