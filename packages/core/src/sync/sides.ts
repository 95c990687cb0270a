import { type AnyResource, openConnection, openResource } from "../adapter/any-adapter.ts";
import type { Target } from "../apply/apply-options.ts";
import type { SyncContext } from "./sync-context.ts";

/** The source's people, with the attributes that only this customer has, and which of all of them any rule reads. */
export async function sourceOf(
  context: SyncContext,
): Promise<{ readonly people: AnyResource; readonly reads: readonly string[] }> {
  const { toEmployee, reads } = await context.mappings();
  return { people: { ...openResource(context.source.people), attributes: toEmployee.source }, reads };
}

/** The target, with the attributes that only this customer has. */
export async function targetOf(context: SyncContext): Promise<Target> {
  const { toAccount } = await context.mappings();
  const target = openConnection(context.target);
  return { ...target, people: { ...target.people, attributes: toAccount.target } };
}
