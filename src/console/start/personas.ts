/** Who comes here, and where each begins. `picture` is the path of a line drawing of 40 by 40. */
export interface Persona {
  readonly id: "auditor";
  readonly path: string;
  readonly picture: string;
}

export const PERSONAS: readonly Persona[] = [
  { id: "auditor", path: "/verify", picture: "M9 4h15l7 7v12M9 4v32h12M24 4v7h7M14 16h10M14 22h7M24 31l4 4 8-9" },
];
