import { type ActContext, changePerson, storedPerson } from "./act-context.ts";
import type { HumaansActs, Offboarding, Return } from "./humaans-acts.ts";
import type { HumaansPerson, StoredPerson } from "./humaans-records.ts";
import { addRole, rolesOf } from "./job-role-acts.ts";
import { enterPerson } from "./people-acts.ts";

type EmploymentActs = Pick<HumaansActs, "offboard" | "cancelOffboarding" | "rehire">;

/** The acts that end and resume employment. `show` gives the record to answer with. */
export function employmentActs(context: ActContext, show: (id: string) => HumaansPerson): EmploymentActs {
  return {
    offboard: (id, offboarding) => {
      changePerson(context, id, endOf(context, offboarding));
      return show(id);
    },
    cancelOffboarding: (id) => {
      changePerson(context, id, { ...noEnd, status: "active" });
      return show(id);
    },
    rehire: (id, back) =>
      show(
        context.current().switches.rehireIdentity === "new id"
          ? enterAgain(context, id, back)
          : takeBack(context, id, back),
      ),
  };
}

const noEnd = { employmentEndDate: null, lastWorkingDay: null, leavingReason: null };

function endOf(
  context: ActContext,
  { employmentEndDate, lastWorkingDay = employmentEndDate, reason = "resigned" }: Offboarding,
): Partial<StoredPerson> {
  if (lastWorkingDay > employmentEndDate) throw new RangeError("the last working day is after the employment's end");
  const atOnce = context.current().switches.leaverTurnsOffboarded === "at once";
  return { employmentEndDate, lastWorkingDay, leavingReason: reason, ...(atOnce ? { status: "offboarded" } : {}) };
}

function takeBack(context: ActContext, id: string, back: Return): string {
  const { employmentStartDate, status = "newHire", email, ...job } = back;
  const address = email === undefined ? {} : { email };
  changePerson(context, id, {
    ...noEnd,
    employmentStartDate,
    firstWorkingDay: employmentStartDate,
    status,
    ...address,
  });
  addRole(context, { personId: id, effectiveDate: employmentStartDate, ...job });
  return id;
}

function enterAgain(context: ActContext, id: string, back: Return): string {
  const { records } = context.current();
  const { id: _old, createdAt: _created, updatedAt: _updated, ...kept } = storedPerson(records, id);
  const last = rolesOf(records, id).at(-1);
  const { status = "newHire", email = kept.email ?? null, employmentStartDate } = back;
  return enterPerson(context, {
    ...kept,
    ...noEnd,
    employmentStartDate,
    firstWorkingDay: employmentStartDate,
    status,
    email,
    jobTitle: back.jobTitle ?? last?.jobTitle ?? "",
    department: back.department ?? last?.department ?? "",
    reportingTo: back.reportingTo ?? last?.reportingTo ?? null,
  });
}
