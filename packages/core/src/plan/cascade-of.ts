import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Cascade } from "../adapter/cascade.ts";
import type { ResourceName } from "../store/link.ts";
import type { Change } from "./change.ts";
import { takesAway } from "./takes-away.ts";

/** What the vendor changes by itself along with a removal, whichever of its states is reached. `undefined`: it is no removal of a person, or nothing. */
export function cascadeOf({ cascades }: Pick<AnyResource, "cascades">, change: Change): Cascade | undefined {
  const { state, ifRefused, resource, account } = change;
  if (!cascades || resource !== "people" || account === undefined || !takesAway(change)) return undefined;
  const all = [state, ifRefused].flatMap((reached) => (reached && cascades[reached]) ?? []);
  if (all.length === 0) return undefined;
  const join = (which: keyof Cascade) => [...new Set(all.flatMap((one) => one[which] ?? []))];
  return { people: join("people"), groups: join("groups"), own: join("own") };
}

/** The attributes of a resource's records that a vendor changes along with the state of somebody, be it another one. */
export const cascadedNames = (
  { cascades }: Pick<AnyResource, "cascades">,
  resource: ResourceName,
): readonly string[] => {
  const all = Object.values(cascades ?? {});
  const names = all.flatMap(({ people = [], groups = [], own = [] }) =>
    resource === "people" ? [...people, ...own] : groups,
  );
  return [...new Set(names)];
};
