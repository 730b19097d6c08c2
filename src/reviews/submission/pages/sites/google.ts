import type { Site } from '../page.ts';

export const GOOGLE: Site = {
  name: 'Google',
  above: [
    {
      is: 'guide',
      line: /^(?:local guide ?[·•]? ?)?(?:\d+ reviews?)(?: ?[·•] ?\d+ photos?)?$/i,
      proves: 'page',
    },
    { is: 'rated', line: /^rated [\d.]+ out of 5,?$/i, proves: 'page' },
  ],
  below: [{ is: 'response', line: /^response from the owner.{0,30}$/i, proves: 'page' }],
};
