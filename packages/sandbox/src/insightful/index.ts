export {
  createInsightfulStandIn,
  type InsightfulFacts,
  type InsightfulStandIn,
  type InsightfulStandInOptions,
} from "./create-insightful-stand-in.ts";
export type { InsightfulPermission } from "./insightful-access.ts";
export type { CompanyComputerUser, InsightfulActs } from "./insightful-acts.ts";
export type { InsightfulEmployee, InsightfulMail, InsightfulSettings, InsightfulTeam } from "./insightful-records.ts";
export { defaultInsightfulSwitches, type InsightfulSwitches } from "./insightful-switches.ts";
