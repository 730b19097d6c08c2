import { access, mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a control group may use. */
export interface Limits {
  /** Bytes. */
  readonly memory: number;
  /** Cores of the machine, 0.5 for half of one. */
  readonly cores: number;
}

/** A group of processes that Linux holds to limits. */
export interface Cgroup {
  /** Puts a process into it, with all its threads. */
  add(pid: number): Promise<void>;
  /** The most memory in bytes that its processes have had, with the files that the machine keeps in memory for them. */
  mostMemory(): Promise<number>;
  /** How long in milliseconds its threads had to wait because its processor time was used up. */
  throttled(): Promise<number>;
  /** Removes it, once its processes have ended. */
  remove(): Promise<void>;
}

const ROOT = '/sys/fs/cgroup';
/** In which time its share of the processor may be used, in microseconds: what container engines set. */
const PERIOD = 100_000;

/**
 * Makes a control group, of version 2 or 1 of the interface, whichever the machine has. Resolves to undefined where it has none or
 * lets only root make one.
 */
export async function createCgroup(name: string, limits: Limits): Promise<Cgroup | undefined> {
  const isSecond = await access(join(ROOT, 'cgroup.controllers')).then(
    () => true,
    () => false,
  );
  return (isSecond ? second(name, limits) : first(name, limits)).catch(() => undefined);
}

/** https://docs.kernel.org/admin-guide/cgroup-v2.html */
async function second(name: string, { memory, cores }: Limits): Promise<Cgroup> {
  const group = join(ROOT, name);
  await writeFile(join(ROOT, 'cgroup.subtree_control'), '+memory +cpu');
  await mkdir(group);
  await writeFile(join(group, 'memory.max'), String(memory));
  await writeFile(join(group, 'cpu.max'), `${cores * PERIOD} ${PERIOD}`);
  return {
    add: (pid) => writeFile(join(group, 'cgroup.procs'), String(pid)),
    mostMemory: async () => Number(await readFile(join(group, 'memory.peak'), 'utf8')),
    throttled: async () => (await statistic(join(group, 'cpu.stat'), 'throttled_usec')) / 1e3,
    remove: () => rmdir(group),
  };
}

/** https://docs.kernel.org/admin-guide/cgroup-v1/memory.html and https://docs.kernel.org/scheduler/sched-bwc.html */
async function first(name: string, { memory, cores }: Limits): Promise<Cgroup> {
  const [forMemory, forCpu] = [join(ROOT, 'memory', name), join(ROOT, 'cpu', name)];
  await mkdir(forMemory);
  await writeFile(join(forMemory, 'memory.limit_in_bytes'), String(memory));
  await mkdir(forCpu);
  await writeFile(join(forCpu, 'cpu.cfs_period_us'), String(PERIOD));
  await writeFile(join(forCpu, 'cpu.cfs_quota_us'), String(cores * PERIOD));
  return {
    async add(pid) {
      for (const group of [forMemory, forCpu]) await writeFile(join(group, 'cgroup.procs'), String(pid));
    },
    mostMemory: async () => Number(await readFile(join(forMemory, 'memory.max_usage_in_bytes'), 'utf8')),
    throttled: async () => (await statistic(join(forCpu, 'cpu.stat'), 'throttled_time')) / 1e6,
    async remove() {
      for (const group of [forMemory, forCpu]) await rmdir(group);
    },
  };
}

/** One number of a file of lines with a name and a number. */
async function statistic(file: string, name: string): Promise<number> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.split(' '));
  return Number(lines.find(([named]) => named === name)?.[1]);
}
