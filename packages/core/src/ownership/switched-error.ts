import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.switched");

/** Another sync has taken the links of this one over, so this one does nothing any more. Nothing was read or written. */
export class SwitchedError extends RosterkitError {
  override readonly name: string = "SwitchedError";
  readonly code = "switched";
  /** The sync that was switched. */
  readonly sync: string;
  /** The sync that has its links now. */
  readonly to: string;

  constructor(sync: string, to: string, options: RosterkitErrorOptions = {}) {
    super(`The sync "${sync}" was switched to "${to}", which has its links now`, {
      remedy: `Run "${to}". To switch back, apply what \`relink({ from: "${to}" })\` of "${sync}" plans.`,
      ...options,
    });
    this.sync = sync;
    this.to = to;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is SwitchedError {
    return carriesMark(error, marker);
  }
}
