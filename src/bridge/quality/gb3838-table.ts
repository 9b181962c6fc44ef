export type WaterBody = "river" | "lake";

type ClassLimits = readonly [number, number, number, number, number];

export interface Gb3838Row {
  readonly name: string;
  /** Classes I to V, mg/L. A body of water without limits is not classed on the item. */
  readonly limits: Readonly<Partial<Record<WaterBody, ClassLimits>>>;
  /** More is better. */
  readonly atLeast?: true;
  /** The same for all classes. */
  readonly span?: readonly [number, number];
}

const both = (...limits: ClassLimits) => ({ river: limits, lake: limits });

/**
 * GB 3838-2002, table 1, by HJ 212 factor code; copper and zinc by their names, as their codes are not confirmed. Not here: water temperature, selenium, surfactants, sulphide and coliforms, which
 * no automatic station measures. Class I of dissolved oxygen may also be met by 90 % saturation, which is not applied.
 */
export const GB3838_TABLE_1: Readonly<Record<string, Gb3838Row>> = {
  w01001: { name: "pH", limits: {}, span: [6, 9] },
  w01009: { name: "dissolved oxygen", limits: both(7.5, 6, 5, 3, 2), atLeast: true },
  w01019: { name: "permanganate index", limits: both(2, 4, 6, 10, 15) },
  w01018: { name: "chemical oxygen demand", limits: both(15, 15, 20, 30, 40) },
  w01017: { name: "biochemical oxygen demand (5 days)", limits: both(3, 3, 4, 6, 10) },
  w21003: { name: "ammonia nitrogen", limits: both(0.15, 0.5, 1, 1.5, 2) },
  w21011: {
    name: "total phosphorus",
    limits: { river: [0.02, 0.1, 0.2, 0.3, 0.4], lake: [0.01, 0.025, 0.05, 0.1, 0.2] },
  },
  w21001: { name: "total nitrogen", limits: { lake: [0.2, 0.5, 1, 1.5, 2] } },
  copper: { name: "copper", limits: both(0.01, 1, 1, 1, 1) },
  zinc: { name: "zinc", limits: both(0.05, 1, 1, 2, 2) },
  w21017: { name: "fluoride", limits: both(1, 1, 1, 1.5, 1.5) },
  w20119: { name: "arsenic", limits: both(0.05, 0.05, 0.05, 0.1, 0.1) },
  w20111: { name: "mercury", limits: both(0.00005, 0.00005, 0.0001, 0.001, 0.001) },
  w20115: { name: "cadmium", limits: both(0.001, 0.005, 0.005, 0.005, 0.01) },
  w20117: { name: "chromium (hexavalent)", limits: both(0.01, 0.05, 0.05, 0.05, 0.1) },
  w20120: { name: "lead", limits: both(0.01, 0.01, 0.05, 0.05, 0.1) },
  w21016: { name: "cyanide", limits: both(0.005, 0.05, 0.2, 0.2, 0.2) },
  w23002: { name: "volatile phenol", limits: both(0.002, 0.002, 0.005, 0.01, 0.1) },
  w22001: { name: "oil", limits: both(0.05, 0.05, 0.05, 0.5, 1) },
};
