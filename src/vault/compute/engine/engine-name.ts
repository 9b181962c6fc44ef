/** Name and version of the engine, as part of what is computed. The engine says so itself when it is opened, and is not used if it is another. */
export const ENGINE = "duckdb v1.5.6";
