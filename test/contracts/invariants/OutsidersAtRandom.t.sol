// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
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

    /// @dev The test above would pass if nothing were reached: an outsider's calls get to each contract, which refuses them.
    function test_TheCallsReachTheirTargets() public {
        bytes[10] memory acts = [
            abi.encodeCall(timelockController.updateDelay, (0)),
            abi.encodeCall(members.setVotingAccount, (DEPLOYER)),
            abi.encodeCall(council.castVote, (proposal.id, FOR)),
            abi.encodeCall(attestations.revoke, (attestations.uidOf(recorded))),
            abi.encodeCall(fingerprints.release, (acme.id, _two())),
            abi.encodeCall(feeds.retireStation, (station)),
            abi.encodeCall(sensors.retireSensor, (ph)),
            abi.encodeCall(exceedances.acknowledge, (exceedanceId(ph, 1))),
            abi.encodeCall(profiles.setProfile, (flow, wasteProfile())),
            abi.encodeCall(custody.withdrawOffers, (units[2]))
        ];
        address[] memory targets = targetContracts(); // of these in their order; contracts that came later are tried at random alone
        address[] memory senders = targetSenders();
        vm.assertTrue(targets.length >= acts.length, "an act for each of the first contracts");
        for (uint256 i = 0; i < acts.length; i++) {
            for (uint256 j = 0; j < senders.length; j++) {
                vm.prank(senders[j]);
                (bool ok, bytes memory reason) = targets[i].call(acts[i]);
                vm.assertFalse(ok, vm.toString(i));
                vm.assertTrue(reason.length >= 4, "an error of its own");
            }
        }
        vm.assertEq(observable(), stateAtStart, "observable state");
    }
}
