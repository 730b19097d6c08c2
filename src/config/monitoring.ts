import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { hostVariable, portVariable } from './listening.ts';

/** How the bot can be watched. */
export interface MonitoringConfig {
  /** Where `/metrics` and `/health` are served; undefined: nowhere. */
  readonly address: { readonly host: string; readonly port: number } | undefined;
  /** The file that is written again and again while the bot is well, as an absolute path; undefined: none. */
  readonly heartbeatFile: string | undefined;
}

/** The environment variables about monitoring. */
export const monitoringVariables = {
  METRICS_PORT: portVariable('METRICS_PORT').optional(),
  METRICS_HOST: hostVariable('METRICS_HOST'),
  HEARTBEAT_FILE: z
    .string()
    .refine(isAbsolute, 'HEARTBEAT_FILE must be an absolute path such as /run/ovation/heartbeat.')
    .optional(),
};

type Variables = z.infer<z.ZodObject<typeof monitoringVariables>>;

export const readMonitoring = ({
  METRICS_PORT: port,
  METRICS_HOST: host,
  HEARTBEAT_FILE: heartbeatFile,
}: Variables): MonitoringConfig => ({
  address: port === undefined ? undefined : { host, port },
  heartbeatFile,
});
