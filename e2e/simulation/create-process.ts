import { createSync, type Store } from "@rosterkit/core";
import { createBudgetRegistry, type Io } from "@rosterkit/core/adapter";
import { humaans } from "@rosterkit/humaans";
import { okta } from "@rosterkit/okta";
import { tell, type World } from "./create-world.ts";
import type { Fate, Process } from "./process.ts";
import { watchWrite } from "./watch-write.ts";

/** Starts one, with connections and budgets of its own; only the store outlives it. */
export function createProcess(world: World): Process {
  let fate: Fate = {};
  const death = Promise.withResolvers<undefined>();
  let steps = 0;
  let writes = 0;
  let isDead = false;
  const never = new Promise<never>(() => {});
  let asleep: Promise<void> | undefined;
  const step = async (where: string): Promise<void> => {
    steps += 1;
    if (steps === fate.actsAtStep) {
      world.movedMidway = true;
      fate.act?.();
    }
    if (steps === fate.sleepsAtStep && !isDead) {
      tell(world, `the process is put to sleep ${where}`);
      world.time.later(65_000, () => fate.whileAsleep?.());
      asleep = world.time.pass(150_000).then(() => tell(world, "the process wakes up"));
    }
    if (where !== "before a request") await asleep;
    if (!isDead && steps === fate.diesAtStep) {
      isDead = true;
      tell(world, `the process dies ${where}`);
      death.resolve(undefined);
    }
    if (isDead) await never;
  };

  const send =
    (handle: (request: Request) => Promise<Response>, watch?: typeof watchWrite): typeof fetch =>
    async (input, init) => {
      await step("before a request");
      const request = new Request(input, init);
      const isWrite = watch !== undefined && request.method !== "GET";
      if (isWrite && ++writes === fate.lateWrite) return lateAnswer(world, () => watch(world, request, handle));
      if (!isWrite) {
        const response = await handle(request);
        await step("before an answer is heard");
        return response;
      }
      const { response, hear } = await watch(world, request, handle);
      await step("before an answer is heard");
      await hear();
      return response;
    };

  const io = (fetch: typeof globalThis.fetch): Io => ({
    fetch,
    now: world.time.now,
    random: world.random.bytes,
    budgets: createBudgetRegistry(),
  });
  const target = okta.connect(
    { domain: "acme.okta.com", apiToken: world.okta.token },
    io(send(world.okta.handle, watchWrite)),
  );
  const source = humaans.connect(
    { apiToken: world.humaans.token, baseUrl: "https://humaans.example/api" },
    io(send(world.humaans.handle)),
  );
  const sync = createSync({
    source,
    target: world.sabotage.target?.(target) ?? target,
    settings: world.settings,
    store: mortalStore(world.store, step),
    now: world.time.now,
  });
  return {
    sync,
    begin: (next) => {
      fate = next;
      steps = 0;
      writes = 0;
      asleep = undefined;
    },
    live: async (work) => {
      const done = work(sync).then((value) => ({ value }));
      return Promise.race([done, death.promise]);
    },
  };
}

/** The connection breaks at once, and what was asked for happens within the time that a vendor may hold a request. */
function lateAnswer(world: World, go: () => Promise<unknown>): Promise<Response> {
  tell(world, "a write is held by the vendor, its answer lost");
  world.time.later(world.random.between(1, 55) * 1000, () => void go().catch(() => {}));
  return Promise.reject(new TypeError("fetch failed", { cause: new Error("the connection was reset") }));
}

function mortalStore(store: Store, step: (where: string) => Promise<void>): Store {
  return {
    ...store,
    lease: async (...given) => {
      await step("before a lease");
      return store.lease(...given);
    },
    release: async (lease) => {
      await step("before the lease is given back");
      await store.release(lease);
    },
    commit: async (lease, batch) => {
      await step("before a commit");
      await store.commit(lease, batch);
      await step("after a commit");
    },
  };
}
