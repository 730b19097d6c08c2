import type { World } from './world.ts';

/**
 * Waits until `read` returns something truthy, and calls it again after each change of the world.
 * @param timeout milliseconds
 * @throws after the timeout, with `what`
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
