// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Nothing of a box that is transformed, destroyed or lost changes, nor by way of what is in it. What follows what:
/// UnitTransitions.
contract UnitPhasesFinalTest is HandoversBase {
    Uid private why;
    mapping(Phase phase => UnitId) private ended;
    mapping(Phase phase => UnitId) private insideOf;

    function setUp() public override {
        super.setUp();
        why = statementBy(agency);
        (UnitId burnt, UnitId gone, UnitId lost) = (_box(Phase.Transformed), _box(Phase.Destroyed), _box(Phase.Lost));
        Creation[] memory outputs = _ash("ash");
        Statement memory certificate = certificateOf(plant, one(gone));
        vm.startPrank(plant.maker);
        custody.transform(one(burnt), outputs, INCINERATED, nowTime(), EVIDENCE);
        custody.destroy(one(gone), DESTROYED_STEP, nowTime(), certificate);
        custody.declareLost(lost, nowTime(), EVIDENCE);
        vm.stopPrank();
    }

    function test_RevertWhen_TheTransformedIsChanged() public {
        _changed(Phase.Transformed);
    }

    function test_RevertWhen_TheDestroyedIsChanged() public {
        _changed(Phase.Destroyed);
    }

    function test_RevertWhen_TheLostIsChanged() public {
        _changed(Phase.Lost);
    }

    /* HELPERS */

    function _box(Phase phase) private returns (UnitId parent) {
        UnitId[] memory bags;
        (parent, bags) = fullBox(vm.toString(uint8(phase)));
        toPlant(parent);
        (ended[phase], insideOf[phase]) = (parent, bags[0]);
    }

    function _changed(Phase phase) private {
        (UnitId id, UnitId inside) = (ended[phase], insideOf[phase]);
        bytes memory reason = _wrong(phase);
        UnitWord before = custody.wordOf(id);
        vm.warp(START + STORAGE + 1);
        vm.startPrank(plant.maker);
        expectError(reason);
        custody.record(one(id), INSPECTED, PLANT_SITE, nowTime(), EVIDENCE);
        expectError(reason);
        custody.seal(id, SEAL, nowTime());
        expectError(reason);
        custody.breakSeal(id, nowTime(), EVIDENCE);
        expectError(reason);
        custody.pack(id, one(unit), nowTime());
        expectError(reason);
        custody.unpack(id, one(inside), nowTime());
        expectError(reason);
        custody.correct(id, INFECTIOUS, 1, 1, EVIDENCE);
        expectError(reason);
        custody.flagOverdue(id);
        vm.stopPrank();
        _recalled(phase, inside);
        vm.assertTrue(same(custody.wordOf(id), before), "unchanged");
    }

    /// @dev Nor by way of what is in it.
    function _recalled(Phase phase, UnitId inside) private {
        vm.startPrank(agency.maker);
        expectError(_wrong(phase));
        custody.setRecall(one(ended[phase]), true, why);
        expectError(_wrong(phase));
        custody.setRecall(one(ended[phase]), false, why);
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, inside, phase));
        custody.setRecall(one(inside), true, why);
        vm.stopPrank();
    }

    function _ash(string memory identifier) private view returns (Creation[] memory outputs) {
        outputs = new Creation[](1);
        outputs[0] = Creation(
            Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime(), 1, 1),
            EVIDENCE,
            identifier
        );
    }

    function _wrong(Phase phase) private view returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, ended[phase], phase);
    }
}
