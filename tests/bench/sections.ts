import { capacitySection } from './capacity/capacity-section.ts';
import { changesSection } from './changes/changes-section.ts';
import { confinedSection } from './confined/confined-section.ts';
import type { Plan, Section } from './figures/section.ts';
import { idleSection } from './idle/idle-section.ts';
import { loadingSection } from './loading/loading-section.ts';
import { memorySection } from './memory/memory-section.ts';
import { picturesSection } from './pictures/pictures-section.ts';
import { readsSection } from './reads/reads-section.ts';
import { runningSection } from './running/running-section.ts';
import { startSection } from './start/start-section.ts';
import { tasteSection } from './taste/taste-section.ts';
import { weekSection } from './week/week-section.ts';
import { wireSection } from './wire/wire-section.ts';
import { writesSection } from './writes/writes-section.ts';

/** The parts of the bench, by the name that chooses one. */
export const SECTIONS = {
  wire: wireSection,
  loading: loadingSection,
  memory: memorySection,
  running: runningSection,
  pictures: picturesSection,
  taste: tasteSection,
  changes: changesSection,
  writes: writesSection,
  reads: readsSection,
  idle: idleSection,
  week: weekSection,
  confined: confinedSection,
  capacity: capacitySection,
  start: startSection,
} satisfies Record<string, (plan: Plan) => Promise<Section>>;
