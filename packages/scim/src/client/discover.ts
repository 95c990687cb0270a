import { ApiError, type CallOptions, PermissionError, UnexpectedResponseError } from "@rosterkit/core/adapter";
import { isRecord } from "../value/is-record.ts";
import type { ClientContext } from "./client-context.ts";
import type { Discovery, DiscoveryDocument, DiscoveryProblem } from "./discovery.ts";
import { readProviderConfig } from "./read-provider-config.ts";
import { readResourceTypes, usualTypes } from "./read-resource-types.ts";
import { readSchemaDefinition } from "./read-schema-definition.ts";
import { standardProfile } from "./target-profile.ts";

type Sender = Pick<ClientContext, "transport">;

/**
 * Asks a server what it can. A document that is missing, forbidden or nonsense is done without; rejects when the credential is not accepted or
 * the server cannot be reached, which says nothing about what it can.
 */
export async function discover(sender: Sender, call?: CallOptions): Promise<Discovery> {
  const config = await askForConfig(sender, call);
  const schemas = await ask(sender, "Schemas", call);
  const types = await ask(sender, "ResourceTypes", call);
  const known = schemas.resources
    .map(readSchemaDefinition)
    .filter((schema) => schema !== undefined)
    .filter(({ attributes }) => attributes.length > 0);
  const { resourceTypes, skipped } = readResourceTypes(types.resources, known);
  const noTypes = resourceTypes.length === 0 ? "has no type that can be used" : undefined;
  const someSkipped = skipped > 0 ? `has ${skipped} that cannot be used` : undefined;
  return {
    profile: config.profile,
    authenticationSchemes: config.authenticationSchemes,
    resourceTypes: resourceTypes.length > 0 ? resourceTypes : usualTypes(known),
    problems: [
      ...config.problems,
      ...problemsOf("Schemas", schemas.problem ?? (known.length === 0 ? "has no schema with attributes" : undefined)),
      ...problemsOf("ResourceTypes", types.problem ?? noTypes ?? someSkipped),
    ],
  };
}

/** What the ServiceProviderConfig says, or nothing. Rejects as `discover` does. */
export async function askForConfig(
  sender: Sender,
  call?: CallOptions,
): Promise<Pick<Discovery, "profile" | "authenticationSchemes" | "problems">> {
  const { resources, problem } = await ask(sender, "ServiceProviderConfig", call);
  const told = resources.map(readProviderConfig).find((each) => each !== undefined);
  if (told !== undefined) return told;
  return {
    profile: {},
    authenticationSchemes: [],
    problems: problemsOf("ServiceProviderConfig", problem ?? "is not one"),
  };
}

/** A document's resources, or why there are none. */
async function ask(
  { transport }: Sender,
  document: DiscoveryDocument,
  call: CallOptions | undefined,
): Promise<{ readonly resources: readonly unknown[]; readonly problem?: string }> {
  const path = `/${document}`;
  try {
    const { data } = await transport({ method: "GET", path, template: path, call }, standardProfile);
    return { resources: resourcesIn(data) };
  } catch (error) {
    return { resources: [], problem: problemOf(error) };
  }
}

const problemsOf = (document: DiscoveryDocument, problem: string | undefined): readonly DiscoveryProblem[] =>
  problem === undefined ? [] : [{ document, problem }];

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
