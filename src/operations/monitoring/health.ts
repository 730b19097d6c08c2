import type { Clock } from '../../clock.ts';
import type { Vitals } from '../../measures.ts';

/** How a part of the bot is. The problem is a sentence for the operator. */
export type PartHealth = { readonly status: 'ok' } | { readonly status: 'failing'; readonly problem: string };

/** How the bot is: well when each of its parts is. `/health` answers this as it is. */
export interface HealthReport {
  readonly status: PartHealth['status'];
  readonly parts: { readonly [Part in 'start' | 'gateway' | 'store']: PartHealth };
}

/** How long the store may take to answer, in milliseconds. */
const STORE_WITHIN = 5_000;

const OK: PartHealth = { status: 'ok' };
const failing = (problem: string): PartHealth => ({ status: 'failing', problem });

/** Says how the bot is. Who asks while another answer is being found gets that one: the store is asked once. */
export class Health {
  readonly #clock: Pick<Clock, 'wait'>;
  #vitals: Vitals | undefined;
  readonly #stopping: AbortSignal;
  #hasStarted = false;
  #checking: Promise<HealthReport> | undefined;

  /** @param stopping aborted when the bot stops: nobody waits for the store any more */
  constructor(clock: Pick<Clock, 'wait'>, stopping: AbortSignal) {
    this.#clock = clock;
    this.#stopping = stopping;
  }

  /** Asks these from now on. */
  watch(vitals: Vitals): void {
    this.#vitals = vitals;
  }

  started(): void {
    this.#hasStarted = true;
  }

  /** Never rejects, and takes no longer than the store may. */
  check(): Promise<HealthReport> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #check(): Promise<HealthReport> {
    const store = await this.#checkStore();
    const parts = { start: this.#checkStart(), gateway: this.#checkGateway(), store };
    const isOk = Object.values(parts).every(({ status }) => status === 'ok');
    return { status: isOk ? 'ok' : 'failing', parts };
  }

  #checkStart(): PartHealth {
    if (this.#stopping.aborted) return failing('Ovation is stopping.');
    return this.#hasStarted ? OK : failing('Ovation is starting.');
  }

  #checkGateway(): PartHealth {
    const shards = this.#vitals?.shards() ?? [];
    if (shards.length === 0) return failing('There is no connection to Discord yet.');
    const lost = shards.filter(({ isConnected }) => !isConnected).map(({ id }) => id);
    if (lost.length === 0) return OK;
    return failing(
      this.#hasStarted
        ? `The connection to Discord is lost, of shard ${lost.join(', ')}; reconnecting.`
        : `There is no connection to Discord yet, of shard ${lost.join(', ')}: Discord lets them connect one after the other.`,
    );
  }

  async #checkStore(): Promise<PartHealth> {
    if (this.#vitals === undefined) return failing('The database is being opened.');
    const answered = new AbortController();
    const late = this.#clock
      .wait(STORE_WITHIN, AbortSignal.any([answered.signal, this.#stopping]))
      .then(() =>
        failing(
          this.#stopping.aborted
            ? 'The database is being closed.'
            : `The database has not answered for ${STORE_WITHIN / 1000} seconds.`,
        ),
      );
    const checked = this.#vitals.checkStore().then(
      () => OK,
      (error: unknown) => failing(error instanceof Error ? error.message : String(error)),
    );
    return Promise.race([checked, late]).finally(() => answered.abort());
  }
}
