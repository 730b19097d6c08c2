import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cataloguePart, figuresDocument, sectionText, targetTable } from './figures/document.ts';
import type { Plan, Section } from './figures/section.ts';
import { choosePlan } from './plan.ts';
import { SECTIONS } from './sections.ts';

/**
 * `npm run bench`: measures Ovation beside the least that does the same, prints it, and writes docs/figures.md.
 * `--only wire` (or another part) only prints that; `--up-to 100000` leaves larger guilds out; `--minutes 3` shortens what takes
 * ten; `--tiny` shows in a minute that everything runs, and writes nothing.
 * `NODE_OPTIONS='--cpu-prof --cpu-prof-dir=profiles'` profiles each process.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'up-to': { type: 'string' },
    minutes: { type: 'string', default: '10' },
    tiny: { type: 'boolean' },
  },
});
const plan: Plan = choosePlan({
  isTiny: values.tiny,
  upTo: Number(values['up-to'] ?? Infinity),
  minutes: Number(values.minutes),
});
const began = performance.now();
const sections: Section[] = [];
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (values.only !== undefined && values.only !== name) continue;
  const section = await measure(plan);
  sections.push(section);
  console.log(`${sectionText(section)}\n${targetTable(section.targets)}\n`);
}
const command = ['npm run bench', ...(process.argv.length > 2 ? ['--'] : []), ...process.argv.slice(2)].join(
  ' ',
);
const minutes = (performance.now() - began) / 60_000;
console.log(`Measured in ${minutes.toFixed(1)} minutes.`);
if (values.only === undefined && values.tiny === undefined) {
  const figures = new URL('../../docs/figures.md', import.meta.url);
  const kept = cataloguePart(await readFile(figures, 'utf8'));
  await writeFile(figures, figuresDocument(sections, command, minutes) + kept);
}
process.exit(0);
