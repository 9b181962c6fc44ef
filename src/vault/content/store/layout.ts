/**
 * The files of a content's folder.
 *
 * | file | holds |
 * |---|---|
 * | content.json | schema, resource, version, number of rows, root |
 * | rows | every row's encoded values, one row after the other |
 * | offsets | for every 64th row where it begins in `rows`, and at last where `rows` ends; 8 bytes each, highest first |
 * | nodes | every node of the tree at its place, 32 bytes each: leaves, then each pair's parent |
 *
 * The version's seed is not in it.
 */
export const CONTENT_FILE = "content.json";
export const ROWS_FILE = "rows";
export const OFFSETS_FILE = "offsets";
export const NODES_FILE = "nodes";
/** Only while a content is being published: a digest for each row. */
export const DIGESTS_FILE = "digests";

/** Rows between two offsets. */
export const OFFSET_EVERY = 64;
export const OFFSET_BYTES = 8;
