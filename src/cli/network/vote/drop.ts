import { castVerb } from "../shared/cast.ts";

export const verb = castVerb(false);
