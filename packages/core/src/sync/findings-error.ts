import { RosterkitError } from "../errors/rosterkit-error.ts";
import type { SyncChecked } from "./sync.ts";

/** A connection works but lacks something that the sync needs. Nothing was read or written. */
export class FindingsError extends RosterkitError {
  override readonly name: string = "FindingsError";
  readonly code = "findings";
  readonly checked: SyncChecked;

  constructor(checked: SyncChecked) {
    const missing = [checked.source, checked.target].flatMap(({ vendor, findings }) =>
      findings.filter(({ ok }) => !ok).map((finding) => ({ vendor, ...finding })),
    );
    const causes = missing.map(({ vendor, ability, permission }) => `${vendor}: ${permission ?? ability} is missing`);
    const remedies = missing.flatMap(({ remedy }) => remedy ?? []);
    // One permission may be what several abilities lack.
    super([...new Set(causes)].join("; "), { remedy: [...new Set(remedies)].join(" ") || undefined });
    this.checked = checked;
  }
}
