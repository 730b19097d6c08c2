import project from '../package.json' with { type: 'json' };

/** The version that runs, for example `1.2.0`: package.json is the one place that says it. */
export const VERSION: string = project.version;
