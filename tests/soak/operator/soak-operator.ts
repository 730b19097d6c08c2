import { rm } from 'node:fs/promises';
import { PostgresServer } from '../../support/postgres/postgres-server.ts';
import { killOperator, type OperatorDeath, rehearseOperator } from './kill-operator.ts';
import { SCENES, serverScenes } from './operator-scenes.ts';

/**
 * Kills backups, restores, migrations and repairs at each of their points, and at some moments between, and ends with an error when one
 * leaves neither what was there nor what shall be. A repair, which reads far more than it writes, is killed at some points.
 */
const MOST_POINTS = 80;
const MOMENTS = 8;

let kills = 0;
const server = await PostgresServer.open();
for (const scene of [...SCENES, ...serverScenes(server)]) {
  const rehearsal = await rehearseOperator(scene);
  const { points, lasts, before } = rehearsal;
  const step = Math.ceil(points / MOST_POINTS);
  const deaths: OperatorDeath[] = [];
  for (let point = 1; point <= points; point += step) deaths.push({ point });
  for (let moment = 1; moment <= MOMENTS; moment += 1) deaths.push({ after: (lasts * moment) / MOMENTS });
  for (const death of deaths)
    for (const problem of await killOperator(rehearsal, death)) {
      console.log(problem);
      process.exitCode = 1;
    }
  kills += deaths.length;
  console.log(`${scene.name}: ${deaths.length} kills`);
  await rm(before, { recursive: true, force: true });
}
await server.close();
console.log(`${kills} kills in all.`);
