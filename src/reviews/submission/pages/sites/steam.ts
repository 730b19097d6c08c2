import type { Site } from '../page.ts';

export const STEAM: Site = {
  name: 'Steam',
  above: [
    {
      is: 'verdict',
      line: /^(?:not )?recommended$|^(?:nicht )?empfohlen$|^(?:no )?recomendado$|^(?:не )?рекомендую$|^(?:non )?recommandé$|^推荐$|^不推荐$/iu,
    },
    {
      is: 'hours',
      line: /^[\d.,]+ (?:hrs|hours|std\.?|h|horas|heures|ч\.?) (?:on record|last two weeks|insgesamt|en total|au total|всего).{0,60}$/iu,
      proves: 'page',
    },
    {
      is: 'posted',
      line: /^(?:posted|veröffentlicht|publicada?|publié|опубликовано|发布于)(?: le| em| el)?:? .{3,40}$/iu,
      proves: 'hint',
    },
    {
      is: 'received',
      line: /^(?:product received for free|early access review|direct from steam)$/i,
      proves: 'page',
    },
    { is: 'products', line: /^\d+ (?:products in account|reviews?)$/i, proves: 'nothing', repeats: true },
  ],
  below: [
    { is: 'question', line: /^was this review helpful\??(?: yes| no| funny| award)*$/i, proves: 'page' },
  ],
};
