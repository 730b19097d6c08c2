import type { Mount } from '../machine/machine.ts';

/** What the trials share. */
export interface Trial {
  /** An empty directory, which is removed afterwards. */
  readonly work: string;
  /** A directory whose contents stay for the next time. */
  readonly kept: string;
  /** The directory of the smallest Debian. */
  readonly debian: string;
  /** Programs of this machine: the Node that runs npm here, and that of the lock file. */
  readonly node: { readonly installed: string; readonly locked: string };
  /** The directory of npm's package. */
  readonly npm: string;
  /** What a machine needs to reach npm's registry as this one does. */
  readonly mounts: readonly Mount[];
}

/** Lets git read a repository that is somebody else's: what is committed here lies at /source of a machine. */
export const ANY_OWNER = {
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};
