import { asObject } from "../okta-call.ts";
import { OktaError } from "../okta-error.ts";
import type { HookChannel, HookHeader, HookSettings } from "./event-hook-record.ts";
import { hookEventTypes } from "./hook-event-types.ts";

type Body = Readonly<Record<string, unknown>>;

const mostEventTypes = 300;

/** Reads the body of an event hook. Throws E0000001 for what is none; the texts of its causes are ours. Filters are not understood here. */
export function readEventHook(body: Body): HookSettings {
  const name = textOf(body, "name");
  if (name === undefined || name === "") throw refused("name: The field cannot be left blank");
  return {
    name,
    description: textOf(body, "description") ?? null,
    eventTypes: readEventTypes(asObject(body.events)),
    channel: readChannel(asObject(body.channel)),
  };
}

function readEventTypes(events: Body | undefined): readonly string[] {
  const items = Array.isArray(events?.items) ? events.items.map(String) : [];
  if (events?.type !== "EVENT_TYPE") throw refused("events.type: The value is not allowed");
  if (events.filter !== undefined && events.filter !== null) throw refused("events.filter: Not supported here");
  if (items.length < 1 || items.length > mostEventTypes) throw refused("events.items: 1 to 300 event types");
  for (const item of items)
    if (!hookEventTypes.has(item)) throw refused(`events.items: ${item} is not eligible for event hooks`);
  return items;
}

function readChannel(channel: Body | undefined): HookChannel {
  const config = asObject(channel?.config);
  if (channel?.type !== "HTTP" || channel.version !== "1.0.0") throw refused("channel: HTTP of version 1.0.0");
  const uri = textOf(config, "uri") ?? "";
  if (!isSafe(uri)) throw refused("channel.config.uri: Must be an HTTPS address");
  const headers = Array.isArray(config?.headers) ? config.headers.map((header) => readHeader(asObject(header))) : [];
  const scheme = asObject(config?.authScheme);
  if (scheme !== undefined && scheme.type !== "HEADER") throw refused("authScheme.type: The value is not allowed");
  return { uri, headers, authentication: scheme && readHeader(scheme) };
}

function readHeader(header: Body | undefined): HookHeader {
  const [key, value] = [textOf(header, "key") ?? "", textOf(header, "value") ?? ""];
  if (!/^[\w-]+$/.test(key) || !/^[\x20-\x7e]+$/.test(value)) throw refused("channel.config: A header is not valid");
  return { key, value };
}

/** Okta takes https alone; a test's receiver on this machine has no certificate. */
function isSafe(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname));
}

function textOf(body: Body | undefined, name: string): string | undefined {
  const value = body?.[name];
  return typeof value === "string" ? value : undefined;
}

function refused(cause: string): OktaError {
  return new OktaError("E0000001", "eventHook", [cause]);
}
