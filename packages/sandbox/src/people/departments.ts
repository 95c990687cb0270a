/** A department and what people in it are called, head first, then those who lead a group, then the rest. */
export interface Department {
  readonly name: string;
  readonly head: string;
  readonly lead: string;
  readonly titles: readonly string[];
  readonly teams: readonly string[];
  /** How many in a hundred belong to it. */
  readonly weight: number;
}

/** Every department of the invented company, largest first: a small company has only the first ones. */
export const departments: readonly Department[] = [
  {
    name: "Engineering",
    head: "VP Engineering",
    lead: "Engineering Manager",
    titles: ["Software Engineer", "Senior Software Engineer", "Site Reliability Engineer", "QA Engineer"],
    teams: ["Platform", "Payments", "Mobile", "Search"],
    weight: 34,
  },
  {
    name: "Sales",
    head: "VP Sales",
    lead: "Regional Sales Manager",
    titles: ["Account Executive", "Sales Development Representative", "Solutions Consultant"],
    teams: ["Enterprise", "Mid-Market", "Partners"],
    weight: 18,
  },
  {
    name: "Customer Success",
    head: "VP Customer Success",
    lead: "Support Manager",
    titles: ["Customer Success Manager", "Support Specialist", "Onboarding Specialist"],
    teams: ["Support", "Onboarding"],
    weight: 14,
  },
  {
    name: "Product & Design",
    head: "Chief Product Officer",
    lead: "Group Product Manager",
    titles: ["Product Manager", "Product Designer", "User Researcher"],
    teams: ["Core Product", "Design System"],
    weight: 10,
  },
  {
    name: "Marketing",
    head: "Chief Marketing Officer",
    lead: "Marketing Manager",
    titles: ["Content Strategist", "Growth Marketer", "Event Manager"],
    teams: ["Brand", "Demand"],
    weight: 9,
  },
  {
    name: "People",
    head: "Chief People Officer",
    lead: "People Manager",
    titles: ["People Partner", "Recruiter"],
    teams: ["Talent", "People Operations"],
    weight: 5,
  },
  {
    name: "Finance",
    head: "Chief Financial Officer",
    lead: "Finance Manager",
    titles: ["Accountant", "Financial Analyst", "Payroll Specialist"],
    teams: ["Accounting", "Planning"],
    weight: 5,
  },
  {
    name: "IT & Security",
    head: "Chief Information Officer",
    lead: "IT Manager",
    titles: ["IT Support Engineer", "Security Analyst", "Systems Administrator"],
    teams: ["Workplace IT", "Security"],
    weight: 5,
  },
];

/** The one who reports to nobody, and where that person is counted. */
export const chiefExecutive = {
  title: "Chief Executive Officer",
  department: "Executive",
  team: "Leadership",
} as const;
