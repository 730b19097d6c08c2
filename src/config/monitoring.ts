import { isAbsolute } from 'node:path';
import { z } from 'zod';

/** How the bot can be watched. */
export interface MonitoringConfig {
  /** Where `/metrics` and `/health` are served; undefined: nowhere. */
  readonly address: { readonly host: string; readonly port: number } | undefined;
  /** The file that is written again and again while the bot is well, as an absolute path; undefined: none. */
  readonly heartbeatFile: string | undefined;
}

/** The environment variables about monitoring. */
export const monitoringVariables = {
  METRICS_PORT: z.coerce
    .number('METRICS_PORT must be a number from 0 to 65535.')
    .int('METRICS_PORT must be a whole number.')
    .min(0, 'METRICS_PORT must be a number from 0 to 65535.')
    .max(65535, 'METRICS_PORT must be a number from 0 to 65535.')
    .optional(),
  METRICS_HOST: z
    .union(
      [z.ipv4(), z.ipv6(), z.hostname()],
      'METRICS_HOST must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.',
    )
    .default('127.0.0.1'),
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
