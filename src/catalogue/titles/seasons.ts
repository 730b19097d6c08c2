/** A title without the season that was said behind it. */
export interface SeasonOf {
  /** A form as `titleForm` makes it. */
  readonly form: string;
  readonly season: number;
  /** Whether it is called a season there: a bare number may be a part of the title. */
  readonly isNamed: boolean;
}

const NUMBER =
  '(\\d{1,2}|[一二三四五六七八九十]|i{2,3}|iv|v|vi{1,3}|ix|x|two|three|four|five|second|third|fourth|fifth)';
const BEHIND = [
  // season 2, part two, s2, saison 2, сезон 2, 시즌 2, シーズン 2
  `(.+?) (?:season|part|cour|s|saison|staffel|temporada|stagione|sezon|сезон|κυκλοσ|الموسم|ซีซั่น|ซีซัน|시즌|シーズン) ?${NUMBER}`,
  // サマーの人形シーズン3
  `(.+?)(?:シーズン|시즌) ?${NUMBER}`,
  // 2nd season, second season, 2 сезон
  `(.+?) ${NUMBER}(?:st|nd|rd|th|e|ª|a|й)? ?(?:season|cour|saison|staffel|temporada|stagione|sezon|сезон|κυκλοσ|الموسم|ซีซั่น|ซีซัน|시즌|シーズン)`,
  // 第2期, 第二季, 2기
  `(.+?) ?第 ?${NUMBER} ?(?:期|季|部|シーズン)`,
  `(.+?) ?${NUMBER}(?:期|季|기)`,
  // 鬼滅の刃2, Toy Story II
  `(.+?) ${NUMBER}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'));

const WORDS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((digit, at) => [digit, at + 1])),
  ...Object.fromEntries(
    ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].map((roman, at) => [roman, at + 1]),
  ),
  ...{ two: 2, three: 3, four: 4, five: 5, second: 2, third: 3, fourth: 4, fifth: 5 },
};

/** Splits a form into the title and its season, however people and sources write that; undefined when no season stands behind it. */
export function splitSeason(form: string): SeasonOf | undefined {
  for (const [place, pattern] of BEHIND.entries()) {
    const [, title, number = ''] = pattern.exec(form) ?? [];
    const season = WORDS[number] ?? Number(number);
    if (title !== undefined && season >= 1 && season <= 30)
      return { form: title, season, isNamed: place < BEHIND.length - 1 };
  }
  return undefined;
}

/** The one spelling for all of a season: "mobpsycho100#2". */
export const seasonKey = (letters: string, season: number): string => `${letters}#${season}`;
