import { overrideMapping } from "../mapping/override-mapping.ts";
import type { Shape } from "../shape/shape.ts";
import type { Adapter, ConnectedAdapter, Connection, CredentialLife, Definition, Described } from "./adapter.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { parseSettings } from "./parse-settings.ts";
import type { Resource } from "./resource.ts";

/**
 * A vendor, described once: settings, client, connection check, people, and what else it has.
 * Types of rows and attributes are inferred from `attributes`. Throws a TypeError when `can` or `events` touches the API before a member is called in
 * a way that cannot be stood in for.
 */
export const defineAdapter = <
  Input,
  Settings,
  Api,
  PR,
  P extends Shape<PR>,
  GR = never,
  G extends Shape<GR> = Shape<GR>,
>(
  definition: Definition<Input, Settings, Api, PR, P, GR, G>,
): Adapter<Input, PR, P, GR, G> => {
  const { settings, presets = [] } = definition;
  const capabilities = capabilitiesOf(definition);
  return Object.freeze({
    ...connectedAdapter(definition),
    settings,
    presets,
    capabilities,
    connect: (input, io) => {
      const parsed = parseSettings(settings, input, definition.id);
      return bindConnection({ ...definition, capabilities }, definition.api(parsed, io), parsed);
    },
  } satisfies Adapter<Input, PR, P, GR, G>);
};

const bindConnection = <Input, Settings, Api, PR, P extends Shape<PR>, GR, G extends Shape<GR>>(
  definition: Definition<Input, Settings, Api, PR, P, GR, G> & Pick<ConnectedAdapter<P, G>, "capabilities">,
  api: Api,
  settings: Settings,
): Connection<PR, P, GR, G> => ({
  adapter: connectedAdapter(withoutLeft(definition, settings)),
  check: () => definition.check(api, settings),
  people: bindResource(definition.people, api, settings),
  ...(definition.groups && { groups: bindResource(definition.groups, api, settings) }),
  ...(definition.events && { events: definition.events(api, settings) }),
  ...withCredential(definition.credential?.(settings)),
});

const withCredential = (credential: CredentialLife | undefined) => credential && { credential };

/** A connection has no rule for what its settings leave alone, so that nothing but a rule of the sync's own settings writes it. */
const withoutLeft = <Input, Settings, Api, PR, P extends Shape<PR>, GR, G extends Shape<GR>>(
  definition: Definition<Input, Settings, Api, PR, P, GR, G> & Pick<ConnectedAdapter<P, G>, "capabilities">,
  settings: Settings,
): ConnectedAdapter<P, G> => {
  const left = definition.leaves?.(settings) ?? [];
  const { fromEmployee } = definition;
  if (!fromEmployee || left.length === 0) return definition;
  const dropped = Object.fromEntries(left.map((attribute) => [attribute, null]));
  return { ...definition, fromEmployee: overrideMapping(fromEmployee, dropped) };
};

const connectedAdapter = <P extends Shape, G extends Shape>({
  id,
  name,
  family,
  capabilities,
  toEmployee,
  fromEmployee,
  toGroup,
  fromGroup,
}: ConnectedAdapter<P, G>): ConnectedAdapter<P, G> => ({
  id,
  name,
  ...(family !== undefined && { family }),
  ...(capabilities && { capabilities }),
  ...(toEmployee && { toEmployee }),
  ...(fromEmployee && { fromEmployee }),
  ...(toGroup && { toGroup }),
  ...(fromGroup && { fromGroup }),
});

const bindResource = <Row, S extends Shape<Row>, Api, Settings>(
  described: Described<Row, S, Api, Settings>,
  api: Api,
  settings: Settings,
): Resource<Row, S> => ({ ...described.can(api, settings), attributes: described.attributes });
