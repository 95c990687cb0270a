import type { State } from "../adapter/state.ts";
import type { Extent } from "./extent.ts";

/** Accounts read at one time, packed. They are known by their place, from 0 to `size - 1`; a place out of range is like an account that says nothing. */
export interface Roster<E extends Extent = Extent> {
  readonly extent: E;
  readonly size: number;
  /** The attributes that are kept: the order of `slots`. */
  readonly names: readonly string[];
  /** The place of the account with this id; -1 when it is not here. */
  indexOf(id: string): number;
  id(account: number): string;
  state(account: number): State;
  /** The state in the vendor's own word. Absent: the vendor has none. */
  status(account: number): string | undefined;
  /** The vendor's time stamp of the state. Absent: the vendor has none. */
  stateSince(account: number): string | undefined;
  /** Why we must not write this account, in words for people. Absent: nothing in the way. */
  blocked(account: number): string | undefined;
  /** The values of `names`, in that order. `undefined`: not said. */
  slots(account: number): unknown[];
  /** The same as one string, equal to `packSlots` of equal values. */
  packed(account: number): string;
  /**
   * Whether the first of `names` hold what is wanted: `null` stands for nothing as well, and `undefined` asks for nothing. Told without
   * unpacking; `false` of lists, which must be compared.
   */
  holds(account: number, wanted: readonly unknown[]): boolean;
  /** One value; `undefined` also for an attribute that is not kept. */
  value(account: number, attribute: string): unknown;
  /**
   * The accounts whose attribute has this value, compared as the attribute says; of a list, those that hold it. Ascending.
   * Throws a RangeError for an attribute that is not kept.
   */
  find(attribute: string, value: string): number[];
}
