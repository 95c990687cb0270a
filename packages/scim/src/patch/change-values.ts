import { distinctValues } from "../resource/distinct-values.ts";
import { readValues } from "../resource/read-attribute.ts";
import type { Attribute } from "../schema/attribute.ts";
import { addValues, removeValues } from "./add-values.ts";
import type { Change } from "./change.ts";
import { changeSelected } from "./change-selected.ts";
import { settlePrimary } from "./settle-primary.ts";

/** The values that a change leaves in a multi-valued attribute; `undefined` for none. */
export function changeValues(attribute: Attribute, values: readonly unknown[], change: Change): unknown {
  const whole = change.filter === undefined && change.part === undefined;
  const changed = whole ? changeWhole(attribute, values, change) : changeSelected(attribute, values, change);
  const mayClaim = change.op !== "remove" && attribute.subAttributes.has("primary");
  const settled = mayClaim ? settlePrimary(values, changed) : changed;
  const left = whole ? settled : settled.filter((value) => value !== undefined);
  if (left.length === 0) return undefined;
  const mayRepeat = settled !== changed || (!whole && (change.op !== "remove" || change.part !== undefined));
  return mayRepeat ? distinctValues(attribute, left) : left;
}

function changeWhole(attribute: Attribute, values: readonly unknown[], change: Change): readonly unknown[] {
  const { op, value, settings } = change;
  // A list that is empty lists nothing to remove; only no list at all means everything.
  if (op === "remove" && (value === undefined || value === null)) return [];
  const given = readValues(attribute, value, settings.unknownAttributes) ?? [];
  if (op === "remove") return removeValues(attribute, values, given);
  return op === "add" ? addValues(attribute, values, given) : given;
}
