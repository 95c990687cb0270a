import type { AnyResource } from "../adapter/any-adapter.ts";
import type { Complete, Incomplete } from "../roster/extent.ts";
import { packRoster } from "../roster/pack-roster.ts";
import { read } from "../roster/read.ts";
import type { ReadOptions } from "../roster/read-options.ts";
import { readThese } from "../roster/read-these.ts";
import type { Sink } from "../roster/sink.ts";
import type { Facts } from "../store/facts.ts";
import { createLinks } from "../store/links.ts";
import { createMappings } from "../sync/sync-mappings.ts";
import { syncSettingsSchema } from "../sync/sync-settings.ts";
import { createPlanner } from "./create-planner.ts";
import { connectDirectory } from "./directory.fixture.ts";
import { connectSource } from "./people-source.fixture.ts";
import type { Plan } from "./plan.ts";
import type { PlannerInput } from "./planner-input.ts";
import { settingsOf, type TestSettings, type World } from "./world.fixture.ts";

type Read = (people: AnyResource, sink: Sink<never>, options: ReadOptions) => Promise<Complete | Incomplete>;

/** How one plan is made outside of a sync. */
export interface PlanForOptions {
  readonly settings?: TestSettings;
  readonly facts?: Partial<Facts>;
  readonly input?: Partial<PlannerInput>;
  /** Ids of the people to read. Absent: everybody. */
  readonly only?: readonly string[];
  readonly readSource?: Read;
  readonly readTarget?: Read;
}

const noFacts: Facts = {
  revocations: new Map(),
  leftSeen: new Map(),
  handedOver: new Set(),
  decisions: [],
  recent: {},
  unsettled: new Set(),
};

const everybody: Read = (people, sink, options) => read(people, { day: "2026-11-22", attributes: [] }, sink, options);

/** Plans with the planner itself, over real reads of a world's two vendors and the links in its store. */
export const planFor = async (world: World, options: PlanForOptions = {}): Promise<Plan> => {
  const { only, readTarget = everybody } = options;
  const [source, target] = [connectSource(world.source), connectDirectory(world.directory)];
  const settings = syncSettingsSchema.parse(settingsOf(options.settings));
  const mappings = await createMappings(source, target, settings);
  const at = new Date(world.now()).toISOString();
  const builder = packRoster(target.people, [...new Set([...mappings.toAccount.names, "login", "external"])]);
  const accounts = builder.finish(await readTarget(target.people, builder, { readAt: at }));
  const planner = createPlanner({
    at,
    tenants: { source: "company", target: "org" },
    settings,
    ...mappings,
    resource: target.people,
    target: accounts,
    links: createLinks(await world.links()),
    facts: { ...noFacts, ...options.facts },
    ...options.input,
  });
  const these: Read = (people, sink, how) =>
    readThese(people, { ids: only ?? [] }, { day: "2026-11-22", attributes: [] }, sink, how);
  const readSource = options.readSource ?? (only ? these : everybody);
  return planner.finish(await readSource(source.people, planner, { readAt: at }));
};
