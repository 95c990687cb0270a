import type { z } from "zod";
import type { EmployeeShape } from "../employee/employee-shape.ts";
import type { GroupShape } from "../group/group-shape.ts";
import type { Io } from "../http/io.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { Shape } from "../shape/shape.ts";
import type { Adapter, Connection } from "./adapter.ts";
import type { Reader, Reading } from "./reader.ts";
import type { Found, Resource } from "./resource.ts";

/**
 * A resource whatever its rows are. Every `Resource<Row, S>` is one. Rows come out as `unknown` and are taken as `never`;
 * `openResource` closes the circle for code that hands a resource its own rows back.
 */
export interface AnyResource extends Omit<Resource<never, Shape>, "read" | "get" | "find"> {
  readonly read?: Reader<unknown>;
  get?(id: string, reading?: Reading): Promise<Found<unknown> | undefined>;
  find?(attribute: string, value: string): Promise<Found<unknown> | undefined>;
}

/** A connection whatever its rows are. Every `Connection` is one. */
export interface AnyConnection extends Omit<Connection, "people" | "groups"> {
  readonly people: AnyResource;
  readonly groups?: AnyResource;
}

/** An adapter whatever its settings and rows are. Every `Adapter` is one. Settings of unknown type are safe to hand in: `connect` checks them. */
export interface AnyAdapter
  extends Omit<Adapter, "settings" | "connect" | "toEmployee" | "fromEmployee" | "toGroup" | "fromGroup"> {
  readonly settings: z.ZodType;
  readonly toEmployee?: Mapping<Shape, EmployeeShape>;
  readonly fromEmployee?: Mapping<EmployeeShape, Shape>;
  readonly toGroup?: Mapping<Shape, GroupShape>;
  readonly fromGroup?: Mapping<GroupShape, Shape>;
  connect(settings: unknown, io: Io): AnyConnection;
}

/** The same resource with rows typed `never`, so that a row it gave may be handed to every member of it. Hand it no other rows. */
export const openResource = (resource: AnyResource): Resource<never, Shape> => resource as Resource<never, Shape>;

/** The same connection with rows typed `never`; see `openResource`. */
export const openConnection = (connection: AnyConnection): Connection => connection as Connection;
