import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sharedServer } from '../../support/postgres/postgres-database.ts';
import { killOperator, rehearseOperator } from './kill-operator.ts';
import { SCENES, serverScenes } from './operator-scenes.ts';

test.each([
  ['a restore over what a killed process left', [0.75, 0.9]],
  ['a repair', [0.75, 0.9]],
  ['a move to a server', [0.7]],
  ['a restore on a server', [0.9]],
] as const)(
  '%s that is killed on its way leaves what was there or what shall be, and can be tried again',
  async (name, parts) => {
    const scenes = [...SCENES, ...serverScenes(await sharedServer())];
    const scene = scenes.find((one) => one.name === name);
    if (scene === undefined) throw new Error(`There is no ${name}`);
    const rehearsal = await rehearseOperator(scene);
    expect(rehearsal.points).toBeGreaterThan(20);
    // `npm run soak -- operator` kills at all of them.
    for (const part of parts)
      expect(await killOperator(rehearsal, { point: Math.ceil(part * rehearsal.points) })).toEqual([]);
    await rm(rehearsal.before, { recursive: true, force: true });
  },
);
