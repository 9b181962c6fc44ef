/** A measured quantity by its code in HJ 212-2017 annex B.1, or in HJ/T 212-2005 where it says so. */
export interface Factor {
  readonly code: string;
  readonly name: string;
  /** UCUM unit that the standard gives it; "" where a station has to say which it uses. */
  readonly unit: string;
}

/** Units vary by station whatever the standard says: what a station's configuration declares comes before this table. */
const TABLE: readonly Factor[] = [
  { code: "w00000", name: "flow", unit: "L/s" },
  { code: "w01001", name: "pH", unit: "[pH]" },
  { code: "w01003", name: "turbidity", unit: "" }, // not in B.1, used by surface-water stations all the same
  { code: "w01006", name: "total dissolved solids", unit: "" },
  { code: "w01009", name: "dissolved oxygen", unit: "mg/L" },
  { code: "w01010", name: "water temperature", unit: "Cel" },
  { code: "w01012", name: "suspended solids", unit: "" },
  { code: "w01014", name: "conductivity", unit: "uS/cm" },
  { code: "w01017", name: "five-day biochemical oxygen demand", unit: "" },
  { code: "w01018", name: "chemical oxygen demand", unit: "mg/L" },
  { code: "w01019", name: "permanganate index", unit: "mg/L" },
  { code: "w01020", name: "total organic carbon", unit: "" },
  { code: "w20111", name: "total mercury", unit: "" },
  { code: "w20115", name: "total cadmium", unit: "" },
  { code: "w20117", name: "hexavalent chromium", unit: "" },
  { code: "w20119", name: "total arsenic", unit: "" },
  { code: "w20120", name: "total lead", unit: "" },
  { code: "w21001", name: "total nitrogen", unit: "" },
  { code: "w21003", name: "ammonia nitrogen", unit: "" },
  { code: "w21011", name: "total phosphorus", unit: "" },
  { code: "w21016", name: "cyanide", unit: "" },
  { code: "w21017", name: "fluoride", unit: "" },
  { code: "w22001", name: "oil", unit: "" },
  { code: "w23002", name: "volatile phenol", unit: "" },
  /* HJ/T 212-2005 */
  { code: "001", name: "pH", unit: "[pH]" },
  { code: "011", name: "chemical oxygen demand", unit: "" },
  { code: "060", name: "ammonia nitrogen", unit: "" },
  { code: "065", name: "total nitrogen", unit: "" },
  { code: "101", name: "total phosphorus", unit: "" },
  { code: "B01", name: "flow", unit: "" },
];

export const FACTORS: ReadonlyMap<string, Factor> = new Map(TABLE.map((factor) => [factor.code, factor]));
