const ATMOSPHERE = 101.325; // kPa

/**
 * Dissolved oxygen of fresh water in balance with moist air, in mg/L: Benson and Krause (1984) in the form of APHA Standard
 * Methods 4500-O, table 4500-O:I. 14.621 at 0 Cel, 9.092 at 20 Cel and sea level. Valid from 0 to 40 Cel; colder water is taken
 * at 0.
 *
 * @param celsius temperature of the water
 * @param pressure of the air in kPa
 */
export function oxygenSaturation(celsius: number, pressure = ATMOSPHERE): number {
  const t = Math.min(Math.max(celsius, 0), 40);
  const kelvin = t + 273.15;
  const atSeaLevel = Math.exp(
    -139.34411 + 1.575701e5 / kelvin - 6.642308e7 / kelvin ** 2 + 1.2438e10 / kelvin ** 3 - 8.621949e11 / kelvin ** 4,
  );
  const p = pressure / ATMOSPHERE;
  const vapour = Math.exp(11.8571 - 3840.7 / kelvin - 216961 / kelvin ** 2);
  const theta = 0.000975 - 1.426e-5 * t + 6.436e-8 * t ** 2;
  return (atSeaLevel * p * (1 - vapour / p) * (1 - theta * p)) / ((1 - vapour) * (1 - theta));
}
