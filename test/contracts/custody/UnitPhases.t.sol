// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Condition, DisputeResolution, Handover, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Each phase that cannot follow another is tried. What is final: UnitPhasesFinal.
contract UnitPhasesTest is HandoversBase {
    Uid private certificate;

    function setUp() public override {
        super.setUp();
        certificate = statementBy(plant);
        bring(toLorry());
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
    }

    /* NONE */

    function test_RevertWhen_NoneToReturning() public {
        _handedOver(idOf("nothing"), Condition.Refused, _unknown());
    }

    function test_RevertWhen_NoneToDisputed() public {
        _handedOver(idOf("nothing"), Condition.Damaged, _unknown());
    }

    function test_RevertWhen_NoneToTransformed() public {
        _transformed(idOf("nothing"), _unknown());
    }

    function test_RevertWhen_NoneToDestroyed() public {
        _destroyed(idOf("nothing"), _unknown());
    }

    function test_RevertWhen_NoneToLost() public {
        _lost(idOf("nothing"), _unknown());
    }

    /* ACTIVE */

    /// @dev By beginning once more.
    function test_RevertWhen_ActiveToActive() public {
        Creation memory creation = creationOf("a bag");
        vm.prank(hospital.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, unit));
        custody.admitUnit(creation);
    }

    /* RETURNING */

    function test_RevertWhen_ReturningToActive_WhereTheProfileDoesNotLetIt() public {
        _return();
        Handover memory handover = handoverOf(unit, RETURNED, plant, hospital, STORE_SITE);
        bring(handover);
        assertPhase(unit, Phase.Active);
        UnitId other = inStore("other");
        refuse(other, CARRIED, hospital, carrier, TRUCK_SITE);
        handover = handoverOf(other, CARRIED, hospital, carrier, TRUCK_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_Returning.selector, other));
    }

    function test_RevertWhen_ReturningToTransformed() public {
        _return();
        _transformed(unit, abi.encodeWithSelector(IUnits.Custody_Returning.selector, unit));
    }

    function test_RevertWhen_ReturningToDestroyed() public {
        _return();
        _destroyed(unit, abi.encodeWithSelector(IUnits.Custody_Returning.selector, unit));
    }

    /* DISPUTED */

    function test_RevertWhen_DisputedToActive_ByHandover() public {
        _dispute();
        _handedOver(unit, Condition.Conformant, _wrong(Phase.Disputed));
    }

    function test_RevertWhen_DisputedToReturning_ByHandover() public {
        _dispute();
        _handedOver(unit, Condition.Refused, _wrong(Phase.Disputed));
    }

    function test_RevertWhen_DisputedToDisputed() public {
        _dispute();
        _handedOver(unit, Condition.Damaged, _wrong(Phase.Disputed));
    }

    function test_RevertWhen_DisputedToTransformed() public {
        _dispute();
        _transformed(unit, _wrong(Phase.Disputed));
    }

    function test_RevertWhen_DisputedToDestroyed() public {
        _dispute();
        _destroyed(unit, _wrong(Phase.Disputed));
    }

    function test_RevertWhen_DisputedToLost() public {
        _dispute();
        _lost(unit, _wrong(Phase.Disputed));
    }

    /// @dev Nor does anything else happen to it that its custodian could do.
    function test_RevertWhen_TheDisputedIsChanged() public {
        _dispute();
        bytes memory reason = _wrong(Phase.Disputed);
        vm.startPrank(plant.maker);
        expectError(reason);
        custody.record(one(unit), INSPECTED, PLANT_SITE, nowTime(), EVIDENCE);
        expectError(reason);
        custody.seal(unit, SEAL, nowTime());
        expectError(reason);
        custody.breakSeal(unit, nowTime(), EVIDENCE);
        expectError(reason);
        custody.correct(unit, INFECTIOUS, 1, 1, EVIDENCE);
        vm.stopPrank();
    }

    /* WITHOUT A DISPUTE */

    function test_RevertWhen_TheUndisputedIsResolved() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        bytes memory reason = abi.encodeWithSelector(IHandovers.Handovers_NotDisputed.selector, unit);
        expectError(reason);
        custody.resolveDispute(resolution, "", "");
        vm.prank(agency.maker);
        expectError(reason);
        custody.decideDispute(resolution, certificate);
    }

    /* HELPERS */

    function _return() private {
        refuse(unit, RETURNED, plant, hospital, STORE_SITE);
    }

    function _dispute() private {
        dispute(unit, RETURNED, plant, hospital, STORE_SITE);
    }

    function _handedOver(UnitId id, Condition condition, bytes memory reason) private {
        uint16 hops = custody.wordOf(id).hops();
        HandoverOffer memory offer = HandoverOffer(
            id,
            Terms.offer(hops, RETURNED, hospital.id, BAG, 1, nowTime(), nowTime()),
            EVIDENCE
        );
        refusedWith(signed(offer, acceptanceOf(offer, STORE_SITE, condition), plant, hospital), reason);
    }

    function _transformed(UnitId id, bytes memory reason) private {
        Creation[] memory outputs = new Creation[](1);
        outputs[0] = Creation(
            Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime(), 1, 1),
            EVIDENCE,
            "ash"
        );
        vm.prank(plant.maker);
        expectError(reason);
        custody.transform(one(id), outputs, INCINERATED, nowTime(), EVIDENCE);
    }

    function _destroyed(UnitId id, bytes memory reason) private {
        vm.prank(plant.maker);
        expectError(reason);
        custody.destroy(one(id), DESTROYED_STEP, nowTime(), certificate);
    }

    function _lost(UnitId id, bytes memory reason) private {
        vm.prank(plant.maker);
        expectError(reason);
        custody.declareLost(id, nowTime(), EVIDENCE);
    }

    function _unknown() private pure returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing"));
    }

    function _wrong(Phase phase) private view returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, phase);
    }
}
