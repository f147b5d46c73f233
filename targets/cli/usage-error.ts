/** A mistake in what the command was told, or trouble with a file. */
export class UsageError extends Error {}
