import { setTimeout } from "node:timers/promises";
import { createMemoryResourceStore, type ResourceStore, updateByVersion } from "../index.ts";
import { versionOf } from "../version-of.ts";

/** A store that can compare and set and no more, and takes its time for each step, as one behind a network would. */
export function slowStore(): ResourceStore {
  const memory = createMemoryResourceStore();
  const get: ResourceStore["get"] = async (type, id) => {
    await setTimeout(Math.random() * 3);
    return memory.get(type, id);
  };
  return {
    ...memory,
    get,
    update: updateByVersion({
      get,
      replace: async (type, resource, expected) => {
        await setTimeout(Math.random() * 3);
        let isStale = false;
        const written = await memory.update(type, String(resource.id), (current) => {
          isStale = versionOf(current) !== expected;
          return isStale ? current : resource;
        });
        return isStale ? undefined : written;
      },
    }),
  };
}
