// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Batch} from "../../../contracts/sensing/Batch.sol";
import {exceedanceId} from "../../../contracts/types/ExceedanceId.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {OutsiderCalls} from "./OutsiderCalls.sol";
import {OutsiderEvidence} from "./OutsiderEvidence.sol";
import {OutsiderGovernance} from "./OutsiderGovernance.sol";
import {OutsiderSensing} from "./OutsiderSensing.sol";
import {OutsidersBase} from "./OutsidersBase.sol";

contract Outsider is OutsiderGovernance, OutsiderEvidence, OutsiderSensing {
    constructor(
        System memory system,
        Statement memory recorded_,
        SchemaId schema_,
        Fingerprint key_,
        Ref ref_,
        address member_,
        bytes memory sealedBatch_
    ) OutsiderCalls(system, recorded_, schema_, key_, ref_, member_, sealedBatch_) {}
}

/// @notice Outsiders call every function that changes state with arguments that would mean something from a member.
contract OutsidersInvariants is OutsidersBase {
    Outsider private outsider;

    function setUp() public override {
        super.setUp();
        outsider = new Outsider(
            OutsiderCalls.System({
                timelockController: timelockController,
                members: members,
                council: council,
                attestations: attestations,
                fingerprints: fingerprints,
                feeds: feeds,
                sensors: sensors,
                exceedances: exceedances,
                openProposal: proposal.id
            }),
            recorded,
            schema,
            RESERVED,
            REF,
            acme.maker,
            sealedBatch
        );
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    /// @dev Each run called something.
    function afterInvariant() public view {
        vm.assertTrue(outsider.calls() != 0, "calls");
    }

    /// @dev The tests above would pass if nothing were called.
    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 12; i++) {
            outsider.callMembers(i, i, i, OUTSIDER, i, 0);
            outsider.callCouncil(i, i, i);
            outsider.callVoting(i, i, i, i % 2 == 0, bytes32(uint256(i)));
            outsider.callTimelock(i, i, i, 0);
            outsider.callStating(i, i, bytes32(uint256(i)), i % 2 == 0, "");
            outsider.callEnding(i, i, bytes32(uint256(i)), i % 2 == 0);
            outsider.callFingerprints(i, i, i, bytes32(uint256(i)));
            outsider.callStations(i, i, i / 5, i);
            outsider.callFeeds(i, i, i / 3, i, bytes32(uint256(i) + 1));
            outsider.callSensors(i, i, i / 4, int8(i));
            outsider.callExceedances(i, i, i, bytes32(uint256(i) + 1), i % 2 == 0);
        }
        vm.assertEq(outsider.calls(), 132, "calls");
        vm.assertEq(outsider.succeeded(), 0, "none succeeded");
        vm.assertEq(observable(), stateAtStart, "observable state");
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersCallIsSeen() public {
        vm.prank(acme.maker);
        attestations.revokeLeaf(recorded);
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AGatewaysBatchIsSeen() public {
        seal(1);
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AnOperatorsAnswerIsSeen() public {
        vm.prank(mill.maker);
        exceedances.acknowledge(exceedanceId(ph, 1));
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    /// @dev Nothing else of it changes: it was revoked before.
    function test_AnAccountThatEndsEarlierIsSeen() public {
        vm.prank(acme.admin);
        members.revoke(accountOf(FORMER), uint48(START - 1));
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AnEndorsementIsSeen() public {
        Uid uid = attestations.uidOf(recorded);
        vm.prank(epa.maker);
        attestations.endorse(uid);
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }

    function test_AnEquivocationIsSeen() public {
        submit(twinOf(twinOf(abi.decode(sealedBatch, (Batch)))));
        vm.assertFalse(observable() == stateAtStart, "observable state");
    }
}
