/** Whether an argument of a custom id is an id of Discord's, of which only its shape is known. */
export const isSnowflake = (argument: string): boolean => /^\d{17,20}$/.test(argument);
