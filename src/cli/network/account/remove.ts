import { accountVerb } from "../shared/change-accounts.ts";

export const verb = accountVerb("perm_removeAccountsFromAllowlist", "takes no more transactions of");
