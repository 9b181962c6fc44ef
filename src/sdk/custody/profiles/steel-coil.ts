import type { Profile } from "../model/profile.ts";

/** Steel coils from the mill over carriers and warehouses to who works them up. Kilograms without decimals, 50 t at most. */
export const STEEL_COIL: Profile = {
  name: "steel coil",
  unit: "kg",
  scale: 0,
  maxQuantity: 50_000,
  tolerance: 5,
  window: 72 * 3_600,
  classes: [
    { code: "hot-rolled", name: "hot-rolled", mixes: true },
    { code: "cold-rolled", name: "cold-rolled", mixes: true },
    { code: "coated", name: "coated", mixes: true },
  ],
  steps: [
    { name: "mill", bizStep: "commissioning", act: "Commission", roles: ["SUPPLIER"] },
    {
      name: "test",
      bizStep: "inspecting",
      act: "Record",
      after: ["mill", "warehouse", "delivery"],
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "carriage",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["CARRIER"],
      after: ["mill", "test", "warehouse", "return"],
      takesReturned: true,
    },
    {
      name: "warehouse",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["WAREHOUSE"],
      after: ["carriage"],
      takesReturned: true,
    },
    {
      name: "delivery",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["CORE_ENTERPRISE"],
      after: ["carriage", "warehouse"],
    },
    {
      name: "return",
      bizStep: "accepting",
      act: "HandOver",
      roles: ["SUPPLIER"],
      after: ["carriage", "warehouse", "delivery", "test"],
      takesReturned: true,
      takesRecalled: true,
    },
    {
      name: "slitting",
      bizStep: "commissioning",
      act: "Transform",
      roles: ["CORE_ENTERPRISE"],
      after: ["delivery", "test", "slitting"],
    },
    {
      name: "scrapping",
      bizStep: "destroying",
      act: "Destroy",
      after: ["delivery", "test", "return", "slitting"],
      takesReturned: true,
      takesRecalled: true,
    },
  ],
};
