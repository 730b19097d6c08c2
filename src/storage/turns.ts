/** Runs tasks that share a key one after the other, in the order they came; tasks of different keys side by side. */
export interface Turns {
  /** Resolves or rejects as the task does. A task that fails does not keep the next one waiting. */
  take<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  /** Resolves when every task that was given so far is over. */
  idle(): Promise<void>;
}

export function createTurns(): Turns {
  /** By key: resolves, never rejects, when the last task given so far is over. */
  const lastOver = new Map<string, Promise<void>>();
  return {
    take(key, task) {
      const turn = (lastOver.get(key) ?? Promise.resolve()).then(task);
      const forget = (): void => {
        if (lastOver.get(key) === over) lastOver.delete(key);
      };
      const over = turn.then(forget, forget);
      lastOver.set(key, over);
      return turn;
    },
    async idle() {
      await Promise.all(lastOver.values());
    },
  };
}
