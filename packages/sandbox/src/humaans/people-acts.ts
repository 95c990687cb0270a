import { type ActContext, changePerson, storedPerson } from "./act-context.ts";
import type { HumaansActs, NewPerson } from "./humaans-acts.ts";
import { humaansId } from "./humaans-id.ts";
import type { HumaansRecords, StoredPerson } from "./humaans-records.ts";
import { addRole, rolesOf, saveRoles } from "./job-role-acts.ts";
import { fullPerson } from "./person-view.ts";

type PeopleActs = Pick<
  HumaansActs,
  "people" | "person" | "addPerson" | "updatePerson" | "moveStart" | "activate" | "deletePerson"
>;

/** The acts on people's own records. */
export function peopleActs(context: ActContext): PeopleActs {
  const show = (id: string) => {
    const current = context.current();
    return fullPerson(storedPerson(current.records, id), current);
  };
  const save = (id: string, changes: Partial<StoredPerson>) => {
    changePerson(context, id, changes);
    return show(id);
  };
  return {
    get people() {
      const current = context.current();
      return [...current.records.people.values()].map((person) => fullPerson(person, current));
    },
    person: show,
    addPerson: (person) => show(enterPerson(context, person)),
    updatePerson: save,
    moveStart: (id, employmentStartDate) => {
      moveFirstRole(context, id, employmentStartDate);
      return save(id, { employmentStartDate, firstWorkingDay: employmentStartDate });
    },
    activate: (id) => save(id, { status: "active" }),
    deletePerson: (id) => removePerson(context.current().records, id),
  };
}

/** Enters a person with a first job role and gives the new id. */
export function enterPerson(context: ActContext, person: NewPerson): string {
  const { records } = context.current();
  const { jobTitle, department, reportingTo = null, ...fields } = person;
  const id = humaansId(`entered/${records.version}/${records.people.size}`);
  const stamp = new Date(context.now()).toISOString();
  const [companyId = ""] = records.companies.keys();
  const stored: StoredPerson = {
    ...blankPerson,
    companyId,
    firstWorkingDay: person.employmentStartDate,
    ...fields,
    id,
    createdAt: stamp,
    updatedAt: stamp,
  };
  records.people.set(id, stored);
  records.version += 1;
  addRole(context, { personId: id, effectiveDate: person.employmentStartDate, jobTitle, department, reportingTo });
  return id;
}

const blankPerson = {
  middleName: null,
  preferredName: null,
  email: null,
  personalEmail: null,
  employeeId: null,
  role: "user",
  status: "newHire" as const,
  phoneNumber: null,
  formattedPhoneNumber: null,
  personalPhoneNumber: null,
  formattedPersonalPhoneNumber: null,
  locationId: null,
  remoteCity: null,
  remoteRegionCode: null,
  remoteCountryCode: null,
  remoteTimezone: null,
  address: null,
  city: null,
  state: null,
  postcode: null,
  countryCode: null,
  country: null,
  employmentEndDate: null,
  lastWorkingDay: null,
  probationEndDate: null,
  contractType: null,
  leavingReason: null,
  teams: [],
};

function moveFirstRole(context: ActContext, id: string, effectiveDate: string): void {
  const { records, switches } = context.current();
  const start = storedPerson(records, id).employmentStartDate;
  const moved = rolesOf(records, id).map((role) => (role.effectiveDate === start ? { ...role, effectiveDate } : role));
  saveRoles(records, moved, switches);
}

function removePerson(records: HumaansRecords, id: string): void {
  storedPerson(records, id);
  records.people.delete(id);
  for (const rows of [records.jobRoles, records.customValues]) {
    for (const [key, row] of rows) if (row.personId === id) rows.delete(key);
  }
  records.version += 1;
}
