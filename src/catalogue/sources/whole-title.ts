import { splitSeason } from '../titles/seasons.ts';

/** What a source that lists whole shows is asked for: that of "Dark season 2" is "dark". */
export function wholeTitle(typed: string): string {
  const season = splitSeason(typed.toLowerCase());
  return season?.isNamed ? season.form.trim() : typed;
}
