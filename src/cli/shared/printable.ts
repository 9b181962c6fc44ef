import { showUnseen } from "../../lib/text/show-unseen.ts";

/** Text that came from a chain, a receipt or a file, made safe for a terminal: no name in it can write a verdict of its own. Lines stay lines. */
export const printable = (text: string): string => showUnseen(text, "\n");

/** The same for a single value: a line break in it is shown by its number too. */
export const oneLine = (text: string): string => showUnseen(text);
