import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { checkRelease, notesOf, releasedVersions, withRelease } from './changelog.ts';

const HEAD = '# Changelog\n\nWhat changes.\n';
const EARLIER =
  '## [1.0.0] - 2026-01-31\n\n### Fixed\n\n- Counts.\n\n## [0.9.0-beta.1] - 2026-01-01\n\n- All.\n';
const changelog = `${HEAD}\n## [Unreleased]\n\n### Added\n\n- \`/top\`.\n\n${EARLIER}`;

test('What stood below Unreleased stands below the heading of the version, and the next changes have a place', () => {
  expect(withRelease(changelog, '1.1.0', '2026-11-28')).toBe(
    `${HEAD}\n## [Unreleased]\n\n## [1.1.0] - 2026-11-28\n\n### Added\n\n- \`/top\`.\n\n${EARLIER}`,
  );
});

test('The versions that were released are those with a heading, the newest first', () => {
  expect(releasedVersions(changelog)).toEqual(['1.0.0', '0.9.0-beta.1']);
  expect(releasedVersions(withRelease(changelog, '1.1.0', '2026-11-28'))[0]).toBe('1.1.0');
});

test.each([
  ['nothing', `${HEAD}\n## [Unreleased]\n\n${EARLIER}`],
  ['nothing, at the end', `${HEAD}\n## [Unreleased]`],
  ['headings alone', `${HEAD}\n## [Unreleased]\n\n### Added\n\n### Fixed\n\n${EARLIER}`],
])('A release that changes %s is refused', (_, text) => {
  expect(() => checkRelease(text, '1.1.0')).toThrow('what this version changes');
});

test('A version is released once, and a changelog without a place for changes is refused', () => {
  expect(() => checkRelease(changelog, '1.0.0')).toThrow('1.0.0 was released already');
  expect(() => checkRelease(HEAD, '1.1.0')).toThrow('needs the heading "## [Unreleased]"');
});

test("A version's notes are its part alone", () => {
  expect(notesOf(changelog, '1.0.0')).toBe('### Fixed\n\n- Counts.');
  expect(notesOf(changelog, '0.9.0-beta.1')).toBe('- All.');
  for (const version of ['1.0', '0.9.0', 'Unreleased'])
    expect(() => notesOf(changelog, version)).toThrow(`no heading for ${version}`);
});

test('The changelog of this repository has a place for what comes next', async () => {
  const text = await readFile('CHANGELOG.md', 'utf8');
  expect(text.split('\n').filter((line) => line === '## [Unreleased]')).toHaveLength(1);
});
