/** UCUM unit -> the CBV measurement type and the UN/CEFACT code of the same unit. */
export const QUANTITY_UNITS: Readonly<Record<string, readonly [type: "Mass" | "Volume" | "Length", uom: string]>> = {
  g: ["Mass", "GRM"],
  kg: ["Mass", "KGM"],
  t: ["Mass", "TNE"],
  mL: ["Volume", "MLT"],
  L: ["Volume", "LTR"],
  m3: ["Volume", "MTQ"],
  m: ["Length", "MTR"],
};
