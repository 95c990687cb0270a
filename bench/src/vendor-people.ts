import type { AnyResource, ApiClient } from "@rosterkit/core/adapter";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import { readPeople } from "../../adapters/humaans/src/people.ts";
import { oktaSettings } from "../../adapters/okta/src/config.ts";
import { people as oktaPeople } from "../../adapters/okta/src/people.ts";
import { addressOf, type PageSource } from "./page-text.ts";

type HumaansApi = Parameters<typeof readPeople>[0];
type OktaApi = Parameters<typeof oktaPeople>[0];

interface Call {
  readonly params?: { readonly query?: object; readonly path?: object };
  readonly query?: object;
}

const profileUrl = "https://app.humaans.io/people?profile={id}";

/**
 * Humaans' people as the adapter reads them, over pages at hand: whatever the adapter does to an answer is done, and nothing of HTTP.
 * The adapter's own files are imported because its door only opens over HTTP.
 */
export function humaansPeople(pages: PageSource): AnyResource {
  const get = async (path: string, call: Call = {}) =>
    JSON.parse((await pages(addressOf(path, call.params?.query))).text) as unknown;
  const client = { get, found: (answer: Promise<unknown>) => answer };
  const api = { client: client as unknown as ApiClient<object> as HumaansApi["client"], today: () => "" };
  const settings = { profileUrl };
  return {
    attributes: shapeOf(humaans.toEmployee, "source"),
    id: ({ person }: { readonly person: { readonly id: string } }) => person.id,
    read: readPeople(api, settings),
  } as AnyResource;
}

/** Okta's users as the adapter reads them, over pages at hand. */
export function oktaUsers(pages: PageSource): AnyResource {
  const answer = async (path: string, query?: object) => {
    const { text, next } = await pages(addressOf(path, query));
    return { items: JSON.parse(text) as never, next };
  };
  const user = async (id: string) => (await answer(`/api/v1/users/${id}`)).items as { readonly id: string };
  const client = {
    listPage: (path: string, call: Call = {}) => answer(path, call.query),
    get: async (_path: string, { params }: { readonly params: { readonly userId: string } }) => ({
      data: await user(params.userId),
    }),
  };
  const calls = { read: async (id: string) => ({ row: await user(id) }) };
  const api = { client, calls, random: { uuid: () => "" } } as unknown as OktaApi;
  const settings = oktaSettings.parse({ domain: "acme.okta.com", apiToken: "unused" });
  return { ...oktaPeople(api, settings), attributes: shapeOf(okta.fromEmployee, "target") } as AnyResource;
}

function shapeOf<Side extends "source" | "target", Shape>(
  mapping: { readonly [S in Side]: Shape } | undefined,
  side: Side,
): Shape {
  if (!mapping) throw new TypeError(`the adapter has no ${side} of people`);
  return mapping[side];
}
