import type { Store } from "../store/store.ts";
import { readRegister } from "./register.ts";
import { type Tenant, tenantName } from "./registration.ts";

/**
 * The ring that lifecycle would go round in if people's states went from `source` to `target`: who leaves at one would be put out at the next, and
 * so on back to where it began. Names of tenants, the first one also last. `undefined`: there is none that this store knows of.
 */
export async function findRing(store: Store, source: Tenant, target: Tenant): Promise<readonly string[] | undefined> {
  const [from, to] = [tenantName(source), tenantName(target)];
  const paths: { readonly tenant: Tenant; readonly names: readonly string[] }[] = [
    { tenant: source, names: [from, to] },
  ];
  const seen = new Set([from]);
  for (const { tenant, names } of paths) {
    if (tenantName(tenant) === to) return names;
    for (const { lifecycle, source: before } of await readRegister(store, tenant)) {
      const name = tenantName(before);
      if (!lifecycle || seen.has(name)) continue;
      seen.add(name);
      paths.push({ tenant: before, names: [name, ...names] });
    }
  }
  return undefined;
}
