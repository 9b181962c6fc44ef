import type { Creation } from "../../sdk/custody/model/creation.ts";
import { classNumber, stepNumber } from "../../sdk/custody/model/profile.ts";
import { MEDICAL_WASTE } from "../../sdk/custody/profiles/medical-waste.ts";
import { SITES } from "./parties.ts";

/** Three wards, and the class of waste that each has. */
export const WARDS = [
  { name: "surgery", waste: "infectious" },
  { name: "vaccination", waste: "sharps" },
  { name: "pathology", waste: "pathological" },
] as const;

export const BAGS_OF_A_WARD = 20;
export const BAGS_IN_A_BOX = 10;

export const step = (name: string): number => stepNumber(MEDICAL_WASTE, name);

/** Between 1.5 and 4.9 kg, in grams: different for each bag and the same in each play. */
const weight = (bag: number): number => 1_500 + ((bag * 733) % 3_400);

/** The bags that a ward closes, labelled with a returnable asset number each. */
export function bagsOf(ward: number, rules: number, when: number): Creation[] {
  return Array.from({ length: BAGS_OF_A_WARD }, (_, i) => {
    const number = ward * BAGS_OF_A_WARD + i + 1;
    return {
      identifier: `8003/09520000000011B${String(number).padStart(4, "0")}`,
      rules,
      when,
      step: step("ward"),
      site: SITES.ward,
      items: 1,
      class: classNumber(MEDICAL_WASTE, WARDS[ward]?.waste ?? ""),
      quantity: weight(number),
    };
  });
}

/** Empty boxes in the store, labelled with a returnable asset number each. */
export function emptyBoxes(count: number, rules: number, when: number): Creation[] {
  return Array.from({ length: count }, (_, i) => ({
    identifier: `8003/09520000000011X${String(i + 1).padStart(4, "0")}`,
    rules,
    when,
    step: step("ward"),
    site: SITES.store,
    items: 0,
    quantity: 0,
    class: 0,
  }));
}

export const kilograms = (grams: number): string => `${(grams / 1_000).toFixed(3)} kg`;
