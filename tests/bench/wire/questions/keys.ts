import { ada, askedTitle, type Occasion, type Question } from './question.ts';

const key = (
  command: string,
  name: string,
  typed: (occasion: Occasion) => string,
  shows = /"value"/,
): Question => ({
  name: `a key in ${command}: ${name}`,
  shows,
  ask: (occasion) => ada(occasion).autocomplete(command, 'show', typed(occasion)),
});

const letters = (count: number) => (occasion: Occasion) => askedTitle(occasion).slice(0, count);

/** Two letters of the first word change places, where the title is long enough. */
function withTypo(occasion: Occasion): string {
  const title = askedTitle(occasion);
  return `${title.slice(0, 2)}${title.charAt(3)}${title.charAt(2)}${title.slice(4, 12)}`;
}

const words = (occasion: Occasion) => askedTitle(occasion).split(' ').slice(0, 2).join(' ');
/** Some shows have no review of Ada's, and some typing errors find no show. */
const ANY = /\[/;

/** A key while a member types a show. */
export const KEYS: readonly Question[] = [
  key('/review write', 'nothing typed', () => ''),
  key('/review write', 'one letter', letters(1)),
  key('/review write', 'three letters', letters(3)),
  key('/review write', 'two words', words),
  key('/review write', 'a typing error', withTypo),
  key('/review write', 'a new title', ({ number }) => `Nothing like this ${number}`),
  key('/review read', 'nothing typed', () => ''),
  key('/review read', 'one letter', letters(1)),
  key('/review read', 'three letters', letters(3)),
  key('/review read', 'a typing error', withTypo, ANY),
  key('/review edit', 'nothing typed', () => ''),
  key('/review edit', 'one letter', letters(1), ANY),
  key('/review edit', 'three letters', letters(3), ANY),
  key('/review edit', 'a typing error', withTypo, ANY),
  key('/review delete', 'three letters', letters(3), ANY),
  key('/moderate show rename', 'nothing typed', () => ''),
  key('/moderate show rename', 'three letters', letters(3)),
  key('/moderate show rename', 'a typing error', withTypo, ANY),
];
