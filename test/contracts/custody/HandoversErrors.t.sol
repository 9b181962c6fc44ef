// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Handover,
    HandoverAcceptanceTerms,
    HandoverOffer,
    HandoverOfferTerms
} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice What keeps a handover from being concluded, whoever signs it. Whose signatures do: HandoversSignatures.
contract HandoversErrorsTest is HandoversBase {
    /* THE UNIT */

    function test_RevertWhen_TheUnitIsUnknown() public {
        Handover memory handover = toLorry();
        handover.offer.unit = idOf("nothing");
        refusedWith(_again(handover), abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing")));
    }

    function test_RevertWhen_TheUnitIsPacked() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        store(parent);
        Handover memory handover = handoverOf(bags[0], CARRIED, hospital, carrier, TRUCK_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
    }

    /// @dev Beforehand it was on its own, and the offer was good. Out of the box again, it is void.
    function test_RevertWhen_ItWasInABoxMeanwhile() public {
        UnitId loose = bag("loose");
        Handover memory handover = handoverOf(loose, COLLECTED, hospital, hospital, STORE_SITE);
        UnitId parent = box("a box");
        pack(parent, one(loose));
        unpack(parent, one(loose));
        refusedWith(handover, _wrongHop(loose, 1, 0));
    }

    function test_RevertWhen_TheUnitIsLost() public {
        Handover memory handover = toLorry();
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Lost));
    }

    function test_RevertWhen_TheSealIsMissing() public {
        vm.prank(hospital.maker);
        custody.breakSeal(unit, nowTime(), EVIDENCE);
        refusedWith(toLorry(), abi.encodeWithSelector(IUnits.Custody_NotSealed.selector, unit));
    }

    function test_RevertWhen_TheUnitIsRecalled() public {
        vm.startPrank(agency.maker);
        custody.setRecall(one(unit), true, attestations.attest(statementOf(schema, agency.maker)));
        vm.stopPrank();
        refusedWith(toLorry(), abi.encodeWithSelector(IUnits.Custody_Recalled.selector, unit));
        handOver(unit, RETURNED, hospital, hospital, WARD_SITE);
        assertWith(unit, hospital, WARD_SITE, RETURNED, Phase.Active);
    }

    /* THE STEP */

    function test_RevertWhen_TheStepIsOfAnotherKind() public {
        Handover memory handover = handoverOf(unit, INSPECTED, hospital, plant, PLANT_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, INSPECTED, Act.Record));
    }

    function test_RevertWhen_ThereIsNoSuchStep() public {
        Handover memory handover = handoverOf(unit, NO_STEP, hospital, plant, PLANT_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, NO_STEP, Act.None));
    }

    function test_RevertWhen_TheStepDoesNotFollow() public {
        Handover memory handover = handoverOf(unit, DELIVERED, hospital, plant, PLANT_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_StepForbidden.selector, unit, STORED, DELIVERED));
    }

    /* THE WORDS */

    function testFuzz_RevertWhen_TheOfferHasABitThatNobodySigns(uint8 bit) public {
        Handover memory handover = toLorry();
        handover.offer.terms = HandoverOfferTerms.wrap(
            HandoverOfferTerms.unwrap(handover.offer.terms) | (1 << _bound(bit, 208, 255))
        );
        refusedWith(handover, _unclean());
    }

    function testFuzz_RevertWhen_TheAcceptanceHasABitThatNobodySigns(uint8 bit) public {
        Handover memory handover = toLorry();
        handover.acceptance.terms = HandoverAcceptanceTerms.wrap(
            HandoverAcceptanceTerms.unwrap(handover.acceptance.terms) | (1 << _bound(bit, 168, 255))
        );
        refusedWith(handover, _unclean());
    }

    /// @dev Signed by both as it is: still nobody can tell what.
    function test_RevertWhen_UncleanTermsAreSigned() public {
        Handover memory handover = toLorry();
        handover.offer.terms = handover.offer.terms.withGiver(hospital.id);
        refusedWith(_again(handover), _unclean());
    }

    function test_RevertWhen_AnotherHopIsNext() public {
        refusedWith(timed(unit, FIRST + 1, nowTime(), nowTime(), nowTime()), _wrongHop(unit, FIRST, FIRST + 1));
    }

    function test_RevertWhen_ItIsForAnotherOrganisationThanTheReceivers() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, plant);
        Handover memory handover = signed(offer, acceptanceOf(offer, TRUCK_SITE), hospital, carrier);
        bytes4 selector = IHandovers.Handovers_NotReceiver.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, plant.id, carrier.id));
    }

    /* THE TIMES */

    function test_InTheLastSecond() public {
        uint40 until = nowTime() + 100;
        Handover memory handover = timed(unit, FIRST, nowTime(), nowTime(), until);
        vm.warp(until);
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_Expired() public {
        uint40 until = nowTime() + 100;
        Handover memory handover = timed(unit, FIRST, nowTime(), nowTime(), until);
        vm.warp(until + 1);
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_Expired.selector, unit, until, until + 1));
    }

    function test_RevertWhen_TakenBeforeGiven() public {
        uint40 now_ = nowTime();
        vm.warp(now_ + 10);
        Handover memory handover = timed(unit, FIRST, now_ + 2, now_ + 1, now_ + 10);
        bytes4 selector = IHandovers.Handovers_TakenBeforeGiven.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, now_ + 2, now_ + 1));
    }

    function test_RevertWhen_GivenBeforeTheLastAct() public {
        uint40 now_ = nowTime();
        Handover memory handover = timed(unit, FIRST, now_ - 1, now_, now_);
        bytes4 selector = IUnits.Custody_TimeRunsBackwards.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, now_ - 1, now_));
    }

    function test_AClockAMinuteAheadIsGood() public {
        uint40 now_ = nowTime();
        bring(timed(unit, FIRST, now_ + 60, now_ + 60, now_));
        vm.assertEq(custody.wordOf(unit).since(), now_ + 60, "since");
    }

    function test_RevertWhen_TakenInTheFuture() public {
        uint40 now_ = nowTime();
        Handover memory handover = timed(unit, FIRST, now_, now_ + 61, now_);
        bytes4 selector = IUnits.Custody_FromTheFuture.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, now_ + 61, now_));
    }

    function test_RevertWhen_GivenLongerAgoThanTheWindow() public {
        uint40 now_ = nowTime();
        Handover memory handover = timed(unit, FIRST, now_, now_ + 10, now_ + WINDOW + 10);
        vm.warp(now_ + WINDOW + 1);
        bytes4 selector = IUnits.Custody_TooLate.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, now_, now_ + WINDOW + 1, WINDOW));
    }

    /* HELPERS */

    function _again(Handover memory handover) private view returns (Handover memory) {
        return signed(handover.offer, handover.acceptance, hospital, carrier);
    }

    function _unclean() private view returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_TermsUnclean.selector, unit);
    }

    function _wrongHop(UnitId id, uint16 expected, uint16 given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, id, expected, given);
    }
}
