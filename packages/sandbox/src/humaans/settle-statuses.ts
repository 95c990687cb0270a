import { dayInZone } from "../people/calendar-day.ts";
import type { HumaansRecords, StoredPerson } from "./humaans-records.ts";
import type { HumaansSwitches } from "./humaans-switches.ts";

const quarterHourMs = 900_000;

/** Turns new hires and leavers whose day has come. The function given back does so for an instant, and is cheap to call again. */
export function statusSettler(records: HumaansRecords, switches: HumaansSwitches): (now: number) => void {
  let settledFor = "";
  return (now) => {
    // Every zone's midnight falls on a quarter of an hour.
    const moment = () => `${Math.floor(now / quarterHourMs)}/${records.version}`;
    if (moment() === settledFor) return;
    for (const person of records.people.values()) settle(person, now, records, switches);
    settledFor = moment();
  };
}

function settle(person: StoredPerson, now: number, records: HumaansRecords, switches: HumaansSwitches): void {
  if (person.status === "offboarded") return;
  const status = statusOn(person, todayOf(person, now, records, switches), switches);
  if (status === person.status) return;
  const updatedAt = switches.turnTouchesPerson ? new Date(now).toISOString() : person.updatedAt;
  records.people.set(person.id, { ...person, status, updatedAt });
  records.version += 1;
}

/** The status a person has on a day, by the dates on the record and the switches. */
function statusOn(person: StoredPerson, today: string, switches: HumaansSwitches): StoredPerson["status"] {
  const lastDay = lastDayOf(person, switches);
  if (lastDay !== null && lastDay < today) return "offboarded";
  if (person.status !== "newHire" || switches.newHireTurnsActive === "by hand") return person.status;
  return typeof person.employmentStartDate === "string" && person.employmentStartDate <= today ? "active" : "newHire";
}

function lastDayOf({ lastWorkingDay, employmentEndDate }: StoredPerson, switches: HumaansSwitches): string | null {
  if (switches.leaverTurnsOffboarded === "after employment end") return employmentEndDate ?? lastWorkingDay ?? null;
  return lastWorkingDay ?? employmentEndDate ?? null;
}

/** The calendar day it is for a person, or in UTC, as switched. */
function todayOf(person: StoredPerson, now: number, records: HumaansRecords, switches: HumaansSwitches): string {
  return dayInZone(now, switches.turnsAtMidnightOf === "UTC" ? "UTC" : (zoneOf(person, records) ?? "UTC"));
}

/** The IANA zone in force for a person: the remote one, else the location's; null where neither is known. */
export function zoneOf({ locationId, remoteTimezone }: StoredPerson, records: HumaansRecords): string | null {
  if (locationId === "remote") return remoteTimezone ?? null;
  return records.locations.get(locationId ?? "")?.timezone ?? null;
}
