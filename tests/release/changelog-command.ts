import { readFileSync, writeFileSync } from 'node:fs';
import { VERSION } from '../../src/version.ts';
import { checkRelease, notesOf, withRelease } from './changelog.ts';

/**
 * What `npm run release` and the workflow for releases do with CHANGELOG.md. Exits with status 1, and a sentence that says what to do,
 * when they can't.
 *
 * - `check`: before npm changes anything, whether the version that it is about to make can have a heading
 * - `head`: gives the version in package.json its heading
 * - `notes TAG`: prints what the changelog says of the version in package.json, which the tag has to name
 */
const [command, tag] = process.argv.slice(2);
const changelog = readFileSync('CHANGELOG.md', 'utf8');
try {
  if (command === 'check') checkRelease(changelog, process.env.npm_new_version ?? '');
  else if (command === 'head')
    writeFileSync('CHANGELOG.md', withRelease(changelog, VERSION, new Date().toISOString().slice(0, 10)));
  else if (command !== 'notes') throw new Error('Say what to do: check, head or notes');
  else if (tag !== `v${VERSION}`) throw new Error(`package.json has version ${VERSION}, the tag is ${tag}.`);
  else console.log(notesOf(changelog, VERSION));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
