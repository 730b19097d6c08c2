import { openMemory } from '../../src/storage/memory-backend.ts';
import { describeStore } from './store-contract.ts';

describeStore('memory', async () => openMemory());
