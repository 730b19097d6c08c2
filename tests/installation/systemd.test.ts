import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const UNIT = await readFile('docs/systemd/ovation.service', 'utf8');
const ANALYZE = '/usr/bin/systemd-analyze';

const valuesOf = (name: string): readonly string[] =>
  UNIT.split('\n').flatMap((line) => (line.startsWith(`${name}=`) ? line.slice(name.length + 1) : []));

describe('the unit of systemd', () => {
  test('starts Node itself, which hears the signals, with what npm start gives it', () => {
    const [directory] = valuesOf('WorkingDirectory');
    expect(valuesOf('ExecStart')).toEqual([`${directory}/node_modules/.bin/${project.scripts.start}`]);
  });

  test('has all that is written where systemd makes a directory for it', () => {
    const [state] = valuesOf('StateDirectory');
    const [cache] = valuesOf('CacheDirectory');
    expect(valuesOf('Environment')[0]?.split(' ')).toEqual(
      expect.arrayContaining([`OVATION_HOME=%S/${state}`, `NODE_COMPILE_CACHE=%C/${cache}`]),
    );
  });

  test('finds what docs/installing.md installs, where that puts it, as the user that it makes', async () => {
    const page = await readFile('docs/installing.md', 'utf8');
    const [directory, user, state] = ['WorkingDirectory', 'User', 'StateDirectory'].map(
      (name) => valuesOf(name)[0],
    );
    expect(page).toContain(`git clone ADDRESS ${directory}\n`);
    expect(page).toMatch(new RegExp(`^useradd --system --home-dir /var/lib/${state} .* ${user}$`, 'm'));
    expect(page).toContain(
      `--owner=${user} --group=${user} --mode=${valuesOf('StateDirectoryMode')[0]} /var/lib/${state}\n`,
    );
    expect(page).toContain(
      `runuser --user ${user} -- env HOME=/var/lib/${state} OVATION_HOME=/var/lib/${state} `,
    );
  });

  test('gives Ovation more time to stop than it takes, and has it come back after a failure alone', () => {
    expect(Number(valuesOf('TimeoutStopSec')[0])).toBeGreaterThan(5);
    expect(valuesOf('Restart')).toEqual(['on-failure']);
  });

  describe.runIf(existsSync(ANALYZE))(
    'checked by systemd-analyze (skipped where it is not installed)',
    async () => {
      /** As it would be when Ovation lay here: systemd looks whether there is what it starts. */
      async function unitFile(text: string): Promise<string> {
        const file = join(await temporaryDirectory(), 'ovation.service');
        await writeFile(file, text.replaceAll('/opt/ovation', process.cwd()));
        return file;
      }

      test('says nothing that systemd does not know', async () => {
        const { stdout, stderr } = await run(ANALYZE, ['verify', '--man=no', await unitFile(UNIT)]);
        expect(stdout + stderr).toBe('');
        const wrong = await unitFile(UNIT.replace('ProtectHome=', 'ProtectHoem='));
        expect((await run(ANALYZE, ['verify', '--man=no', wrong])).stderr).toContain('ProtectHoem');
      });

      test('is exposed no more than 1.2 of 10: it has the network, and code that V8 writes', async () => {
        const file = await unitFile(UNIT);
        await run(ANALYZE, ['security', '--no-pager', '--offline=true', '--threshold=12', file]);
      });
    },
  );
});
