// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {CustodyActs} from "../../../contracts/custody/CustodyActs.sol";
import {DisputeResolution, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The library of Custody's rare acts is called by delegatecall alone: called directly it reverts, whoever calls.
contract CustodyActsTest is HandoversBase {
    Uid private _statement;
    Statement private _certificate;

    function setUp() public override {
        super.setUp();
        _statement = statementBy(hospital);
        _certificate = certificateOf(hospital, one(idOf("bag")));
    }

    /// @dev With the arguments with which Custody calls it for the custodian's own accounts.
    function testFuzz_RevertWhen_CalledDirectly(uint256 slot, uint8 index) public {
        UnitId[] memory units = one(bag("bag"));
        bytes memory call = _calls(slot, units)[index % 11];
        bytes32 word = _word(units[0]);

        vm.prank(hospital.maker);
        (bool ok, bytes memory data) = address(CustodyActs).call(call);

        vm.assertFalse(ok, "refused");
        vm.assertEq(data.length, 0, "by the library's own check, before any other");
        vm.assertEq(_word(units[0]), word, "the unit is as it was");
        for (uint256 i = 0; i < 16; i++) {
            vm.assertEq(vm.load(address(CustodyActs), bytes32(i)), bytes32(0), "the library stores nothing");
        }
    }

    /// @dev The test above would pass if the calls were malformed: the same calls, by delegatecall, reach the acts' own checks.
    function test_TheSameCallsByDelegatecallAreWellFormed() public {
        bytes[11] memory calls = _calls(uint256(keccak256("elsewhere")), one(idOf("nothing")));
        for (uint256 i = 0; i < calls.length; i++) {
            (bool ok, bytes memory data) = address(CustodyActs).delegatecall(calls[i]);
            vm.assertTrue(ok || data.length >= 4, vm.toString(i));
        }
    }

    function _calls(uint256 slot, UnitId[] memory units) private view returns (bytes[11] memory calls) {
        UnitId id = units[0];
        Creation[] memory outputs = new Creation[](1);
        outputs[0] = creationOf("output");
        DisputeResolution memory resolution;
        resolution.unit = id;
        calls[0] = abi.encodeWithSelector(CustodyActs.adopt.selector, slot, profiles, RulesId.wrap(1));
        calls[1] = abi.encodeWithSelector(
            CustodyActs.transform.selector,
            slot,
            members,
            units,
            outputs,
            STORED,
            nowTime(),
            EVIDENCE
        );
        calls[8] = abi.encodeWithSelector(
            CustodyActs.destroy.selector,
            slot,
            members,
            attestations,
            units,
            DESTROYED_STEP,
            nowTime(),
            _certificate
        );
        calls[9] = abi.encodeWithSelector(CustodyActs.withdrawOffers.selector, slot, members, id);
        HandoverOffer memory offer;
        offer.unit = id;
        bytes4 selector = CustodyActs.withdrawAcceptance.selector;
        calls[10] = abi.encodeWithSelector(selector, slot, members, bytes32(0), offer, bytes(""));
        calls[2] = abi.encodeWithSelector(CustodyActs.declareLost.selector, slot, members, id, nowTime(), EVIDENCE);
        calls[3] = abi.encodeWithSelector(CustodyActs.correct.selector, slot, members, id, 0, 1, 1, EVIDENCE);
        calls[4] = abi.encodeWithSelector(
            CustodyActs.setRecall.selector,
            slot,
            members,
            attestations,
            units,
            true,
            _statement
        );
        calls[5] = abi.encodeWithSelector(CustodyActs.flagOverdue.selector, slot, id);
        calls[6] = abi.encodeWithSelector(
            CustodyActs.resolveDispute.selector,
            slot,
            members,
            bytes32(0),
            resolution,
            bytes(""),
            bytes("")
        );
        calls[7] = abi.encodeWithSelector(
            CustodyActs.decideDispute.selector,
            slot,
            members,
            attestations,
            resolution,
            _statement
        );
    }

    function _word(UnitId id) private view returns (bytes32) {
        return bytes32(UnitWord.unwrap(custody.wordOf(id)));
    }
}
