import { type Chance, pick, whole, wordsIn } from '../chance.ts';
import { inventedNames } from './invented-names.ts';
import type { Language } from './language.ts';
import { fillPattern } from './patterns.ts';

const NOUNS = wordsIn(`
  Glass Heart River Moon Night School Secret Garden King Queen Love Story Winter Summer Doctor Letter Promise Memory House Island Wolf
  Raven Crown Throne Blade Dragon Train Station Harbour Lighthouse Bakery Orchard Mirror Shadow Storm Thunder Rain Snow Fire Ash Salt
  Smoke Bone Stone Iron Silver Gold Copper Diamond Pearl Stranger Sister Brother Mother Father Daughter Son Widow Bride Soldier Captain
  Sailor Hunter Butcher Baker Lawyer Judge Detective Thief Spy Witness Killer Prisoner Teacher Student Dancer Singer Painter Poet Ghost
  Witch Demon Angel Saint Sinner Monster Robot Machine Empire Kingdom Republic Border Valley Mountain Desert Ocean Forest Lake Bridge
  Tower Castle Prison Hospital Hotel Motel Market Kitchen Circus Theatre Carnival Parade Wedding Funeral Birthday Christmas Holiday
  Sunday Monday Friday Midnight Morning Dawn Dusk Evening Autumn Spring Star Comet Planet Galaxy Horizon Sky Cloud Wind Echo Whisper
  Silence Song Dance Dream Nightmare Game Bet Deal Contract Trial Case Code Cipher Signal Frequency Network Protocol Game Chase Hunt
  Escape Return Revenge Redemption Truth Lie Fortune Fate Destiny Blood Bullet Bomb Knife Gun Sword Shield Arrow Rose Lily Tulip Cherry
  Peach Lemon Honey Sugar Coffee Tea Whiskey Wine Bread Butter Chef Family Society Club Agency Company Office Bureau Department World
  Universe Century Decade Year Hour Minute Second Life Death Youth Beauty Beast Bear Fox Tiger Lion Eagle Crow Swan Horse Dog Cat`);
const ADJECTIVES = wordsIn(`
  Last First Lost Hidden Broken Silent Dark Bright Golden Crimson Scarlet Blue Green Black White Red Grey Wild Young Old New Little Big
  Great Long Short Cold Warm Burning Frozen Falling Rising Running Dancing Sleeping Walking Talking Beautiful Dangerous Reluctant
  Invisible Impossible Perfect Ordinary Extraordinary Strange Familiar Foreign Distant Empty Endless Eternal Sacred Forbidden Stolen
  Borrowed Hollow Wicked Gentle Fearless Restless Hungry Lonely Lucky Crazy Royal Rebel Double Second Third Final Only Better Good Bad`);
const PATTERNS = [
  ...[
    'N',
    'P',
    'P',
    'The N',
    'A N',
    'A N',
    'The A N',
    'The A N',
    'N of N',
    'The N of P',
    'The N of the N',
    'P and P',
    'P & P',
  ],
  ...[
    'N and N',
    "P's N",
    "The N's N",
    'My A N',
    'N in the N',
    'A N from P',
    'P: The A N',
    'P: N of N',
    'Attack on P',
    'P N',
    'P N',
  ],
  ...[
    'How I Met the N',
    'The N Who Saw the A N',
    'What the N Knew',
    'N, N',
    'P P',
    'P P',
    'No N for P',
    'An A N',
    'Once Upon a N',
  ],
  ...[
    'The A N of P P',
    'The Girl with the A N',
    'A N to Remember',
    'All the A N',
    'It’s Always A in P',
    'Under the A N',
    'Don’t N',
  ],
];

const nameOf = inventedNames(
  1,
  'bar bel bran cal car dan dor el far gal gar hal har jor kel lan lor mar mel mor nor os per quin ral ren rob sal ser tal tor var vin wal wen',
  'by den don field ford gan ham ia ick in land ler ley lin man mond more na ner nor son ston ter ton ville well win worth',
);

export const english: Language = {
  name: 'English',
  script: 'Latin',
  title(next: Chance) {
    const words = {
      N: (own: Chance) => pick(own, NOUNS),
      A: (own: Chance) => pick(own, ADJECTIVES),
      P: nameOf,
    };
    const title = fillPattern(next, PATTERNS, words)
      .replace(/\bA (?=[AEIOU])/g, 'An ')
      .replace(/\bAn (?=[^AEIOU\W])/g, 'A ');
    const number = next() < 0.01 ? ` ${1900 + whole(next, 200)}` : '';
    return { text: `${title}${number}`, language: english, romanised: [] };
  },
  seasons: [
    (title, season) => `${title} Season ${season}`,
    (title, season) => `${title}: Season ${season}`,
    (title, season) => `${title} ${season}${season === 2 ? 'nd' : season === 3 ? 'rd' : 'th'} Season`,
    (title, season) => `${title} ${['', 'I', 'II', 'III', 'IV', 'V'][season]}`,
    (title, season) => `${title} ${season}`,
  ],
};
