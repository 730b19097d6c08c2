import { spawn } from 'node:child_process';
import { createGzip } from 'node:zlib';
import type { Image, Platform } from './build-image.ts';

/**
 * How much of a base image is sent, in bytes: the compressed sizes of 2026-08-04 in docker-library/repo-info,
 * repos/debian/remote/trixie-slim.md.
 */
const BASES: Readonly<Record<string, Readonly<Record<Platform, number>>>> = {
  'docker.io/library/debian:trixie-slim': { amd64: 29_780_765, arm64: 30_143_609 },
};

/** How much of an image is sent, in bytes: what its base is published with, and its own layers as they are sent, by gzip. */
export async function imageSize({ base, added }: Image, platform: Platform): Promise<number> {
  const published = BASES[base]?.[platform];
  if (published === undefined) throw new Error(`How large ${base} is for ${platform} has to be looked up`);
  let size = published;
  const tar = spawn('tar', ['--create', '--directory', added, '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of tar.stdout.pipe(createGzip())) size += chunk.length;
  return size;
}
