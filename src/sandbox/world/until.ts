import type { World } from './world.ts';

/**
 * Waits until `read` gives something truthy; it is asked again after each change of the world.
 * @param timeout milliseconds
 * @throws after that time, saying what was waited for
 */
export function until<T>(
  world: World,
  read: () => T | undefined | null | false,
  what = read.toString(),
  timeout = 10_000,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const check = () => {
    try {
      const value = read();
      if (value) resolve(value);
    } catch (error) {
      reject(error);
    }
  };
  const timer = setTimeout(() => reject(new Error(`Waited ${timeout} ms for: ${what}`)), timeout);
  world.on('change', check);
  check();
  return promise.finally(() => {
    clearTimeout(timer);
    world.off('change', check);
  });
}
