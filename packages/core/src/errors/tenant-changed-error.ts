import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.tenant-changed");

/** The same settings now lead to another company or organisation than the one the links were made for. Nothing was read or written there. */
export class TenantChangedError extends RosterkitError {
  override readonly name: string = "TenantChangedError";
  readonly code = "tenant-changed";
  /** The vendor's id of the company or organisation that the connection was made for. */
  readonly expected: string;
  /** The id that the vendor gives now. */
  readonly found: string;

  constructor(expected: string, found: string, options: RosterkitErrorOptions = {}) {
    super(`The connection was made for ${expected}, but these settings now lead to ${found}`, {
      remedy: "Restore the old settings, or start a new sync for the other organisation.",
      ...options,
    });
    this.expected = expected;
    this.found = found;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is TenantChangedError {
    return carriesMark(error, marker);
  }
}
