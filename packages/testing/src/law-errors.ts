/** What a law found broken. The message says what happened, for the author of what was tested. */
export class LawBrokenError extends Error {
  override readonly name = "LawBrokenError";
  /** The last requests that the stand-in saw, without bodies. Absent where there is none. */
  readonly requests: string | undefined;

  constructor(message: string, { requests, cause }: { readonly requests?: string | undefined; cause?: unknown } = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.requests = requests;
  }
}

/** Thrown by a law that has nothing to check. The message says why, in terms of what the author declared. */
export class LawDoesNotApply extends Error {
  override readonly name = "LawDoesNotApply";
}

/** What was handed to the kit is wrong, so nothing was found out about what it was to test. */
export class SetUpError extends Error {
  override readonly name = "SetUpError";
}

/** Breaks the law unless the condition holds. */
export function holds(condition: unknown, broken: string): asserts condition {
  if (!condition) throw new LawBrokenError(broken);
}

/** Stops with a SetUpError unless the condition holds. */
export function given(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new SetUpError(problem);
}

/** Ends a law that has nothing to check. */
export function doesNotApply(because: string): never {
  throw new LawDoesNotApply(because);
}
