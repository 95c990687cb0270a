import type { Writing } from "@rosterkit/core/adapter";
import { freeNames, makeAccount, statesOffered, targetOf } from "./account-acts.ts";
import type { OpenedVendor } from "./on-vendor.ts";

/** The abilities that write and can be made to fail. */
export const writes = ["create", "update", "become"] as const;

/** One write, ready to go. */
export interface Write {
  /** The account it is about; absent for one that is being made. */
  readonly id?: string;
  readonly go: () => Promise<unknown>;
}

/** One write of an ability, everything it needs done before; `undefined` where the adapter cannot. */
export const writeOf = async (
  opened: OpenedVendor,
  ability: string,
  more: Writing = {},
): Promise<Write | undefined> => {
  const { people } = opened;
  const writing = { sendMail: false, ...more };
  if (ability === "create") return { go: () => makeAccount(opened, 1, "active", writing) };
  const [state] = statesOffered(opened).filter((one) => one !== "active" && one !== "deleted");
  if (ability === "update" ? !people.update : !state) return undefined;
  const id = await makeAccount(opened, 1);
  const found = await people.get?.(id);
  if (!found) return undefined;
  if (ability === "become") return { id, go: async () => state && people.become?.[state]?.(id, found.row, writing) };
  const [name = ""] = freeNames(opened);
  const set = { [name]: targetOf(opened.tested).draft(2)[name] ?? null };
  const all = { ...targetOf(opened.tested).draft(1), ...set };
  return { id, go: async () => people.update?.(id, { set, all }, writing) };
};
