const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** A title as people type it who have no such letters, besides leaving the marks away: "Fuer" for "Für"; none where it has none. */
export function withoutUmlauts(title: string): string[] {
  const written = title.normalize('NFC').toLowerCase();
  const spelt = written.replace(/[äöüåø]/g, (letter) => UMLAUTS[letter] ?? letter);
  return spelt === written ? [] : [spelt];
}
