// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Profile, Step} from "../../../contracts/custody/IProfiles.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Roles} from "../../../contracts/types/Roles.sol";
import {CustodyBase} from "../custody/CustodyBase.sol";
import {CustodyPool} from "./CustodyPool.sol";
import {CustodyWork} from "./CustodyWork.sol";

/// @notice What the handler of Custody's invariants works with: a profile under which everybody may take nearly every step.
abstract contract CustodyInvariantsBase is CustodyBase {
    function setting() internal returns (CustodyWork.Setting memory) {
        Profile memory open = wasteProfile();
        open.steps = new Step[](5);
        open.steps[0] = stepOf("begun", Act.Commission, Roles.wrap(0), 0);
        open.steps[1] = stepOf("handed over", Act.HandOver, Roles.wrap(0), 0x1f);
        open.steps[1].takesReturned = true;
        open.steps[2] = stepOf("kept", Act.Record, Roles.wrap(0), 0x1f);
        (open.steps[2].deadline, open.steps[2].takesReturned) = (1 hours, true);
        open.steps[3] = stepOf("burnt", Act.Transform, Roles.wrap(0), 0x1f);
        open.steps[4] = stepOf("gone", Act.Destroy, Roles.wrap(0), 0x1f);
        for (uint256 i = 1; i < 5; i++) open.steps[i].takesRecalled = i != 2;
        asCouncil();
        rules = profiles.setProfile(flow, open);
        custody.adopt(rules);
        return
            CustodyWork.Setting({
                lens: custodyLens,
                profiles: profiles,
                rules: rules,
                nextRules: abi.encodeCall(profiles.setProfile, (flow, open)),
                council: members.council(),
                regulator: agency.maker,
                why: statementBy(agency),
                attestations: attestations,
                schema: schema
            });
    }

    function partyOf(Org memory org) internal pure returns (CustodyPool.Party memory) {
        return CustodyPool.Party(org.id, org.maker, org.device, keyOf(makerOf(org)), keyOf(deviceOf(org)));
    }
}
