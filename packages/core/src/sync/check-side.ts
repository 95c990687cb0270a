import type { AnyConnection } from "../adapter/any-adapter.ts";
import { TenantChangedError } from "../errors/tenant-changed-error.ts";
import type { SideChecked } from "./sync.ts";

/** Checks one side, and that it still leads to the tenant that the sync was made for. `expected`: absent before the first run. */
export async function checkSide(connection: AnyConnection, expected: string | undefined): Promise<SideChecked> {
  const checked = await connection.check();
  if (expected !== undefined && expected !== checked.account)
    throw new TenantChangedError(expected, checked.account, { adapter: connection.adapter.id });
  return { ...checked, vendor: connection.adapter.name, ok: checked.findings.every(({ ok }) => ok) };
}
