import { assertSecureUrl, ConfigurationError, PermissionError, type Registration } from "@rosterkit/core/adapter";
import { type OktaClient, oktaErrorCode } from "@rosterkit/core/okta";
import type { components, paths } from "./api.gen.ts";
import type { OktaSettings } from "./config.ts";
import { hookedTypes } from "./hints-of.ts";

type EventHook = components["schemas"]["EventHook"];
type HookSettings = Pick<OktaSettings, "eventHookSecret" | "eventHookHeader">;
type Api = OktaClient<paths>["api"];

const path = "/api/v1/eventHooks";

/**
 * Sees to it that a verified event hook sends to the address. One that is there for it is written anew, since Okta does not tell whether its secret is still ours, and
 * verified again; what it misses meanwhile is in the System Log. Where the credential may not, the steps for a person. Rejects where Okta cannot reach the address.
 */
export const registerEventHook = async (
  { api }: Pick<OktaClient<paths>, "api">,
  settings: HookSettings,
  url: string,
): Promise<Registration> => {
  const uri = assertSecureUrl(url, "url").href;
  try {
    const { id } = await inPlace(api, uri, settings);
    return { status: "ready", id, steps: [] };
  } catch (error) {
    if (PermissionError.isInstance(error)) return { status: "by hand", steps: stepsFor(uri, settings) };
    throw error;
  }
};

const inPlace = async (api: Api, uri: string, settings: HookSettings): Promise<{ readonly id: string }> => {
  const there = (await api.get(path)).find(({ channel }) => isSameAddress(channel.config.uri, uri));
  const { id = "", status, verificationStatus } = await written(api, there, hookFor(uri, settings, there));
  const params = { path: { eventHookId: id } };
  if (status === "INACTIVE") await api.post(`${path}/{eventHookId}/lifecycle/activate`, { params });
  if (verificationStatus !== "VERIFIED") await verify(api, params);
  return { id };
};

const verify = async (api: Api, params: { readonly path: { readonly eventHookId: string } }): Promise<void> => {
  try {
    await api.post(`${path}/{eventHookId}/lifecycle/verify`, { params });
  } catch (cause) {
    if (oktaErrorCode(cause) === "E0000001") throw unreachable(cause);
    throw cause;
  }
};

const unreachable = (cause: unknown): ConfigurationError =>
  new ConfigurationError([{ path: "url", message: "Okta got no answer to its challenge at this address" }], {
    adapter: "okta",
    cause,
    remedy: "Let the address be reached from the internet over https, and answer within three seconds.",
  });

const written = (api: Api, there: EventHook | undefined, body: EventHook): Promise<EventHook> =>
  there?.id === undefined
    ? api.post(path, { body })
    : api.put(`${path}/{eventHookId}`, { body, params: { path: { eventHookId: there.id } } });

/** What a person gave it beside what we need, it keeps: its name, and headers for what stands in front of the receiver. */
const hookFor = (
  uri: string,
  { eventHookSecret = "", eventHookHeader }: HookSettings,
  there?: EventHook,
): EventHook => ({
  name: there?.name ?? "Rosterkit",
  events: { type: "EVENT_TYPE", items: [...hookedTypes] },
  channel: {
    type: "HTTP",
    version: "1.0.0",
    config: {
      uri,
      headers: there?.channel.config.headers ?? [],
      authScheme: { type: "HEADER", key: eventHookHeader, value: eventHookSecret },
    },
  },
});

const isSameAddress = (one: string, other: string): boolean => URL.canParse(one) && new URL(one).href === other;

const stepsFor = (uri: string, { eventHookHeader }: HookSettings): readonly string[] => [
  "In the Okta Admin Console, open Workflow > Event Hooks and create an event hook, or open the one that is there for the address.",
  `Enter the URL ${uri}.`,
  `Enter ${eventHookHeader} as the authentication field, and the event hook secret of the settings as the authentication secret.`,
  `Subscribe to these events: ${hookedTypes.join(", ")}.`,
  "Save it, and verify that the endpoint is yours.",
];
