// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Condition, Handover, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Nothing happens to what is transformed, destroyed or lost: each act is tried on a box of each kind.
contract UnitPhasesFinalTest is HandoversBase {
    Uid private certificate;
    Uid private why;
    mapping(Phase phase => UnitId) private ended;
    mapping(Phase phase => UnitId) private insideOf;

    function setUp() public override {
        super.setUp();
        (certificate, why) = (statementBy(plant), statementBy(agency));
        (UnitId burnt, UnitId gone, UnitId lost) = (_box(Phase.Transformed), _box(Phase.Destroyed), _box(Phase.Lost));
        Creation[] memory outputs = _ash("ash");
        vm.startPrank(plant.maker);
        custody.transform(one(burnt), outputs, INCINERATED, nowTime(), EVIDENCE);
        custody.destroy(one(gone), DESTROYED_STEP, nowTime(), certificate);
        custody.declareLost(lost, nowTime(), EVIDENCE);
        vm.stopPrank();
    }

    /* TRANSFORMED */

    function test_RevertWhen_TransformedToActive() public {
        _handedOver(Phase.Transformed, Condition.Conformant);
    }

    function test_RevertWhen_TransformedToReturning() public {
        _handedOver(Phase.Transformed, Condition.Refused);
    }

    function test_RevertWhen_TransformedToDisputed() public {
        _handedOver(Phase.Transformed, Condition.Damaged);
    }

    function test_RevertWhen_TransformedToTransformed() public {
        _transformed(Phase.Transformed);
    }

    function test_RevertWhen_TransformedToDestroyed() public {
        _destroyed(Phase.Transformed);
    }

    function test_RevertWhen_TransformedToLost() public {
        _lost(Phase.Transformed);
    }

    function test_RevertWhen_TheTransformedBeginsAgain() public {
        _begun(Phase.Transformed);
    }

    function test_RevertWhen_TheTransformedIsChanged() public {
        _changed(Phase.Transformed);
    }

    /* DESTROYED */

    function test_RevertWhen_DestroyedToActive() public {
        _handedOver(Phase.Destroyed, Condition.Conformant);
    }

    function test_RevertWhen_DestroyedToReturning() public {
        _handedOver(Phase.Destroyed, Condition.Refused);
    }

    function test_RevertWhen_DestroyedToDisputed() public {
        _handedOver(Phase.Destroyed, Condition.Damaged);
    }

    function test_RevertWhen_DestroyedToTransformed() public {
        _transformed(Phase.Destroyed);
    }

    function test_RevertWhen_DestroyedToDestroyed() public {
        _destroyed(Phase.Destroyed);
    }

    function test_RevertWhen_DestroyedToLost() public {
        _lost(Phase.Destroyed);
    }

    function test_RevertWhen_TheDestroyedBeginsAgain() public {
        _begun(Phase.Destroyed);
    }

    function test_RevertWhen_TheDestroyedIsChanged() public {
        _changed(Phase.Destroyed);
    }

    /* LOST */

    function test_RevertWhen_LostToActive() public {
        _handedOver(Phase.Lost, Condition.Conformant);
    }

    function test_RevertWhen_LostToReturning() public {
        _handedOver(Phase.Lost, Condition.Refused);
    }

    function test_RevertWhen_LostToDisputed() public {
        _handedOver(Phase.Lost, Condition.Damaged);
    }

    function test_RevertWhen_LostToTransformed() public {
        _transformed(Phase.Lost);
    }

    function test_RevertWhen_LostToDestroyed() public {
        _destroyed(Phase.Lost);
    }

    function test_RevertWhen_LostToLost() public {
        _lost(Phase.Lost);
    }

    function test_RevertWhen_TheLostBeginsAgain() public {
        _begun(Phase.Lost);
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

    function _handedOver(Phase phase, Condition condition) private {
        UnitId id = ended[phase];
        uint16 hops = custody.wordOf(id).hops();
        HandoverOffer memory offer = HandoverOffer(
            id,
            Terms.offer(hops, RETURNED, hospital.id, 2 * BAG, 2, nowTime(), nowTime()),
            EVIDENCE
        );
        Handover memory handover = signed(offer, acceptanceOf(offer, STORE_SITE, condition), plant, hospital);
        refusedWith(handover, _wrong(phase));
    }

    function _transformed(Phase phase) private {
        Creation[] memory outputs = _ash("more ash");
        vm.prank(plant.maker);
        expectError(_wrong(phase));
        custody.transform(one(ended[phase]), outputs, INCINERATED, nowTime(), EVIDENCE);
    }

    function _destroyed(Phase phase) private {
        vm.prank(plant.maker);
        expectError(_wrong(phase));
        custody.destroy(one(ended[phase]), DESTROYED_STEP, nowTime(), certificate);
    }

    function _lost(Phase phase) private {
        vm.prank(plant.maker);
        expectError(_wrong(phase));
        custody.declareLost(ended[phase], nowTime(), EVIDENCE);
    }

    function _begun(Phase phase) private {
        Creation memory creation = creationOf(vm.toString(uint8(phase)));
        vm.prank(hospital.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, ended[phase]));
        custody.admitUnit(creation);
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
