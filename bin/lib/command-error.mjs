/** Something that keeps a command from running and that a person can put right. */
export class CommandError extends Error {}
