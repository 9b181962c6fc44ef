// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Duties} from "../../contracts/types/Duties.sol";
import {Roles} from "../../contracts/types/Roles.sol";

/// @notice Of all sets of duties and of roles, bit by bit.
contract SetsProofs {
    function check_IntersectingMeansSharingADuty(Duties a, Duties b, uint8 bit) external pure {
        uint256 both = uint256(1) << (bit % 16);
        if (Duties.unwrap(a) & both != 0 && Duties.unwrap(b) & both != 0) assert(a.intersects(b));
        if (!a.intersects(b)) assert((Duties.unwrap(a) & Duties.unwrap(b)) & both == 0);
        assert(a.intersects(a) != a.isNone());
    }

    function check_AUnionOfDutiesHasBoth(Duties a, Duties b, Duties c) external pure {
        assert((a | b).intersects(c) == (a.intersects(c) || b.intersects(c)));
        assert((a | b).isNone() == (a.isNone() && b.isNone()));
    }

    function check_IncludingMeansEveryRole(Roles a, Roles b, uint8 bit) external pure {
        uint256 role = uint256(1) << (bit % 64);
        if (a.includes(b) && Roles.unwrap(b) & role != 0) assert(Roles.unwrap(a) & role != 0);
        assert(a.includes(b) == (Roles.unwrap(b) & ~Roles.unwrap(a) == 0));
    }

    function check_AUnionOfRolesIncludesBoth(Roles a, Roles b) external pure {
        assert((a | b).includes(a) && (a | b).includes(b) && a.includes(a));
        assert((a | b).isNone() == (a.isNone() && b.isNone()));
    }
}
