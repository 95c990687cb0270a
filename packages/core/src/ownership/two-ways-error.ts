import { carriesMark, markError, RosterkitError, type RosterkitErrorOptions } from "../errors/rosterkit-error.ts";

const marker = Symbol.for("rosterkit.error.two-ways");

/** Another sync feeds the target from the same company by another way in, and the two exclude each other. Nothing was read or written. */
export class TwoWaysError extends RosterkitError {
  override readonly name: string = "TwoWaysError";
  readonly code = "two-ways";
  /** The other sync. */
  readonly sync: string;
  /** The adapter of its way in, by its id. */
  readonly way: string;

  constructor(sync: string, way: string, options: RosterkitErrorOptions = {}) {
    super(`The sync "${sync}" feeds this target from the same company already, by another way in (${way})`, {
      remedy:
        `Only one of them may. Retire "${sync}" with its \`retire\` where it was never used, or switch: ` +
        `\`relink({ from: "${sync}" })\` of this sync plans to take its links over, and \`shadow\` shows before what would change.`,
      ...options,
    });
    this.sync = sync;
    this.way = way;
    markError(this, marker);
  }

  /** True also for an error made by another copy of this package. */
  static override isInstance(error: unknown): error is TwoWaysError {
    return carriesMark(error, marker);
  }
}
