import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "./rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.lease-lost");

/** Another run of the same sync has taken over: what this one wanted to commit was refused. */
export class LeaseLostError extends RosterkitError {
  override readonly name: string = "LeaseLostError";
  readonly code = "lease-lost";
  /** The sync whose lease it was. */
  readonly sync: string;
  /** The epoch that is no longer the highest. */
  readonly epoch: number;

  constructor(sync: string, epoch: number, options: RosterkitErrorOptions = {}) {
    super(`Another run of ${sync} has taken over from epoch ${epoch}`, {
      remedy: "Let the other run finish; this one can be started again afterwards.",
      ...options,
    });
    this.sync = sync;
    this.epoch = epoch;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is LeaseLostError {
    return carriesMark(error, marker);
  }
}
