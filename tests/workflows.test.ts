import { execFile } from 'node:child_process';
import { constants, globSync } from 'node:fs';
import { access, readFile, writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import project from '../package.json' with { type: 'json' };
import { temporaryDirectory } from './support/temporary-directory.ts';

// GitHub's parser imports its schema as a bundler takes it, without saying that it is JSON.
const hooks = registerHooks({
  resolve: (specifier, context, next) => ({
    ...next(specifier, context),
    ...(specifier.endsWith('.json') && { importAttributes: { type: 'json' } }),
  }),
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  '@actions/workflow-parser'
);
hooks.deregister();

interface Workflow {
  readonly on: unknown;
  readonly concurrency?: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly defaults?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly needs?: string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  /** A workflow that is the whole job. */
  readonly uses?: string;
  readonly if?: string;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface WorkflowFile extends Workflow {
  readonly path: string;
  readonly text: string;
}

const files = await Promise.all(
  globSync('.github/workflows/*.yml').map(async (path): Promise<WorkflowFile> => {
    const text = await readFile(path, 'utf8');
    return { path, text, ...(parse(text) as Workflow) };
  }),
);

function workflow(name: string): WorkflowFile {
  const found = files.find(({ path }) => path.endsWith(`/${name}.yml`));
  if (found === undefined) throw new Error(`There is no workflow ${name}`);
  return found;
}

const stepsOf = ({ steps = [] }: Job): readonly Step[] => steps;
const runsOf = (job: Job): string[] => stepsOf(job).flatMap(({ run = [] }) => run);
const jobsOf = ({ jobs }: Workflow): Job[] => Object.values(jobs);
const canWrite = ({ permissions = {} }: Job): boolean => Object.values(permissions).includes('write');

const AT = {
  GITHUB_REPOSITORY: 'Drama/Ovation',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: 'c0ffee',
  GITHUB_ACTOR: 'ada',
  GH_TOKEN: 'ghs_invented',
};

/**
 * Runs a job's scripts as GitHub's runners do, where `docker`, `gh` and `jq` only say what they were asked for, and an image that it
 * starts.
 * @returns what that was, in its order
 */
async function ranIn(job: Job = {}, environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const directory = await temporaryDirectory();
  const asked = join(directory, 'asked');
  for (const program of ['docker', 'gh', 'jq'])
    await writeFile(
      join(directory, program),
      `#!/bin/sh\necho "${program} $*" >> '${asked}'\n[ "$1" != run ] || echo 'DISCORD_TOKEN is missing'\n`,
      { mode: 0o755 },
    );
  const env = {
    ...environment,
    PATH: `${directory}:${process.env.PATH}`,
    GITHUB_OUTPUT: join(directory, 'output'),
  };
  for (const script of runsOf(job))
    await promisify(execFile)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: directory,
      env,
    });
  return (await readFile(asked, 'utf8')).trim().split('\n');
}

describe.each(files)('$path', (file) => {
  const { path, text, jobs, permissions } = file;

  test("is one that GitHub's own parser takes, with each of its expressions", async () => {
    const { context, value } = parseWorkflow({ name: path, content: text }, new NoOperationTraceWriter());
    expect(context.errors.getErrors()).toEqual([]);
    if (value === undefined) throw new Error('It is empty');
    const { errors } = await convertWorkflowTemplate(context, value);
    expect(errors ?? []).toEqual([]);
  });

  test('may write nothing, but for the jobs that say why, each of which does one thing', () => {
    expect(Object.values(permissions).filter((level) => level !== 'read')).toEqual([]);
    for (const [name, job] of Object.entries(jobs)) {
      for (const [scope, level] of Object.entries(job.permissions ?? {}))
        expect(text, `${name} says why it needs ${scope}`).toMatch(
          new RegExp(`# To [^\\n]+\\n +${scope}: ${level}\\n`),
        );
    }
  });

  test('lets nothing that was installed run where it can write', () => {
    for (const run of jobsOf(file).filter(canWrite).flatMap(runsOf))
      expect(run).not.toMatch(/\b(?:npm|npx|node)\b|\.ci\//);
  });

  test("uses GitHub's own actions at a major version, and others only at a full commit", () => {
    // Whoever takes over another's repository can move its tags.
    for (const { uses } of jobsOf(file).flatMap(stepsOf))
      expect(uses ?? 'actions/none@v1').toMatch(/^actions\/[\w-]+@v\d+$|@[0-9a-f]{40}$/);
    for (const { uses } of jobsOf(file)) expect(uses ?? './.github/workflows/').toMatch(/^\.\/\.github\//);
  });

  test('leaves its token in no checkout', () => {
    const checkouts = jobsOf(file)
      .flatMap(stepsOf)
      .filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false });
  });

  test('puts no expression into a script, where a name could become a command', () => {
    for (const run of jobsOf(file).flatMap(runsOf)) expect(run).not.toContain('${{');
  });

  test('has a limit of time for each job', () => {
    for (const job of jobsOf(file).filter(({ uses }) => uses === undefined))
      expect(job['timeout-minutes']).toBeLessThanOrEqual(1440);
  });

  test('uses the Node whose npm the lock file needs', () => {
    const versions = jobsOf(file).flatMap((job) => stepsOf(job).map((step) => step.with?.['node-version']));
    for (const version of versions.filter((each) => each !== undefined))
      expect(`>=${version}`).toBe(project.engines.node);
  });

  test('runs scripts of package.json that there are', () => {
    for (const [, script = ''] of text.matchAll(/^[^#\n]*\bnpm run (?:--silent )?(\S+)/gm))
      expect(project.scripts).toHaveProperty([script]);
  });
});

test.each([
  ['a permission that there is none of', 'permissions: {}', 'permissions: { content: read }'],
  ['a job that there is none of', 'needs: attest', 'needs: nobody'],
  ['a context that there is none of', 'github.token', 'githb.token'],
])("GitHub's parser finds %s", async (_, right, wrong) => {
  const content = workflow('release').text.replace(right, wrong);
  const { context, value } = parseWorkflow({ name: 'wrong.yml', content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  expect(context.errors.getErrors()).not.toEqual([]);
});

describe('the workflow for pull requests', () => {
  const { on, concurrency, permissions, jobs } = workflow('ci');

  test('runs for each of them, and drops the run that a newer push makes pointless', () => {
    expect(on).toHaveProperty('pull_request');
    expect(concurrency).toMatchObject({
      group: expect.stringContaining('github.ref'),
      'cancel-in-progress': true,
    });
  });

  test('runs what everybody can run, and nothing else', async () => {
    expect(Object.values(jobs).map(runsOf)).toEqual([['.ci/run']]);
    await access('.ci/run', constants.X_OK);
  });

  test('may read the code and write nothing', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(Object.values(jobs).filter(canWrite)).toEqual([]);
  });

  test('ends soon when it hangs', () => {
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });
});

describe('the workflow for releases', () => {
  const { on, concurrency, jobs } = workflow('release');

  test('runs for the tags that npm makes, one after the other', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(concurrency).toMatchObject({ 'cancel-in-progress': false });
  });

  test('makes nothing before all checks and tests have passed, and each job waits for the one before', () => {
    expect(runsOf(jobs.test ?? {})[0]).toBe('.ci/run');
    const order = Object.keys(jobs);
    expect(order).toEqual(['test', 'image', 'attest', 'publish', 'catalogue']);
    expect(order.map((name) => jobs[name]?.needs)).toEqual([undefined, ...order.slice(0, -1)]);
  });

  test.skipIf(process.platform === 'win32')(
    'pushes an image for each processor, and one for both, as the latest unless it is a beta (skipped on Windows)',
    async () => {
      const pushed = async (version: string) => [
        ...(await ranIn(jobs.image, { ...AT, GITHUB_REF_NAME: `v${version}` })),
        ...(await ranIn(jobs.attest, { ...AT, GITHUB_REF_NAME: `v${version}` })),
      ];
      const image = 'ghcr.io/drama/ovation';
      const final = await pushed('1.2.0');
      for (const processor of ['amd64', 'arm64']) {
        expect(final).toContain(`docker push ${image}:1.2.0-${processor}`);
        expect(final.join('\n')).toContain(`docker build --platform linux/${processor} `);
      }
      expect(final).toContain(
        `docker buildx imagetools create --tag ${image}:1.2.0 --tag ${image}:latest ${image}:1.2.0-amd64 ${image}:1.2.0-arm64`,
      );
      expect(final.findIndex((each) => each.startsWith('docker run'))).toBeLessThan(
        final.findIndex((each) => each.startsWith('docker login')),
      );
      expect(final.join('\n')).toContain('org.opencontainers.image.source=https://github.com/Drama/Ovation');
      expect((await pushed('1.2.0-beta.0')).join('\n')).not.toContain('latest');
    },
  );

  test.skipIf(process.platform === 'win32')(
    'makes a release with the notes, the image and the SBOM (skipped on Windows)',
    async () => {
      const released = (tag: string) =>
        ranIn(jobs.publish, { ...AT, GITHUB_REF_NAME: tag, IMAGE: 'ghcr.io/drama/ovation@sha256:5e1' });
      expect(await released('v1.2.0')).toEqual([
        'gh release create v1.2.0 ovation.cdx.json --repo Drama/Ovation --verify-tag --title Ovation 1.2.0 --notes-file notes.md',
      ]);
      expect((await released('v1.2.0-beta.0')).join()).toMatch(/--notes-file notes\.md --prerelease$/);
    },
  );

  test('ends where any part of a pipe fails, as its scripts are run here', () => {
    expect(workflow('release').defaults).toEqual({ run: { shell: 'bash' } });
  });

  test('runs in any repository: it names none, and needs no secret', () => {
    expect(workflow('release').text).not.toMatch(/secrets\.|ghcr\.io\/[a-z]/);
  });

  test('signs the digest of the image, once for where it came from and once for what is in it', () => {
    const attested = stepsOf(jobs.attest ?? {}).flatMap(({ uses, with: inputs }) =>
      uses?.startsWith('actions/attest@') ? [inputs] : [],
    );
    const [subject = '', digest = ''] = ['image', 'digest'].map(
      (name) => `\${{ steps.push.outputs.${name} }}`,
    );
    expect(attested).toEqual([
      { 'subject-name': subject, 'subject-digest': digest, 'push-to-registry': true },
      {
        'subject-name': subject,
        'subject-digest': digest,
        'sbom-path': 'ovation.cdx.json',
        'push-to-registry': true,
      },
    ]);
  });
});

describe('the workflow for the list of shows', () => {
  const { on, permissions, jobs } = workflow('catalogue');
  const { build = {}, attach = {} } = jobs;

  test('is called by that for releases, and starts by nothing else', () => {
    expect(on).toBe('workflow_call');
    expect(workflow('release').jobs.catalogue?.uses).toBe('./.github/workflows/catalogue.yml');
    expect(workflow('release').jobs.catalogue?.permissions).toEqual(attach.permissions);
  });

  test('builds with what may write nothing, and attaches with what runs nothing that was installed', () => {
    expect(permissions).toEqual({});
    expect(build.permissions).toEqual({ contents: 'read' });
    expect(runsOf(attach).every((run) => run.startsWith('gh release upload '))).toBe(true);
  });

  test('attaches the list with its checksum under the names that are asked for', () => {
    expect(runsOf(build)).toContain('sha256sum catalogue.jsonl.gz > catalogue.jsonl.gz.sha256');
    expect(runsOf(attach).join('\n')).toContain('catalogue.jsonl.gz catalogue.jsonl.gz.sha256');
  });
});
