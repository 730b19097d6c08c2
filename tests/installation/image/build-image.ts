import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Mount, startMachine } from '../machine/machine.ts';
import { copyInto } from './copy-into.ts';
import { readDockerIgnore } from './docker-ignore.ts';
import { environmentOf, execForm, readDockerfile, type Stage } from './dockerfile.ts';

/** By Docker's names. */
export type Platform = 'amd64' | 'arm64';

/** What a container of an image starts from. */
export interface Image {
  /** As FROM names it. */
  readonly base: string;
  /** The directory of what the Dockerfile adds to its base. */
  readonly added: string;
  readonly directory: string;
  readonly user: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

export interface BuildOptions {
  readonly platform: Platform;
  /** An empty directory, in which the image then lies. */
  readonly work: string;
  /** The directories that stand for an image, the lowest first. @param name as FROM has it */
  base(name: string): readonly string[];
  readonly mounts: readonly Mount[];
}

/** What a step sets without writing anything. */
const SETTINGS = ['ARG', 'ENV', 'USER', 'HEALTHCHECK', 'CMD'];

/** Carries out the steps of the Dockerfile on what lies here, as Docker would. Throws at a step that it does not know. */
export async function buildImage({ platform, work, base, mounts }: BuildOptions): Promise<Image> {
  const stages = readDockerfile(await readFile('Dockerfile', 'utf8'));
  const isSent = readDockerIgnore(await readFile('.dockerignore', 'utf8'));
  for (const stage of stages) {
    const added = addedBy(stage, work);
    let directory = '/';
    for (const { name, flags, text } of stage.instructions) {
      if (name === 'WORKDIR') {
        directory = text;
        await mkdir(join(added, directory), { recursive: true });
      } else if (name === 'COPY') {
        const from = stages.find((other) => other.name === (flags.from ?? ''));
        const source = from ? { root: addedBy(from, work), isSent: () => true } : { root: '.', isSent };
        await copyInto({ root: added, directory }, source, text.split(' '), flags.chown);
      } else if (name === 'RUN') {
        const layers = base(stage.base);
        await using machine = await startMachine({
          layers,
          written: added,
          mounts,
          first: ['sleep', 'infinity'],
        });
        await machine.run(text, { directory, variables: { TARGETARCH: platform } });
      } else if (!SETTINGS.includes(name))
        throw new Error(`The Dockerfile has a step that is new here: ${name}`);
    }
  }
  return imageOf(stages.at(-1) as Stage, work);
}

const addedBy = ({ name }: Stage, work: string): string => join(work, name ?? 'image');

function imageOf(stage: Stage, work: string): Image {
  const last = (name: string) => {
    const instruction = stage.instructions.findLast((one) => one.name === name);
    if (instruction === undefined) throw new Error(`The Dockerfile has no ${name}`);
    return instruction;
  };
  return {
    base: stage.base,
    added: addedBy(stage, work),
    directory: last('WORKDIR').text,
    user: last('USER').text,
    variables: environmentOf(stage, { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }),
    command: execForm(last('CMD')),
    healthCheck: execForm(last('HEALTHCHECK')),
  };
}
