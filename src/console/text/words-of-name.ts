/** The name of an event of a contract as words: "UnitCreated" is "Unit Created". */
export const wordsOfName = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");
