import { changesSection } from './changes/changes-section.ts';
import type { Plan, Section } from './figures/section.ts';
import { loadingSection } from './loading/loading-section.ts';
import { memorySection } from './memory/memory-section.ts';
import { picturesSection } from './pictures/pictures-section.ts';
import { startSection } from './start/start-section.ts';
import { tasteSection } from './taste/taste-section.ts';
import { wireSection } from './wire/wire-section.ts';
import { writesSection } from './writes/writes-section.ts';

/** The parts of the bench, by the name that chooses one. */
export const SECTIONS: Readonly<Record<string, (plan: Plan) => Promise<Section>>> = {
  wire: wireSection,
  loading: loadingSection,
  memory: memorySection,
  pictures: picturesSection,
  taste: tasteSection,
  changes: changesSection,
  writes: writesSection,
  start: startSection,
};
