import {
  type AnyAdapter,
  type Io,
  type List,
  type Members,
  openConnection,
  type Reader,
} from "@rosterkit/core/adapter";
import type { AdapterUnderTest, StartedVendor } from "../adapter/adapter-under-test.ts";
import type { People } from "../adapter/on-vendor.ts";
import { referenceAdapter } from "./reference-adapter.ts";

type Connection = ReturnType<typeof openConnection>;

/** The reference adapter with connections made otherwise. */
export const breakConnection = (
  breakIt: (connection: Connection, token: string) => Partial<Connection>,
): AdapterUnderTest =>
  breakConnect((adapter, settings, io) => {
    const connection = openConnection(adapter.connect(settings, io));
    return { ...connection, ...breakIt(connection, String(settings)) };
  });

/** The reference adapter with another `connect`. */
export const breakConnect = (
  connect: (adapter: AnyAdapter, settings: unknown, io: Io) => ReturnType<AnyAdapter["connect"]>,
): AdapterUnderTest => breakAdapter((adapter) => ({ connect: (settings, io) => connect(adapter, settings, io) }));

/** The reference adapter described otherwise. */
export const breakAdapter = (breakIt: (adapter: AnyAdapter) => Partial<AnyAdapter>): AdapterUnderTest => {
  const { adapter } = referenceAdapter;
  return { ...referenceAdapter, adapter: { ...adapter, ...breakIt(adapter) } };
};

/** The reference adapter with a stand-in that does something else. */
export const breakVendor = (breakIt: (vendor: StartedVendor) => Partial<StartedVendor>): AdapterUnderTest => ({
  ...referenceAdapter,
  start: async (options) => {
    const vendor = await referenceAdapter.start(options);
    return { ...vendor, ...breakIt(vendor) };
  },
});

/** The reference adapter with some abilities put in place of its own. */
export const breakPeople = (breakIt: (people: People, token: string) => Partial<People>): AdapterUnderTest =>
  breakConnection(({ people }, token) => ({ people: { ...people, ...breakIt(people, token) } }));

/** The reference adapter with some abilities of its groups put in place of its own. */
export const breakGroups = (breakIt: (groups: People) => Partial<People>): AdapterUnderTest =>
  breakConnection(({ groups }) => {
    if (!groups) throw new Error("The reference adapter has no groups by now");
    return { groups: { ...groups, ...breakIt(groups) } };
  });

/** The reference adapter with another way of handling members. */
export const breakMembers = (breakIt: (members: Required<Members>) => Partial<Members>): AdapterUnderTest =>
  breakGroups(({ members }) => {
    if (!members?.add || !members.remove) throw new Error("The reference adapter has other members by now");
    const all = { ...members, add: members.add, remove: members.remove };
    return { members: { ...all, ...breakIt(all) } };
  });

type PageOf = List<unknown>["page"];

/** The reference adapter with another way of answering pages, and perhaps without its witness. */
export const breakPages = (breakIt: (page: PageOf, token: string) => PageOf, more: Partial<Reader<never>> = {}) =>
  breakPeople(({ read }, token) => {
    const list = read?.lists.rows;
    if (!read || !list) throw new Error("The reference adapter has another reader by now");
    const page = list.page.bind(list);
    return { read: { ...read, lists: { rows: { ...list, page: breakIt(page, token) } }, ...more } };
  });

/** The reference adapter that reads one attribute otherwise. */
export const breakAttribute = (name: string, breakIt: (value: unknown) => unknown): AdapterUnderTest =>
  breakPeople(({ attributes }) => {
    const attribute = attributes[name];
    if (!attribute) throw new Error(`There is no attribute ${name}`);
    return {
      attributes: { ...attributes, [name]: { ...attribute, read: (row) => breakIt(attribute.read(row)) as never } },
    };
  });

/** The reference adapter over a transport that does something else with requests. */
export const breakFetch = (breakIt: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch): AdapterUnderTest =>
  breakConnect((adapter, settings, io) => adapter.connect(settings, { ...io, fetch: breakIt(io.fetch) }));

/** Repeats refused calls at once, so many times. */
export const hammering = (times: number): AdapterUnderTest =>
  breakFetch((fetch) => async (input, init) => {
    let answer = await fetch(input, init);
    for (let tries = 0; tries < times && answer.status === 429; tries += 1) answer = await fetch(input, init);
    return answer;
  });
