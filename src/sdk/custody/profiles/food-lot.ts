import type { Profile } from "../model/profile.ts";

const HOUR = 3_600;

/**
 * Batches of food from the maker over carriers and stores to the shop. Kilograms with three decimals, 50 t at most; recalled food is only
 * destroyed.
 */
export const FOOD_LOT: Profile = {
  name: "food batch",
  unit: "kg",
  scale: 3,
  maxQuantity: 50_000_000,
  tolerance: 20,
  window: 72 * HOUR,
  classes: [
    { code: "ambient", name: "ambient", mixes: true },
    { code: "chilled", name: "chilled" },
    { code: "frozen", name: "frozen" },
  ],
  steps: [
    { name: "production", bizStep: "commissioning", act: "Commission", roles: ["SUPPLIER"] },
    { name: "processing", bizStep: "commissioning", act: "Transform", roles: ["SUPPLIER"], after: ["production"] },
    {
      name: "hold",
      bizStep: "holding",
      act: "Record",
      after: ["production", "processing", "carriage", "store", "shop", "return"],
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "carriage",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["CARRIER"],
      after: ["production", "processing", "store", "hold"],
      deadline: 24 * HOUR,
    },
    {
      name: "store",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["WAREHOUSE"],
      after: ["carriage"],
      takesReturned: true,
    },
    {
      name: "shop",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["CORE_ENTERPRISE"],
      after: ["carriage", "store"],
    },
    {
      name: "return",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["SUPPLIER"],
      after: ["carriage", "store", "shop", "hold"],
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "destruction",
      bizStep: "destroying",
      act: "Destroy",
      after: ["production", "processing", "carriage", "store", "shop", "return", "hold"],
      takesReturned: true,
      takesRecalled: true,
    },
  ],
};
