import type { AnyConnection } from "../adapter/any-adapter.ts";
import type { ResourceName } from "../store/link.ts";
import type { Irrevocable } from "../undo/note-lost.ts";

/** What the adapter says of its own abilities. */
export function irrevocableOf(target: AnyConnection, resource: ResourceName): Irrevocable {
  const prefix = `${resource}.`;
  const told = (target.adapter.capabilities ?? []).flatMap(({ ability, alsoChanges }) =>
    ability.startsWith(prefix) && alsoChanges !== undefined
      ? [[ability.slice(prefix.length), alsoChanges] as const]
      : [],
  );
  return { irreversible: target[resource]?.irreversible ?? [], alsoChanges: Object.fromEntries(told) };
}
