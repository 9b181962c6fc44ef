// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UnitWord} from "../../contracts/custody/UnitWord.sol";

/// @notice Not true: the command has to say so, or it would prove anything.
contract FalseProperty {
    /// @dev False for one word in 2^16 only: of a unit at its last hop.
    function check_EveryHopIsAnother(UnitWord word) external pure {
        assert(word.nextHop().hops() != word.hops());
    }
}
