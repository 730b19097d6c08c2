import { globSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { buildImage, type Image, type Platform } from '../image/build-image.ts';
import { imageSize } from '../image/image-size.ts';
import { nodeLayer } from '../machine/node-layer.ts';
import { expectThat, step } from './report.ts';
import { runImage } from './run-image.ts';
import type { Trial } from './trial.ts';

/** How much of an image may be sent, in bytes. */
const MOST = 200_000_000;

const OWN_PLATFORM: Platform = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** Makes the images of both platforms, sums what is sent of them, and runs the one of this machine as compose.yaml does. */
export async function tryImage(trial: Trial): Promise<void> {
  const { work, debian, node, npm, mounts } = trial;
  const builder = await nodeLayer(join(work, 'builder'), node.locked, npm);
  const base = (name: string) => (name.includes('/node:') ? [debian, builder] : [debian]);
  for (const platform of ['amd64', 'arm64'] as const) {
    const place = join(work, platform);
    await mkdir(place);
    const image = await step(`The Dockerfile makes an image for ${platform}`, () =>
      buildImage({ platform, work: place, base, mounts }),
    );
    await step('Its Node and its drawing are for that platform', () => checkPlatform(image, platform));
    const size = await imageSize(image, platform);
    await step(`Compressed, it has ${Math.round(size / 1e6)} MB`, async () =>
      expectThat(size < MOST, `more than ${MOST / 1e6} MB`),
    );
    if (platform === OWN_PLATFORM) await runImage(image, trial);
  }
}

/** Its number in the header of a program in ELF, from /usr/include/elf.h. */
const MACHINES: Readonly<Record<Platform, number>> = { amd64: 62, arm64: 183 };

async function checkPlatform({ added }: Image, platform: Platform): Promise<void> {
  const programs = globSync('opt/ovation/node_modules/**/{bin/node,*.node}', { cwd: added });
  expectThat(programs.length === 2, `Not Node and what draws: ${programs}`);
  for (const program of programs) {
    await using file = await open(join(added, program));
    const { buffer } = await file.read(Buffer.alloc(20));
    expectThat(buffer.readUInt16LE(18) === MACHINES[platform], `${program} is for another platform`);
  }
}
