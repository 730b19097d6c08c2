import { chown, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeEnvironment } from '../../src/setup/write-environment.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const IS_ROOT = process.getuid?.() === 0;

describe('The file of the environment', () => {
  test('is made with its directory, for its owner alone, and says what belongs there', async () => {
    const directory = join(await temporaryDirectory(), 'not', 'there');
    const file = join(directory, '.env');
    await writeEnvironment(file, 'TOKEN', 'a');
    expect(await readFile(file, 'utf8')).toMatch(/^# .*secret.*\nTOKEN=a\n$/);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(directory)).toEqual(['.env']);
  });

  test('is no longer readable by others once a token is in it, and stays where a link leads', async () => {
    const directory = await temporaryDirectory();
    const [kept, file] = [join(directory, 'kept.env'), join(directory, '.env')];
    await writeFile(kept, 'A=1\n', { mode: 0o644 });
    await symlink(kept, file);
    await writeEnvironment(file, 'TOKEN', 'a');
    expect(await readFile(kept, 'utf8')).toBe('A=1\nTOKEN=a\n');
    if (process.platform !== 'win32') expect((await stat(kept)).mode & 0o777).toBe(0o600);
    expect((await readdir(directory)).sort()).toEqual(['.env', 'kept.env']);
  });

  test('in the UTF-16 of PowerShell becomes UTF-8', async () => {
    const file = join(await temporaryDirectory(), '.env');
    await writeFile(file, '\uFEFFA=é\r\n', 'utf16le');
    await writeEnvironment(file, 'TOKEN', 'a');
    expect(await readFile(file, 'utf8')).toBe('A=é\r\nTOKEN=a\r\n');
  });

  test('that cannot be written is a problem with a sentence, and nothing lies beside it', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, '.env'));
    await expect(writeEnvironment(join(directory, '.env'), 'TOKEN', 'a')).rejects.toThrow(
      /\.env can't be written \(EISDIR\)\. Let this user write there\./,
    );
    expect(await readdir(directory)).toEqual(['.env']);
  });

  test('that root writes belongs to who runs the bot', async () => {
    const directory = await temporaryDirectory();
    // Others can only write as themselves.
    const [first = 1234, second = 4321] = IS_ROOT ? [] : [process.getuid?.(), process.getuid?.()];
    await chown(directory, first, process.getgid?.() ?? 0);
    const file = join(directory, '.env');
    await writeEnvironment(file, 'TOKEN', 'a');
    expect((await stat(file)).uid).toBe(first);
    await chown(file, second, process.getgid?.() ?? 0);
    await writeEnvironment(file, 'TOKEN', 'b');
    expect((await stat(file)).uid).toBe(second);
  });
});
