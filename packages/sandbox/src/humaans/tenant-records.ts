import { legalEntities } from "../people/places.ts";
import type { SandboxPerson } from "../people/sandbox-person.ts";
import { hashText } from "../people/seeded-random.ts";
import { humaansId } from "./humaans-id.ts";
import type { HumaansCustomField, HumaansCustomValue } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

/** When the tenant and what belongs to it were made. */
export const startOfTime = "2015-01-05T09:00:00.000Z";

/** The id of the company a legal entity's people belong to. */
export function companyIdOf(legalEntity: string, { companies }: HumaansSwitches): string {
  return humaansId(`company/${companies === "one" ? legalEntities[0] : legalEntity}`);
}

/** The id of the location of an office. */
export function locationIdOf(siteId: string): string {
  return humaansId(`location/${siteId}`);
}

const fields: readonly (readonly [name: string, type: string, choices: readonly string[] | null])[] = [
  ["Cost centre", "text", null],
  ["T-shirt size", "select", ["S", "M", "L", "XL"]],
  ["Tools", "multiSelect", ["Design suite", "Data warehouse", "Phone"]],
];

function fieldId(name: string): string {
  return humaansId(`custom-field/${name}`);
}

/** The tenant's custom fields. Types other than `select` are guesses. */
export function customFieldsOf(switches: HumaansSwitches): readonly HumaansCustomField[] {
  return fields.map(([name, type, choices]) => ({
    id: fieldId(name),
    companyId: companyIdOf(legalEntities[0] ?? "", switches),
    name,
    section: "basics",
    type,
    config: choices === null ? null : { choices: [...choices] },
    createdAt: startOfTime,
    updatedAt: startOfTime,
  }));
}

/** The custom values of an invented person; some fields are empty for some people, so they have no row. */
export function customValuesOf({ id, jobs }: SandboxPerson, personId: string): readonly HumaansCustomValue[] {
  const draw = hashText(`custom/${id}`);
  const department = jobs.at(-1)?.department ?? "";
  const values: readonly (string | string[] | undefined)[] = [
    `CC-${100 + (hashText(department) % 900)}`,
    draw % 3 === 0 ? undefined : fields[1]?.[2]?.[draw % 4],
    draw % 5 === 0 ? (fields[2]?.[2] ?? []).slice(0, 1 + (draw % 3)) : undefined,
  ];
  return fields.flatMap(([name], order) => {
    const value = values[order];
    if (value === undefined) return [];
    const valueId = humaansId(`custom-value/${personId}/${name}`);
    return [
      { id: valueId, personId, customFieldId: fieldId(name), value, createdAt: startOfTime, updatedAt: startOfTime },
    ];
  });
}
