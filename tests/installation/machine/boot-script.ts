import { dirname } from 'node:path';
import type { MachineOptions, Mount } from './machine.ts';

/** A word of the shell that means exactly this. */
export const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

interface Places {
  readonly written: string;
  /** An empty directory on the same file system as `written`. */
  readonly scratch: string;
  /** The directory that becomes the root. */
  readonly root: string;
}

/**
 * What makes a machine of namespaces that are new: an overlay of its layers becomes the root, with what a container finds in /dev,
 * /proc and /sys. It prints `booted` and becomes the first process.
 */
export function bootScript(
  { layers, mounts = [], isReadOnly = false, first, directory = '/', variables = {} }: MachineOptions,
  { written, scratch, root }: Places,
): string {
  const lower = layers.toReversed().join(':');
  const settings = Object.entries(variables).map(([name, value]) => quote(`${name}=${value}`));
  return [
    'mount --make-rprivate /',
    `mount -t overlay overlay -o lowerdir=${lower},upperdir=${written},workdir=${scratch} ${root}`,
    `cd ${root}`,
    'mount -t proc proc proc',
    'mount -t sysfs -o ro sysfs sys',
    'mount -t cgroup2 cgroup2 sys/fs/cgroup',
    'mount -t tmpfs -o mode=755 tmpfs dev',
    'for name in null zero full random urandom tty; do touch dev/$name; mount --bind /dev/$name dev/$name; done',
    'mkdir dev/shm dev/pts',
    'mount -t tmpfs -o mode=1777 tmpfs dev/shm',
    'mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts',
    'ln -s pts/ptmx dev/ptmx',
    ...mounts.flatMap(mountCommands),
    ...(isReadOnly
      ? ['mount -o remount,ro,bind .']
      : ['mount -t tmpfs tmpfs run', 'mount -t tmpfs tmpfs tmp']),
    'pivot_root . mnt',
    'cd /',
    'umount -l /mnt',
    'echo booted',
    `cd ${quote(directory)}`,
    `exec env -i ${settings.join(' ')} ${first.map(quote).join(' ')}`,
  ].join('\n');
}

function mountCommands({ from, to, isReadOnly = false }: Mount): readonly string[] {
  const [source, target] = [quote(from), quote(`.${to}`)];
  return [
    `if [ -d ${source} ]; then mkdir -p ${target}; else mkdir -p ${quote(`.${dirname(to)}`)}; touch ${target}; fi`,
    `mount --bind ${source} ${target}`,
    ...(isReadOnly ? [`mount -o remount,ro,bind ${target}`] : []),
  ];
}

/** Goes into a cgroup of its own, which systemd needs as its root, and on into the other namespaces, where `$1` is run. */
export const enterCgroup = (directory: string): string => `
mount -t cgroup2 cgroup2 ${directory}
mkdir ${directory}/ovation-$$
echo $$ > ${directory}/ovation-$$/cgroup.procs
exec unshare --mount --pid --fork --kill-child --cgroup --ipc --uts sh -ec "$1"`;

/** Removes the cgroups of the machine whose process had this id. */
export const leaveCgroup = (directory: string, id: string): string => `
mount -t cgroup2 cgroup2 ${directory}
find ${directory}/ovation-${id} -depth -type d -exec rmdir {} +`;
