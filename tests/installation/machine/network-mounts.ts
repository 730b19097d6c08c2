import { existsSync } from 'node:fs';
import type { Mount } from './machine.ts';

/** What a machine has of this one, so that it reaches the network and npm's registry as this one does. */
export function networkMounts(environment: NodeJS.ProcessEnv): readonly Mount[] {
  const {
    npm_config_userconfig: settings,
    npm_config_cache: cache,
    NODE_EXTRA_CA_CERTS: authorities,
  } = environment;
  return [
    { from: '/etc/resolv.conf', to: '/etc/resolv.conf', isReadOnly: true },
    ...(cache === undefined ? [] : [{ from: cache, to: '/root/.npm' }]),
    ...[
      [settings, '/root/.npmrc'],
      [authorities, authorities],
    ].flatMap(([from, to]) =>
      from !== undefined && to !== undefined && existsSync(from) ? [{ from, to, isReadOnly: true }] : [],
    ),
  ];
}
