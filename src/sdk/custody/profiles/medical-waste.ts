import type { Profile } from "../model/profile.ts";

const HOUR = 3_600;

/**
 * Waste of hospitals, from the ward to its destruction. Five classes that are never mixed; two days at most in temporary storage, and
 * that clock runs on until the waste has left; sealed while it is on the road. Quantities in grams, as kilograms with three decimals; nothing
 * of more than 100 kg is one bag.
 */
export const MEDICAL_WASTE: Profile = {
  name: "medical waste",
  unit: "kg",
  scale: 3,
  maxQuantity: 100_000,
  tolerance: 100,
  window: 72 * HOUR,
  classes: [
    { code: "841-001-01", name: "infectious" },
    { code: "841-002-01", name: "sharps" },
    { code: "841-003-01", name: "pathological" },
    { code: "chemical", name: "chemical" },
    { code: "pharmaceutical", name: "pharmaceutical" },
  ],
  steps: [
    { name: "ward", bizStep: "commissioning", act: "Commission", roles: ["GENERATOR"] },
    // From the nurse's hand to the collector's: both weigh and both sign, in one organisation too.
    { name: "collection", bizStep: "collecting", act: "HandOver", roles: ["GENERATOR"], after: ["ward"] },
    {
      name: "temporary storage",
      bizStep: "storing",
      act: "Record",
      roles: ["GENERATOR"],
      after: ["ward", "collection", "temporary storage", "return"],
      // Entering it again gains no time.
      keepsClockOf: ["temporary storage", "return"],
      deadline: 48 * HOUR,
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "carriage",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["CARRIER"],
      after: ["temporary storage", "return"],
      needsSeal: true,
      takesReturned: true,
    },
    {
      name: "disposal site",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["DISPOSER"],
      after: ["carriage"],
      needsSeal: true,
      takesReturned: true,
    },
    {
      // What the disposal site refused goes back to who made it.
      name: "return",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["GENERATOR"],
      after: ["carriage", "disposal site", "inspection"],
      deadline: 48 * HOUR,
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "inspection",
      bizStep: "inspecting",
      act: "Record",
      roles: ["DISPOSER"],
      after: ["disposal site"],
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "destruction",
      bizStep: "destroying",
      act: "Destroy",
      roles: ["DISPOSER"],
      after: ["disposal site", "inspection"],
      // Whose return was refused in its turn is destroyed all the same.
      takesReturned: true,
    },
  ],
};
