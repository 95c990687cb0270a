import type { ResourceStore } from "@rosterkit/scim/server";

/** The same store; `notice` is called whenever something was changed. */
export function withNotices(store: Required<ResourceStore>, notice: () => void): Required<ResourceStore> {
  return {
    ...store,
    create: async (type, resource) => {
      const made = await store.create(type, resource);
      notice();
      return made;
    },
    update: async (type, id, change) => {
      let isChanged = false;
      const written = await store.update(type, id, (current) => {
        const next = change(current);
        isChanged = next !== current;
        return next;
      });
      if (isChanged && written !== undefined) notice();
      return written;
    },
    delete: async (type, id, assert) => {
      const wasThere = await store.delete(type, id, assert);
      if (wasThere) notice();
      return wasThere;
    },
  };
}
