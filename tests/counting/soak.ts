import { countsAreExact } from './counting.property.ts';

/** Runs as often as the argument says: `npm run soak -- 100000`. */
const runs = Number(process.argv[2] ?? 10_000);
const startedAt = performance.now();
await countsAreExact(runs);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
console.log(
  `${runs} runs in ${seconds} s: what is stored, counted and shown was what Discord had, each time.`,
);
