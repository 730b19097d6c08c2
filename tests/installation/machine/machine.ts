import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootScript, enterCgroup, leaveCgroup, quote } from './boot-script.ts';
import { followCommand, type RunningCommand } from './running-command.ts';

/** A file or directory of this machine, and where it is in the other one. */
export interface Mount {
  readonly from: string;
  readonly to: string;
  readonly isReadOnly?: boolean;
}

export interface MachineOptions {
  /** Directories that lie over one another, the lowest first. */
  readonly layers: readonly string[];
  /** The directory that takes what is written; by default one that is gone afterwards. */
  readonly written?: string;
  readonly mounts?: readonly Mount[];
  /** Whether nothing but mounts and memory can be written, as in a container with a read-only root file system. */
  readonly isReadOnly?: boolean;
  /** The first process (PID 1): the program and its arguments. */
  readonly first: readonly string[];
  readonly directory?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

interface CommandOptions {
  readonly directory?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** A machine with its own files, processes and cgroups, and with the network of this one. */
export interface Machine extends AsyncDisposable {
  /** The first process; nothing can be typed to it. */
  readonly first: RunningCommand;
  /** Sends a signal to the first process. */
  signal(signal: NodeJS.Signals): void;
  /** Starts a command of the shell, as root. */
  start(command: string, options?: CommandOptions): RunningCommand;
  /** Resolves to what the command printed; rejects with it when the command fails. */
  run(command: string, options?: CommandOptions): Promise<string>;
}

/** What a login has at least. */
const VARIABLES = {
  HOME: '/root',
  LANG: 'C.UTF-8',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  TERM: 'xterm',
};

/** Boots a machine as root of this one, by Linux's namespaces: within a second. Resolves once its first process is started. */
export async function startMachine(options: MachineOptions): Promise<Machine> {
  const work = await mkdtemp(join(tmpdir(), 'ovation-machine-'));
  const [written, scratch, root, cgroups] = [
    options.written ?? join(work, 'written'),
    // Beside what is written, as an overlay wants.
    `${options.written ?? join(work, 'written')}.scratch`,
    join(work, 'root'),
    join(work, 'cgroups'),
  ];
  for (const directory of [written, scratch, root, cgroups]) await mkdir(directory, { recursive: true });
  const script = bootScript(
    { ...options, variables: { ...VARIABLES, ...options.variables } },
    { written, scratch, root },
  );
  // It must not outlive what started it.
  const separate = ['--pdeathsig', 'KILL', 'unshare', '--mount'];
  const shell = ['sh', '-ec', enterCgroup(cgroups), 'sh', script];
  const child = spawn('/usr/bin/setpriv', [...separate, ...shell], { stdio: ['ignore', 'pipe', 'pipe'] });
  const first = followCommand(child);
  await first.printed(/^booted$/m);
  // The one child of what forked into the new namespace.
  const id = Number(await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'));

  const machine: Machine = {
    first,
    signal(signal) {
      // Its id may be another's once it has ended.
      if (child.exitCode === null && child.signalCode === null) process.kill(id, signal);
    },
    start(command, { directory = '/', variables } = {}) {
      const settings = Object.entries({ ...VARIABLES, ...variables }).map(
        ([name, value]) => `${name}=${value}`,
      );
      const enter = ['--target', `${id}`, '--mount', '--uts', '--ipc', '--pid', '--cgroup', '--root'];
      const shell = ['env', '-i', ...settings, 'sh', '-c', `cd ${quote(directory)} && ${command}`];
      return followCommand(spawn('/usr/bin/nsenter', [...enter, ...shell]));
    },
    async run(command, commandOptions) {
      const running = machine.start(command, commandOptions);
      const code = await running.exited;
      if (code !== 0) throw new Error(`${command} ended with ${code}:\n${running.output().slice(-3000)}`);
      return running.output();
    },
    async [Symbol.asyncDispose]() {
      // With it, all that runs there ends.
      machine.signal('SIGKILL');
      await first.exited;
      await followCommand(
        spawn('/usr/bin/unshare', ['--mount', 'sh', '-ec', leaveCgroup(cgroups, `${child.pid}`)]),
      ).exited;
      await rm(work, { recursive: true, force: true });
      await rm(scratch, { recursive: true, force: true });
    },
  };
  return machine;
}
