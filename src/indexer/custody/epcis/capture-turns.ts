import { indexerError } from "../../errors.ts";

/** Documents that are read and prepared at a time: of one owner, and of all. */
const [MOST_OF_OWNER, MOST] = [2, 8];

/** Who has a document read and prepared now. Gives what begins the turn of an owner, and gives what ends it. @throws `INDEX_OVERLOADED`. */
export function captureTurns(): (owner: string) => () => void {
  const owners: string[] = [];
  return (owner) => {
    const own = owners.filter((each) => each === owner).length;
    if (own >= MOST_OF_OWNER || owners.length >= MOST) {
      const limit = own >= MOST_OF_OWNER ? MOST_OF_OWNER : MOST;
      throw indexerError("INDEX_OVERLOADED", `${limit} documents are being prepared already`, { limit });
    }
    owners.push(owner);
    return () => void owners.splice(owners.indexOf(owner), 1);
  };
}
