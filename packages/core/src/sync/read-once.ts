import type { AnyConnection, AnyResource } from "../adapter/any-adapter.ts";
import type { List, Page, Reader } from "../adapter/reader.ts";
import type { Members } from "../adapter/resource.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";

/** A connection whose lists are asked for once, whoever reads them how often, and through which nothing is written. `attributes`: of people, all that any reader needs. */
export const readOnce = (connection: AnyConnection, attributes: readonly string[]): AnyConnection => ({
  ...connection,
  people: resourceOnce(connection.people, attributes),
  ...(connection.groups && { groups: resourceOnce(connection.groups, []) }),
});

function resourceOnce(resource: AnyResource, attributes: readonly string[]): AnyResource {
  const { read, create, update, become, revokeSessions, sendWelcome, members } = resource;
  return {
    ...resource,
    ...(read && { read: readerOnce(read, attributes) }),
    ...(create && { create: refuse }),
    ...(update && { update: refuse }),
    ...(become && { become: Object.fromEntries(Object.keys(become).map((state) => [state, refuse])) }),
    ...(revokeSessions && { revokeSessions: refuse }),
    ...(sendWelcome && { sendWelcome: refuse }),
    ...(members && { members: membersOnce(members) }),
  };
}

const refuse = async (): Promise<never> => {
  throw new ConfigurationError([{ path: "shadow", message: "writes nothing" }]);
};

const readerOnce = (reader: Reader<unknown>, attributes: readonly string[]): Reader<unknown> => ({
  ...reader,
  lists: Object.fromEntries(Object.entries(reader.lists).map(([name, list]) => [name, listOnce(list, attributes)])),
});

function listOnce(list: List<unknown>, attributes: readonly string[]): List<unknown> {
  const once = createOnce<Page<unknown>>();
  return {
    ...list,
    page: (cursor, reading) => once(cursor ?? "", () => list.page(cursor, { ...reading, attributes })),
  };
}

function membersOnce(members: Members): Members {
  const once = createOnce<Page<string>>();
  return {
    ...members,
    page: (group, cursor) => once(JSON.stringify([group, cursor]), () => members.page(group, cursor)),
    ...(members.add && { add: refuse }),
    ...(members.remove && { remove: refuse }),
  };
}

/** Keeps answers by name. One that failed is asked for again. */
function createOnce<Answer>(): (name: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const answers = new Map<string, Answer>();
  return async (name, ask) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = await ask();
    answers.set(name, answer);
    return answer;
  };
}
