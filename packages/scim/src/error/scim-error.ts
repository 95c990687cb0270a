import { RosterkitError, type RosterkitErrorOptions } from "@rosterkit/core";
import type { ScimType } from "./scim-type.ts";

const marker = Symbol.for("rosterkit.error.scim");

/** What a SCIM request is refused with. */
export interface ScimRefusal {
  /** HTTP status, as a number; the body says it as a string. */
  readonly status: number;
  /** The word SCIM has for it. Absent when it has none, as for 404. */
  readonly scimType?: ScimType | undefined;
  /** What is wrong, in words that hold nothing a person's record could hold. */
  readonly detail: string;
}

/** A SCIM request that cannot be answered as asked. Details name attributes and places in the request, never values. */
export class ScimError extends RosterkitError {
  override readonly name: string = "ScimError";
  readonly code = "scim";
  /** HTTP status. */
  readonly status: number;
  /** The word SCIM has for the refusal. Absent when it has none. */
  readonly scimType: ScimType | undefined;
  /** What is wrong, for whoever sent the request. */
  readonly detail: string;

  constructor(refusal: ScimRefusal, options: RosterkitErrorOptions = {}) {
    super(refusal.detail, options);
    this.status = refusal.status;
    this.scimType = refusal.scimType;
    this.detail = refusal.detail;
    Object.defineProperty(this, marker, { value: true });
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is ScimError {
    return error instanceof Error && (error as Error & { readonly [mark: symbol]: unknown })[marker] === true;
  }
}
