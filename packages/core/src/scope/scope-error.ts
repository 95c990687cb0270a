/** Something in a scope that cannot be honoured. */
export interface ScopeIssue {
  /** Where in the scope, as in `anyOf.0.predicate`. */
  readonly path: string;
  readonly message: string;
}

/** Thrown for a scope that cannot be honoured; says everything at once. */
export class ScopeError extends Error {
  override readonly name = "ScopeError";
  readonly issues: readonly ScopeIssue[];

  constructor(issues: readonly ScopeIssue[]) {
    super(issues.map(({ path, message }) => `${path}: ${message}`).join("; "));
    this.issues = issues;
  }
}
