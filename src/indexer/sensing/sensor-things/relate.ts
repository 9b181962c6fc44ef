import { type Geometry, placeOf } from "./geometry.ts";

/** The nine intersections (DE-9IM) of two geometries of which one is a point; undefined where none is. */
export function matrixOf(a: Geometry, b: Geometry): string | undefined {
  if (a.type === "Point") return pointMatrix(a, b);
  if (b.type !== "Point") return undefined;
  const matrix = pointMatrix(b, a);
  return [0, 3, 6, 1, 4, 7, 2, 5, 8].map((i) => matrix[i]).join("");
}

/** A point has no boundary; everything else goes on outside of it. */
function pointMatrix(point: Geometry & { readonly type: "Point" }, other: Geometry): string {
  const place = placeOf(point.coordinates, other);
  const at = (where: string) => (place === where ? "0" : "F");
  const isSame = other.type === "Point" && place === "interior";
  const outside = { Point: isSame ? "F" : "0", LineString: "1", Polygon: "2" }[other.type];
  const edge = { Point: "F", LineString: isClosed(other) ? "F" : "0", Polygon: "1" }[other.type];
  return `${at("interior")}${at("boundary")}${at("exterior")}FFF${outside}${edge}2`;
}

const isClosed = (line: Geometry) =>
  line.type === "LineString" && String(line.coordinates[0]) === String(line.coordinates.at(-1));

/** Whether a matrix is of a pattern: T is any intersection, F none, * does not matter. */
export function isOfPattern(matrix: string, pattern: string): boolean {
  return [...pattern].every((wanted, i) => {
    const found = matrix[i];
    return wanted === "*" || wanted === found || (wanted === "T" && found !== "F");
  });
}

const DISJOINT = ["FF*FF****"];

/** Patterns of the relations; any of them holds. A point crosses and overlaps nothing. */
export const RELATIONS: Readonly<Record<string, readonly string[]>> = {
  st_equals: ["T*F**FFF*"],
  st_disjoint: DISJOINT,
  st_touches: ["FT*******", "F**T*****", "F***T****"],
  st_within: ["T*F**F***"],
  st_contains: ["T*****FF*"],
  st_intersects: ["T********", "*T*******", "***T*****", "****T****"],
  st_crosses: [],
  st_overlaps: [],
};
