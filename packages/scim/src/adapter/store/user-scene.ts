import { type AnyConnection, openResource, type Reading } from "@rosterkit/core/adapter";
import type { ScimResource } from "../../schema/resource-of.ts";
import type { AdapterStoreSettings } from "./adapter-store-options.ts";
import type { RecordScene } from "./change-record.ts";
import { followedIds } from "./follow-records.ts";
import { type KeptList, keepList } from "./kept-list.ts";
import { createWholeRead } from "./read-whole.ts";
import type { UserView } from "./user-view.ts";

/** What reading and writing people share. */
export interface UserScene extends RecordScene {
  readonly settings: AdapterStoreSettings;
  readonly view: UserView;
  readonly kept: KeptList;
  /** Fresh, by id, as it is shown. */
  get(id: string): Promise<ScimResource | undefined>;
}

/** Binds the ways to look at people. Calls nobody yet. */
export function createUserScene(connection: AnyConnection, settings: AdapterStoreSettings, view: UserView): UserScene {
  const people = openResource(connection.people);
  const kept = keptUsers(connection, settings, view);
  const look = async (id: string) => people.get?.(id, readingNow(settings, view));
  const show = async (row: unknown) => {
    const others = new Map<string, unknown>();
    for (const id of followedIds(view.mapping, row)) others.set(id, (await look(id))?.row);
    const resource = view.show(row, settings.now(), (id) => others.get(id));
    kept.put(resource);
    return resource;
  };
  const get = async (id: string) => {
    const found = await look(id);
    return found && show(found.row);
  };
  return { connection, settings, view, kept, look, show, get };
}

const readingNow = ({ now }: AdapterStoreSettings, { reads }: UserView): Reading => ({
  day: new Date(now()).toISOString().slice(0, 10),
  attributes: reads,
});

function keptUsers(connection: AnyConnection, settings: AdapterStoreSettings, view: UserView): KeptList {
  const readRows = createWholeRead(connection.people, { ...settings, vendor: connection.adapter.name });
  const read = async () => {
    const rows = await readRows(readingNow(settings, view));
    const atMs = settings.now();
    return [...rows.values()].map((row) => view.show(row, atMs, (id) => rows.get(id)));
  };
  return keepList({ ...settings, read });
}
