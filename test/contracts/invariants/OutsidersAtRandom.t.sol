// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OutsidersBase} from "./OutsidersBase.sol";

/// @notice Outsiders call every function of every contract with arguments made up by the fuzzer.
contract OutsidersAtRandomInvariants is OutsidersBase {
    function targetContracts() public view returns (address[] memory) {
        return contractsWithActs();
    }

    function targetSenders() public view returns (address[] memory senders) {
        senders = new address[](6);
        senders[0] = DEPLOYER;
        for (uint256 i = 1; i < 6; i++) senders[i] = accountOf(string.concat("outsider ", vm.toString(i)));
    }

    /// @dev SYS-1
    function invariant_RandomCallsByOutsidersChangeNothing() public view {
        vm.assertEq(observable(), stateAtStart, "observable state");
    }
}
