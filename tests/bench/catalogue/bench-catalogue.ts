import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { FoundEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import { sectionText, targetTable, withCatalogue } from '../figures/document.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { type CatalogueResult, measureCatalogue } from './catalogue-bench.ts';
import { catalogueSection } from './catalogue-section.ts';
import { crowdTable } from './crowd-table.ts';

/**
 * `npm run bench:catalogue`: how fast and how well the index of real shows answers what people type, with 350,000 and 1,400,000
 * titles; written to docs/figures.md. With `--titles 5000` or `--seed 7` it only prints that, and with `--misses 10` so many of each
 * kind that were not the first.
 */
const { values } = parseArgs({
  options: { titles: { type: 'string' }, seed: { type: 'string' }, misses: { type: 'string' } },
});
const seed = Number(values.seed ?? 1);
const sizes = values.titles === undefined ? [350_000, 1_400_000] : [Number(values.titles)];
const results: CatalogueResult[] = [];
for (const titles of sizes) {
  const plan = { titles, seed, invented: 4500, real: 500, rounds: 3 };
  results.push(await inDirectory((directory) => measureCatalogue(plan, directory)));
}
const section = catalogueSection(results, await crowdTable());
console.log(`${sectionText(section)}\n${targetTable(section.targets)}\n`);
for (const { asked } of results) printMisses(asked, Number(values.misses ?? 0));
if (values.titles === undefined && values.seed === undefined) {
  const figures = new URL('../../../docs/figures.md', import.meta.url);
  await writeFile(figures, withCatalogue(await readFile(figures, 'utf8'), section));
}

function printMisses(asked: CatalogueResult['asked'], most: number): void {
  const kinds = Map.groupBy(
    asked.filter(({ place }) => place !== 0),
    ({ query }) => query.kind,
  );
  for (const [kind, missed] of kinds)
    for (const { query, place, first } of missed.slice(0, most))
      console.log(
        `${kind}: “${query.typed}” has ${[...query.right][0]} at ${place}, behind ${first?.entry.ref} (${first?.fit}): ${titlesIn(first)}`,
      );
}

function titlesIn(found: FoundEntry | undefined): string {
  return found === undefined ? 'nothing' : [found.entry.title, ...found.entry.titles].join(' / ');
}
