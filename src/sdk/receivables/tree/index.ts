// biome-ignore-all lint/performance/noBarrelFile: a part of the entry of its domain

export { drawSplitTree } from "./draw-split-tree.ts";
export { showSplitTree, type TreeWords } from "./show-split-tree.ts";
export { growSplitTree, type Parcel, type UnitMove } from "./split-tree.ts";
