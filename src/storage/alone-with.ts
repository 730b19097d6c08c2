import type { Backend } from './backend.ts';
import { KeyedQueue } from './keyed-queue.ts';

/** How a process behaves that no other shares its database with, whatever shards it has. */
export function aloneWith(): Pick<
  Backend,
  'claim' | 'shardsInUse' | 'exclusively' | 'tellOthers' | 'onTold'
> {
  const queue = new KeyedQueue();
  return {
    async claim() {},
    async shardsInUse() {
      return undefined;
    },
    exclusively: (name, work) => queue.run(name, work),
    async tellOthers() {},
    onTold() {},
  };
}
