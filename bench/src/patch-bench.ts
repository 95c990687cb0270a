import { deepStrictEqual, notDeepStrictEqual } from "node:assert/strict";
import { applyPatch, type ScimResource, userType } from "@rosterkit/scim";
import { patchBodyValidation, type ScimPatch, scimPatch, type ScimResource as TheirResource } from "scim-patch";
import { enterpriseUrn, idOf, newScimUser } from "./scim-users.ts";
import { type Times, timeInTurn } from "./time-in-turn.ts";

/** Milliseconds for the same PATCH bodies, each applied to the same number of users. */
export type PatchTimes = Times<"rosterkit" | "scimPatch" | "scimPatchInPlace">;

const bodyOf = (...operations: ScimPatch["Operations"]): ScimPatch => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations: operations,
});

/** What provisioning systems really send: with and without a path, within values, extensions, several at once. */
const bodies: readonly ScimPatch[] = [
  bodyOf({ op: "replace", value: { active: false } }),
  bodyOf({ op: "replace", path: "name.familyName", value: "Byron" }),
  bodyOf({ op: "replace", path: 'emails[type eq "work"].value', value: "new@acme.example" }),
  bodyOf({ op: "add", path: "emails", value: [{ value: "second@acme.example", type: "other" }] }),
  bodyOf({ op: "replace", path: `${enterpriseUrn}:department`, value: "Astronomy" }),
  bodyOf({ op: "remove", path: 'phoneNumbers[type eq "work"]' }),
  bodyOf(
    { op: "replace", path: "title", value: "Countess" },
    { op: "replace", path: "displayName", value: "Ada Byron" },
    { op: "remove", path: "timezone" },
    { op: "add", path: "nickName", value: "Countess" },
  ),
];

type Apply = (user: ScimResource, body: ScimPatch) => ScimResource;

/** scim-patch's own check of the body is left in, as ours has one too. It writes into what it is handed unless told not to, as ours never does. */
const byScimPatch =
  (mutateDocument: boolean): Apply =>
  (user, body) => {
    patchBodyValidation(body);
    const resource = user as unknown as TheirResource;
    return scimPatch(resource, [...body.Operations], { mutateDocument }) as unknown as ScimResource;
  };

const contestants: { readonly [Name in keyof PatchTimes]: Apply } = {
  rosterkit: (user, body) => applyPatch(user, body, userType).resource,
  scimPatch: byScimPatch(false),
  scimPatchInPlace: byScimPatch(true),
};

/** Times all, once their answers are shown to be the same. Each gets copies of the users of its own, made outside what is timed. */
export async function patchBench(size: number, rounds: number): Promise<PatchTimes> {
  const users = Array.from({ length: size }, (_, number) => ({ ...newScimUser(number), id: idOf(number) }));
  for (const body of bodies) checkPatch(users.slice(0, 50), body);
  let copies: readonly ScimResource[] = [];
  const each = (apply: Apply) => () => {
    let next = 0;
    for (const body of bodies) for (const _ of users) apply(copies[next++] ?? {}, body);
  };
  const makeCopies = () => {
    copies = bodies.flatMap(() => users.map(copyOf));
  };
  const group = {
    rosterkit: each(contestants.rosterkit),
    scimPatch: each(contestants.scimPatch),
    scimPatchInPlace: each(contestants.scimPatchInPlace),
  };
  const [times] = await timeInTurn([group], rounds, makeCopies);
  if (!times) throw new RangeError("nothing was timed");
  return times;
}

/** As a resource comes from a database: cloned objects would be kept in another way by V8. */
const copyOf = (user: ScimResource): ScimResource => JSON.parse(JSON.stringify(user)) as ScimResource;

function checkPatch(users: readonly ScimResource[], body: ScimPatch): void {
  const [ours, ...theirs] = Object.values(contestants).map((apply) =>
    users.map((user) => copyOf(apply(copyOf(user), body))),
  );
  for (const result of theirs) deepStrictEqual(ours, result, JSON.stringify(body));
  notDeepStrictEqual(ours, users);
}
