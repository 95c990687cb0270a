import { RosterkitError, type RosterkitErrorOptions } from "@rosterkit/core";

/** A secret that cannot be opened: its key was not handed in, or it was changed or put elsewhere since it was sealed. Says nothing of what is in it. */
export class SealedSecretError extends RosterkitError {
  override readonly name: string = "SealedSecretError";
  readonly code = "sealed-secret";
  /** Id of the key that it is sealed under. */
  readonly keyId: string;

  constructor(message: string, keyId: string, options: RosterkitErrorOptions = {}) {
    super(message, options);
    this.keyId = keyId;
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is SealedSecretError {
    return RosterkitError.isInstance(error) && error.code === "sealed-secret";
  }
}
