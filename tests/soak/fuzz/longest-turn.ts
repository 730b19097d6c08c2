/**
 * The longest turn of the event loop since the last `begin`, in milliseconds of this thread's processor: others wait as long
 * as it takes, and what else the machine does is left out.
 */
export class LongestTurn {
  milliseconds = 0;
  #before = process.threadCpuUsage();
  readonly #timer = setInterval(() => this.#look(), 1);

  begin(): void {
    this.#look();
    this.milliseconds = 0;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = process.threadCpuUsage();
    const taken = now.user + now.system - this.#before.user - this.#before.system;
    this.#before = now;
    this.milliseconds = Math.max(this.milliseconds, taken / 1000);
  }
}
