export type Position = readonly [number, number];

/** A point, a line or an area with holes, as WKT writes them. */
export type Geometry =
  | { readonly type: "Point"; readonly coordinates: Position }
  | { readonly type: "LineString"; readonly coordinates: readonly Position[] }
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Position[])[] };

const MOST_POSITIONS = 2_000;

/** Reads WKT; undefined where it is none, or of a kind that is not known here. */
export function geometryIn(text: string): Geometry | undefined {
  const [, kind, body = ""] = /^\s*(?:SRID=\d+;)?\s*(POINT|LINESTRING|POLYGON)\s*\((.*)\)\s*$/is.exec(text) ?? [];
  if (kind === undefined) return undefined;
  if (kind.toUpperCase() === "POINT") {
    const [point, ...more] = positionsIn(body) ?? [];
    return point !== undefined && more.length === 0 ? { type: "Point", coordinates: point } : undefined;
  }
  if (kind.toUpperCase() === "LINESTRING") {
    const line = positionsIn(body);
    return line !== undefined && line.length > 1 ? { type: "LineString", coordinates: line } : undefined;
  }
  const rings = ringsIn(body);
  return rings === undefined ? undefined : { type: "Polygon", coordinates: rings };
}

function ringsIn(body: string): Position[][] | undefined {
  if (!/^\s*\([^()]*\)(?:\s*,\s*\([^()]*\))*\s*$/.test(body)) return undefined;
  const rings = [...body.matchAll(/\(([^()]*)\)/g)].map(([, ring = ""]) => positionsIn(ring));
  const isRing = (ring: Position[] | undefined) =>
    ring !== undefined && ring.length > 3 && String(ring[0]) === String(ring.at(-1));
  return rings.every(isRing) ? (rings as Position[][]) : undefined;
}

function positionsIn(text: string): Position[] | undefined {
  const parts = text.split(",");
  if (parts.length > MOST_POSITIONS) return undefined;
  const positions = parts.map((part) => part.trim().split(/\s+/).map(Number));
  const isPosition = (each: number[]) => (each.length === 2 || each.length === 3) && each.every(Number.isFinite);
  return positions.every(isPosition) ? positions.map(([x = 0, y = 0]) => [x, y] as const) : undefined;
}

/** Length of what has one, in the units of the coordinates. */
export function lengthOf(geometry: Geometry): number {
  if (geometry.type !== "LineString") return 0;
  return segmentsOf(geometry).reduce((sum, [a, b]) => sum + Math.hypot(b[0] - a[0], b[1] - a[1]), 0);
}

export function segmentsOf(geometry: Geometry): (readonly [Position, Position])[] {
  if (geometry.type === "Point") return [[geometry.coordinates, geometry.coordinates]];
  const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
  return lines.flatMap((line) => line.slice(1).map((to, i) => [line[i] as Position, to] as const));
}

/** How far a point is from the nearest of a segment. */
export function distanceTo([x, y]: Position, [[ax, ay], [bx, by]]: readonly [Position, Position]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Where a point is in another geometry. */
export function placeOf(point: Position, geometry: Geometry): "interior" | "boundary" | "exterior" {
  const isOn = segmentsOf(geometry).some((segment) => distanceTo(point, segment) === 0);
  if (geometry.type === "Point") return isOn ? "interior" : "exterior";
  if (geometry.type === "LineString") {
    if (!isOn) return "exterior";
    const [first, last] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
    const isEnd = String(first) !== String(last) && [first, last].some((end) => String(end) === String(point));
    return isEnd ? "boundary" : "interior";
  }
  if (isOn) return "boundary";
  const crossed = segmentsOf(geometry).filter(([[ax, ay], [bx, by]]) => {
    const isAcross = ay > point[1] !== by > point[1];
    return isAcross && point[0] < ((bx - ax) * (point[1] - ay)) / (by - ay) + ax;
  });
  return crossed.length % 2 === 1 ? "interior" : "exterior";
}
