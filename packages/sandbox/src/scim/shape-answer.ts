import type { ListSwitches } from "./list-switches.ts";
import { withBody } from "./scim-answer.ts";

/** A good answer as the switches have it: counts as asked for, and a configuration that says what is really there. */
export async function shapeAnswer(
  response: Response,
  url: URL,
  switches: Pick<ListSwitches, "itemsPerPage" | "filters" | "rowsAtMost">,
  patch: boolean,
): Promise<Response> {
  if (response.status !== 200) return response;
  if (url.pathname.endsWith("/ServiceProviderConfig"))
    return withBody(response, (body) => ({
      ...body,
      patch: { supported: patch },
      filter: { supported: switches.filters !== "refused", maxResults: switches.rowsAtMost },
    }));
  if (switches.itemsPerPage === "returned" || !/\/(Users|Groups)\/?$/.test(url.pathname)) return response;
  const count = Number(url.searchParams.get("count") ?? switches.rowsAtMost);
  return withBody(response, (body) => ({ ...body, itemsPerPage: Math.min(count, switches.rowsAtMost) }));
}

/** Whether a path asks what the server can. */
export const isDiscovery = ({ pathname }: URL): boolean =>
  /\/(ServiceProviderConfig|ResourceTypes|Schemas)(\/|$)/.test(pathname);
