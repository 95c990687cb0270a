import { ApiError, type CallOptions, PermissionError, UnexpectedResponseError } from "@rosterkit/core/adapter";
import { isRecord } from "../value/is-record.ts";
import type { ClientContext } from "./client-context.ts";
import type { Discovery, DiscoveryDocument, DiscoveryProblem } from "./discovery.ts";
import { readProviderConfig } from "./read-provider-config.ts";
import { readResourceTypes, usualTypes } from "./read-resource-types.ts";
import { readSchemaDefinition } from "./read-schema-definition.ts";
import { standardProfile } from "./target-profile.ts";

/**
 * Asks a server what it can. A document that is missing, forbidden or nonsense is done without; rejects when the credential is not accepted or
 * the server cannot be reached, which says nothing about what it can.
 */
export async function discover(
  { transport }: Pick<ClientContext, "transport">,
  call?: CallOptions,
): Promise<Discovery> {
  const problems: DiscoveryProblem[] = [];
  const ask = async (document: DiscoveryDocument): Promise<unknown> => {
    try {
      const path = `/${document}`;
      return (await transport({ method: "GET", path, template: path, call }, standardProfile)).data;
    } catch (error) {
      problems.push({ document, problem: problemOf(error) });
      return undefined;
    }
  };
  const config = await ask("ServiceProviderConfig");
  const schemas = resourcesIn(await ask("Schemas")).map(readSchemaDefinition);
  const types = resourcesIn(await ask("ResourceTypes"));
  const known = schemas.filter((schema) => schema !== undefined).filter(({ attributes }) => attributes.length > 0);
  const note = (document: DiscoveryDocument, problem: string) => {
    if (!problems.some((each) => each.document === document)) problems.push({ document, problem });
  };
  const told = resourcesIn(config)
    .map(readProviderConfig)
    .find((each) => each !== undefined);
  const { resourceTypes, skipped } = readResourceTypes(types, known);
  if (told === undefined) note("ServiceProviderConfig", "is not one");
  if (known.length === 0) note("Schemas", "has no schema with attributes");
  if (resourceTypes.length === 0) note("ResourceTypes", "has no type that can be used");
  else if (skipped > 0) note("ResourceTypes", `has ${skipped} that cannot be used`);
  return {
    profile: told?.profile ?? {},
    authenticationSchemes: told?.authenticationSchemes ?? [],
    resourceTypes: resourceTypes.length > 0 ? resourceTypes : usualTypes(known),
    problems: [...problems, ...(told?.problems ?? [])],
  };
}

/** The resources of a ListResponse, of a bare list, or of a document that stands alone: servers differ in this. */
function resourcesIn(data: unknown): readonly unknown[] {
  if (Array.isArray(data)) return data;
  if (!isRecord(data)) return [];
  return Array.isArray(data.Resources) ? data.Resources : [data];
}

/** Rethrows what says nothing about the document itself. */
function problemOf(error: unknown): string {
  if (PermissionError.isInstance(error)) return "may not be read";
  if (UnexpectedResponseError.isInstance(error)) return "is not JSON";
  if (ApiError.isInstance(error) && error.code === "api" && error.status < 502)
    return `is answered with ${error.status}`;
  throw error;
}
