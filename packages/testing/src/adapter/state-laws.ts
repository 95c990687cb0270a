import type { State } from "@rosterkit/core/adapter";
import type { Law } from "../law.ts";
import { doesNotApply, holds } from "../law-errors.ts";
import {
  assertHolds,
  heldAccount,
  makeAccount,
  moveAccount,
  namesKeptIn,
  stateReached,
  statesOffered,
} from "./account-acts.ts";
import type { AdapterUnderTest } from "./adapter-under-test.ts";
import { type OpenedVendor, onVendor } from "./on-vendor.ts";

const needs = ["people.create", "people.become", "people.get"];

/** Laws on moving accounts from state to state. */
export const stateLaws: readonly Law<AdapterUnderTest>[] = [
  {
    name: "each state offered is reached from active, read back, and changes no attribute",
    protects: "a leaver who still gets in",
    remedy: "Call what moves the account, and read its state from the record (`state`).",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        for (const [index, state] of statesOffered(opened).entries()) {
          const id = await makeAccount(opened, index + 1);
          const { values } = heldAccount(opened, id);
          await moveTo(opened, id, state);
          if (state !== "deleted")
            await assertHolds(opened, id, pick(values, namesKeptIn(opened, state)), `becoming ${state}`);
        }
      }),
  },
  {
    name: "being in a state already is success, and changes nothing",
    protects: "a run that fails for everybody who is out already",
    remedy: "Look at the record that `become` is given, or take the vendor's “already” for success.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        for (const [index, state] of statesOffered(opened).entries()) {
          if (state === "deleted") continue;
          const id = await makeAccount(opened, index + 1);
          await moveTo(opened, id, state);
          const before = JSON.stringify(heldAccount(opened, id));
          await succeeds(moveAccount(opened, id, state), `becoming ${state} while it is ${state} already`);
          holds(JSON.stringify(heldAccount(opened, id)) === before, `becoming ${state} again changed the account`);
        }
      }),
  },
  {
    name: "an account comes back from each state that it can come back from",
    protects: "a returner who stays locked out",
    remedy: "Reach `active` from every state, or name the one way states in `irreversible`.",
    needs: [...needs, "people.become.active"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const { irreversible = [] } = opened.people;
        const states = statesOffered(opened).filter(
          (state) => !irreversible.includes(`become.${state}`) && state !== "deleted",
        );
        if (states.every((state) => state === "active")) doesNotApply("every other state is declared `irreversible`");
        for (const [index, state] of states.entries()) {
          const id = await makeAccount(opened, index + 1);
          await moveTo(opened, id, state);
          await moveTo(opened, id, "active");
        }
      }),
  },
  {
    name: "moving one account moves nobody else",
    protects: "somebody else put out",
    remedy: "Use the id that `become` is given, and nothing remembered.",
    needs,
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const states = statesOffered(opened);
        const bystander = await makeAccount(opened, states.length + 1);
        const before = JSON.stringify(heldAccount(opened, bystander));
        for (const [index, state] of states.entries())
          await moveTo(opened, await makeAccount(opened, index + 1), state);
        holds(JSON.stringify(heldAccount(opened, bystander)) === before, "another account was touched");
      }),
  },
  {
    name: "sessions can be ended twice",
    protects: "a removal that fails because there was nothing left to end",
    remedy: "Take the vendor's “there are none” for success.",
    needs: ["people.create", "people.revokeSessions"],
    check: (tested) =>
      onVendor(tested, {}, async (opened) => {
        const id = await makeAccount(opened, 1);
        for (const time of ["once", "twice"])
          await succeeds(Promise.resolve(opened.people.revokeSessions?.(id)), `ending sessions ${time}`);
        holds(heldAccount(opened, id).state === "active", "ending sessions changed the state");
      }),
  },
];

const moveTo = async (opened: OpenedVendor, id: string, state: State): Promise<void> => {
  const from = opened.vendor.held?.(id)?.state ?? "nothing";
  await succeeds(moveAccount(opened, id, state), `becoming ${state} from ${from}`);
  holds(await stateReached(opened, id, state), `it was to become ${state} from ${from}, and is not read as ${state}`);
  const held = opened.vendor.held?.(id)?.state ?? "deleted";
  holds(held === state, `it was to become ${state} from ${from}, and the vendor holds it as ${held}`);
};

const succeeds = async (work: Promise<unknown>, what: string): Promise<void> => {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error("an unknown failure")),
  );
  holds(!failure, `${what} failed: ${failure?.message}`);
};

const pick = (values: { readonly [name: string]: unknown }, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, values[name]]));
