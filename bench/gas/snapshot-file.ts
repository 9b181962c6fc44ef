/** The committed gas of our own operations. */
export const SNAPSHOT = new URL("../gas-snapshot.json", import.meta.url);
