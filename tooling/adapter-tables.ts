import type { AnyAdapter } from "../packages/core/src/adapter/any-adapter.ts";
import { describeSettings } from "../packages/core/src/adapter/describe-settings.ts";
import type { SettingRow } from "../packages/core/src/adapter/setting-row.ts";
import type { MappingRow, SourceAttribute } from "../packages/core/src/mapping/mapping.ts";
import { markdownTable } from "./markdown-table.ts";

const code = (text: string): string => `\`${text}\``;

/** The settings of an adapter: what they are called, what they mean, what holds when nothing is said. */
export const configurationTable = ({ id, settings }: AnyAdapter): string =>
  markdownTable(
    ["setting", "meaning", "default", "environment"],
    describeSettings(settings, id).map((row) => [code(row.name), meaning(row), whenUnsaid(row), code(row.environment)]),
  );

/** A sync's settings have labels made from their names, which say no more than the names. */
function helpOnly({ help, ...row }: SettingRow): SettingRow {
  return { ...row, label: help ?? row.label };
}

/** Settings that are no vendor's, such as those of a sync: what each one does and what holds when nothing is said. */
export const settingsTable = (schema: Parameters<typeof describeSettings>[0]): string =>
  markdownTable(
    ["setting", "meaning", "default"],
    describeSettings(schema).map((row) => [code(row.name), meaning(helpOnly(row)), whenUnsaid(row)]),
  );

function meaning({ label, help, secret, choices, when }: SettingRow): string {
  const sentences = [
    label,
    help,
    choices && `One of ${choices.map(code).join(", ")}.`,
    when && `Only where ${code(when.name)} is ${when.is.map(code).join(" or ")}.`,
    secret && "Secret.",
  ];
  return sentences
    .filter((sentence) => typeof sentence === "string")
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(" ");
}

function whenUnsaid({ required, default: fallback }: SettingRow): string {
  if (fallback !== undefined) return code(typeof fallback === "string" ? fallback : JSON.stringify(fallback));
  return required ? "required" : "";
}

/** The default mappings of an adapter: as a source into an Employee, as a target out of one. */
export function mappingTable({ name, toEmployee, fromEmployee }: AnyAdapter): string {
  const reading = toEmployee && mappingRows("Employee", name, toEmployee.describe());
  const writing = fromEmployee && mappingRows(name, "Employee", fromEmployee.describe());
  return [reading, writing].filter((table) => table !== undefined).join("\n\n");
}

function mappingRows(target: string, source: string, rows: readonly MappingRow[]): string {
  const isAlwaysWritten = rows.every((row) => written(row) === "always");
  const head = [target, `from ${source}`, "steps", "written"];
  const cells = rows.map((row) => [code(row.to), row.from.map(origin).join(", "), row.steps, written(row)]);
  const width = isAlwaysWritten ? 3 : 4;
  return markdownTable(
    head.slice(0, width),
    cells.map((row) => row.slice(0, width)),
  );
}

const origin = ({ attribute, of }: SourceAttribute): string =>
  of === undefined ? code(attribute) : `${code(attribute)} of the ${of.toLowerCase()}`;

const written = ({ write, onNull }: MappingRow): string =>
  [write === "create" ? "on create only" : "always", onNull !== "threeWay" && `none: ${onNull}`]
    .filter(Boolean)
    .join("; ");
