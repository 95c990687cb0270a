import type { Belonging } from "../adapter/reader.ts";
import { belongingIn } from "../scope/belonging.ts";
import type { PlannerInput } from "./planner-input.ts";

/** What a scope asks of records beside attributes. */
export interface BelongingReader {
  readonly asked: Belonging;
  /** Which of the groups or apps asked about a record belongs to. `undefined`: it does not tell. */
  of(which: keyof Belonging, row: unknown): readonly string[] | undefined;
}

/** Reads who belongs to the groups and apps that the scope names. `undefined`: it names none. */
export function belongingReader({ settings, belongsTo }: PlannerInput): BelongingReader | undefined {
  const asked = belongingIn(settings.scope);
  return asked && { asked, of: (which, row) => belongsTo?.[which]?.(row as never) };
}
