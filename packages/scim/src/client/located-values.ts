import type { ResourceType } from "../schema/resource-type.ts";
import { type LocatedPath, locatePath } from "./located-path.ts";
import type { ResourceValues } from "./resource-values.ts";

/** A value that somebody wants, and where. */
export interface LocatedValue extends LocatedPath {
  readonly value: unknown;
}

/** Values with the places that they name; what is undefined is not said. Rejects an unknown name with a ConfigurationError. */
export const locateValues = (values: ResourceValues, type: ResourceType): readonly LocatedValue[] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ ...locatePath(name, type), value }],
  );

/** Whether a path leads to single values of a list, or to parts of them. */
export const isWithinList = ({ attribute, filter, part }: LocatedPath): boolean =>
  attribute.multiValued && (filter !== undefined || part !== undefined);
