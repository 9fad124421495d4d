/**
 * A sentence for the user on why a command does nothing: no paper is selected, a setting is off. Nothing has failed, so
 * it is shown without an alarm and without the log.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Whether an error is a refusal. By its name: each bundle has a class of its own. */
export const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Error && error.name === "Refusal";
