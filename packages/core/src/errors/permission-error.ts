import { ApiError, type Refusal } from "./api-error.ts";
import { carriesMark, markError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.permission");

/** Known credentials that may not do this. Never retried: it stops the connection. */
export class PermissionError extends ApiError {
  override readonly name: string = "PermissionError";
  override readonly code = "permission";
  /** The scope or role that is missing. Absent when the vendor does not say. */
  readonly permission: string | undefined;

  constructor(refusal: Refusal & { readonly permission?: string | undefined }, options: RosterkitErrorOptions = {}) {
    super(refusal, options);
    this.permission = refusal.permission;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is PermissionError {
    return carriesMark(error, marker);
  }
}
