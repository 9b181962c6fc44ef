/** The pages that the navigation names, in its order. Each has `page.<id>` in the shell's texts. */
export interface NavigationEntry {
  readonly id: PageId;
  readonly path: string;
}

export type PageId =
  | "start"
  | "today"
  | "river"
  | "exceedances"
  | "gaps"
  | "units"
  | "scan"
  | "handover"
  | "receivables"
  | "clearing"
  | "exposure"
  | "credits"
  | "bills"
  | "facilities"
  | "treaties"
  | "asks"
  | "resources"
  | "agreements"
  | "computations"
  | "proposals"
  | "organisations"
  | "verify"
  | "status"
  | "chains";

/** Where each begins a group of its own, a line stands before it. */
export const NAVIGATION: readonly (readonly NavigationEntry[])[] = [
  [{ id: "start", path: "/" }],
  [
    { id: "river", path: "/river" },
    { id: "exceedances", path: "/exceedances" },
    { id: "gaps", path: "/gaps" },
  ],
  [
    { id: "today", path: "/today" },
    { id: "units", path: "/units" },
    { id: "scan", path: "/scan" },
    { id: "handover", path: "/handover" },
  ],
  [
    { id: "receivables", path: "/receivables" },
    { id: "credits", path: "/credits" },
    { id: "bills", path: "/bills" },
    { id: "facilities", path: "/facilities" },
    { id: "treaties", path: "/treaties" },
    { id: "asks", path: "/asks" },
    { id: "exposure", path: "/exposure" },
    { id: "clearing", path: "/clearing" },
    { id: "resources", path: "/resources" },
    { id: "agreements", path: "/agreements" },
    { id: "computations", path: "/computations" },
  ],
  [
    { id: "proposals", path: "/proposals" },
    { id: "organisations", path: "/organisations" },
  ],
  [
    { id: "verify", path: "/verify" },
    { id: "status", path: "/status" },
    { id: "chains", path: "/chains" },
  ],
];
