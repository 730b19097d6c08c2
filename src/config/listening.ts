import { z } from 'zod';

/** The port that a variable names; 0 takes any free one. */
export const portVariable = (name: string) =>
  z.coerce
    .number(`${name} must be a number from 0 to 65535.`)
    .int(`${name} must be a whole number.`)
    .min(0, `${name} must be a number from 0 to 65535.`)
    .max(65535, `${name} must be a number from 0 to 65535.`);

/** The address of this machine that a variable names; its own alone by default. */
export const hostVariable = (name: string) =>
  z
    .union(
      [z.ipv4(), z.ipv6(), z.hostname()],
      `${name} must be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.`,
    )
    .default('127.0.0.1');
