import { openMemory } from '../../src/storage/memory-backend.ts';
import { describeStore } from './store/store-contract.ts';

describeStore('memory', async () => openMemory());
