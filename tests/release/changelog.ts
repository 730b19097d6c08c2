/** What the next version changes stands below this heading. */
const UNRELEASED = '## [Unreleased]';

/** The headings of versions: `## [1.2.0] - 2026-11-28`. */
const RELEASED = /^## \[(\d+\.\d+\.\d+[^\]]*)\] - \d{4}-\d{2}-\d{2}$/gm;

/** The versions that were released, the newest first. */
export const releasedVersions = (changelog: string): string[] =>
  Array.from(changelog.matchAll(RELEASED), ([, version = '']) => version);

/**
 * What stands below a heading, up to the next one of its kind.
 * @param start what the heading begins with
 */
function partBelow(changelog: string, start: string): string | undefined {
  const [, part] = `\n${changelog}`.split(`\n${start}`);
  return part
    ?.replace(/^.*\n?/, '')
    .split(/^## /m)[0]
    ?.trim();
}

/** Whether it says anything beside its own headings. */
const saysSomething = (part: string): boolean =>
  part.split('\n').some((line) => line.trim() !== '' && !line.startsWith('#'));

/** Throws with a sentence when the changelog can't get a heading for this version. */
export function checkRelease(changelog: string, version: string): void {
  if (releasedVersions(changelog).includes(version))
    throw new Error(`CHANGELOG.md says that ${version} was released already.`);
  const part = partBelow(changelog, UNRELEASED);
  if (part === undefined) throw new Error(`CHANGELOG.md needs the heading "${UNRELEASED}".`);
  if (!saysSomething(part))
    throw new Error(`Say in CHANGELOG.md, below "${UNRELEASED}", what this version changes.`);
}

/**
 * The changelog once a version is released: what stood below Unreleased stands below the version's heading.
 * @param date of the release, `2026-11-28`
 * Throws as `checkRelease` does.
 */
export function withRelease(changelog: string, version: string, date: string): string {
  checkRelease(changelog, version);
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n## [${version}] - ${date}`);
}

/** What the changelog says of a version that was released. Throws with a sentence when it doesn't name the version. */
export function notesOf(changelog: string, version: string): string {
  const notes = partBelow(changelog, `## [${version}] - `);
  if (notes === undefined)
    throw new Error(`CHANGELOG.md has no heading for ${version}: make releases with npm run release.`);
  return notes;
}
