import { ALL_MEASURES } from './all-measures.ts';
import { findAll } from './measure.ts';

/** Prints how every formula does on made communities: `npm run figures`, or with a number of seeds, 40 by default. */
const seeds = Array.from({ length: Number(process.argv[2] ?? 40) }, (_, at) => at + 1);
const found = findAll(ALL_MEASURES, seeds);
const line = (holds: string, mean: string, error: string, figure: string, name: string) =>
  console.log(holds.padEnd(6), mean.padStart(6), error.padStart(8), figure.padStart(7), '', name);
line('', 'mean', '± error', 'figure', `of ${seeds.length} seeds`);
for (const { measure, mean, error, holds } of found)
  line(holds ? 'holds' : 'FAILS', mean.toFixed(3), error.toFixed(3), measure.figure.toFixed(3), measure.name);
process.exitCode = found.every(({ holds }) => holds) ? 0 : 1;
