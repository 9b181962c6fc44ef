/** Who comes here, and where each begins. `picture` is the path of a line drawing of 40 by 40. */
export interface Persona {
  readonly id: PersonaId;
  readonly path: string;
  readonly picture: string;
}

export type PersonaId = "regulator" | "ward" | "bank" | "owner" | "council" | "auditor" | "public" | "operator";

export const PERSONAS: readonly Persona[] = [
  {
    id: "regulator",
    path: "/river",
    picture:
      "M4 12c5 0 5 4 10.500 4S20 12 25 12s5.500 4 11 4M4 22c5 0 5 4 10.500 4S20 22 25 22s5.500 4 11 4M4 32c5 0 5 4 10.500 4S20 32 25 32s5.500 4 11 4M20 3v6M14 5l2 4M26 5l-2 4",
  },
  {
    id: "ward",
    path: "/today",
    picture: "M8 12h24l-3 24H11ZM5 12h30M14 12V6h12v6M20 18v12M14 24h12",
  },
  {
    id: "bank",
    path: "/receivables",
    picture: "M4 15 20 5l16 10ZM6 35h28M8 15v16M16 15v16M24 15v16M32 15v16M5 31h30",
  },
  {
    id: "owner",
    path: "/agreements",
    picture: "M8 9c0-3 5-5 12-5s12 2 12 5-5 5-12 5S8 12 8 9v22c0 3 5 5 12 5s12-2 12-5V9M8 20c0 3 5 5 12 5s12-2 12-5",
  },
  {
    id: "council",
    path: "/proposals",
    picture: "M6 22h28v14H6ZM13 28h14M12 22V6h16v16M16 13l3 3 6-7",
  },
  { id: "auditor", path: "/verify", picture: "M9 4h15l7 7v12M9 4v32h12M24 4v7h7M14 16h10M14 22h7M24 31l4 4 8-9" },
  {
    id: "public",
    path: "/scan",
    picture: "M5 5h11v11H5ZM24 5h11v11H24ZM5 24h11v11H5ZM24 24h4v4h-4ZM31 24h4v4h-4ZM24 31h4v4h-4ZM31 31h4v4h-4Z",
  },
  {
    id: "operator",
    path: "/status",
    picture: "M5 6h30v10H5ZM5 24h30v10H5ZM10 11h.1M15 11h.1M10 29h.1M15 29h.1M24 11h7M24 29h7",
  },
];
