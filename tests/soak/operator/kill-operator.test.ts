import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { killOperator, rehearseOperator } from './kill-operator.ts';
import { SCENES } from './operator-scenes.ts';

test.each(['a restore over what a killed process left', 'a repair', 'a move'])(
  '%s that is killed on its way leaves what was there or what shall be, and can be tried again',
  async (name) => {
    const scene = SCENES.find((one) => one.name === name);
    if (scene === undefined) throw new Error(`There is no ${name}`);
    const rehearsal = await rehearseOperator(scene);
    expect(rehearsal.points).toBeGreaterThan(20);
    // `npm run soak -- operator` kills at all of them.
    for (const part of [0.75, 0.9])
      expect(await killOperator(rehearsal, { point: Math.ceil(part * rehearsal.points) })).toEqual([]);
    await rm(rehearsal.before, { recursive: true, force: true });
  },
);
