import { type AnyConnection, openResource, type Shape } from "@rosterkit/core/adapter";
import { type CompiledMapping, compose } from "@rosterkit/core/mapping";
import type { ScimResource } from "../../schema/resource-of.ts";
import { compileActivity, employmentAttributes } from "./activity.ts";
import type { AdapterStoreSettings } from "./adapter-store-options.ts";
import { builtResource } from "./built-resource.ts";
import { type FindRow, valuesOf } from "./follow-records.ts";

/** How a vendor's record of a person is shown. */
export interface UserView {
  /** The vendor's attributes that it is made of: what a read asks for. */
  readonly reads: readonly string[];
  /** The vendor's attribute that is the user name; `undefined`: the work email is. */
  readonly userName: string | undefined;
  readonly mapping: CompiledMapping;
  /** A record as it is shown at an instant. The id is the vendor's own. */
  show(row: unknown, atMs: number, find: FindRow): ScimResource;
}

/** Puts the vendor's mapping and the one to SCIM together. `undefined`: the vendor is no source of people. */
export function createUserView(connection: AnyConnection, settings: AdapterStoreSettings): UserView | undefined {
  const { toEmployee } = connection.adapter;
  if (!toEmployee) return undefined;
  const people = openResource(connection.people);
  const mapping: CompiledMapping = compose(toEmployee, settings.fromEmployee) as CompiledMapping;
  const userName = settings.userName ?? people.keys?.[0];
  const own = { userName, externalId: settings.externalId };
  const activity = compileActivity(connection.people, toEmployee, settings.lifecycle);
  const ends = endsIn(settings.fromEmployee as CompiledMapping);
  const updatedAt = toEmployee.reader("updatedAt");
  return {
    reads: readsOf(toEmployee, mapping, Object.values(own)),
    userName,
    mapping,
    show: (row, atMs, find) => {
      const id = people.id(row as never);
      const { active, endsLater } = activity(row, atMs);
      const values = { ...valuesOf(mapping, row, find), ...ownValues(people.attributes, own, row) };
      if (endsLater) for (const name of ends.own) delete values[name];
      for (const name of ends.others) delete values[name];
      // A user without a name is none, and one who is left out would pass for gone. No private address takes its place.
      const shown = { ...values, userName: values.userName || id, active };
      const times = { created: people.createdAt?.(row as never), lastModified: updatedAt(row) };
      return builtResource(id, shown, times, settings.userType);
    },
  };
}

/** The attributes that tell of an end: of the person's own, which is shown once it has come, and of somebody else's, which never is. */
function endsIn(fromEmployee: CompiledMapping) {
  const tell = fromEmployee.names.flatMap((name) =>
    fromEmployee
      .sources(name)
      .filter(({ attribute }) => attribute === "endDate" || attribute === "lastWorkingDay")
      .map(({ of }) => ({ name, isOwn: of === undefined })),
  );
  const named = (wanted: boolean) => tell.filter(({ isOwn }) => isOwn === wanted).map(({ name }) => name);
  return { own: named(true), others: named(false) };
}

/** The values of attributes that are shown as they are at the vendor. */
function ownValues(attributes: Shape, own: Readonly<Record<string, string | undefined>>, row: unknown) {
  const read = (name: string | undefined) => (name === undefined ? undefined : attributes[name]?.read(row as never));
  const values = Object.entries(own).map(([name, from]) => [name, read(from)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

function readsOf(
  toEmployee: CompiledMapping,
  mapping: CompiledMapping,
  own: readonly (string | undefined)[],
): readonly string[] {
  const shown = mapping.names.flatMap((name) => mapping.sources(name));
  const told = [...employmentAttributes, "updatedAt"].flatMap((name) => toEmployee.sources(name));
  return [
    ...new Set([...[...shown, ...told].map(({ attribute }) => attribute), ...own.filter((name) => name !== undefined)]),
  ];
}
