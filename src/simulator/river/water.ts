/** What the water at one place really is. */
export interface Water {
  /** Cel */
  temperature: number;
  pH: number;
  /** mg/L, each. */
  oxygen: number;
  codMn: number;
  ammonia: number;
  phosphorus: number;
  /** uS/cm at 25 Cel. */
  conductivity: number;
  /** NTU */
  turbidity: number;
  /** Metres above the gauge's zero. */
  stage: number;
}

/** What the current carries from station to station. */
export const CARRIED = ["temperature", "codMn", "ammonia", "phosphorus", "conductivity", "turbidity"] as const;
export type Carried = (typeof CARRIED)[number];
export type Load = Record<Carried, number>;

/** Oxygen in fresh water in balance with air at sea level, mg/L: Benson and Krause 1984, as in Standard Methods 4500-O. */
export function oxygenSaturation(temperature: number): number {
  const kelvin = temperature + 273.15;
  return Math.exp(
    -139.34411 + 1.575701e5 / kelvin - 6.642308e7 / kelvin ** 2 + 1.2438e10 / kelvin ** 3 - 8.621949e11 / kelvin ** 4,
  );
}
