// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution, Handover} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {LAST_HOP, Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice A handover is of the unit as its receiver saw it: whatever the giver changes after the receiver signed voids it.
contract HandoversSeenTest is HandoversBase {
    uint256 private constant HOPS = uint256(type(uint16).max) << 112;

    UnitId private parent;
    UnitId[] private bags;

    function setUp() public override {
        super.setUp();
        (parent, bags) = fullBox("a box");
        store(parent);
        seal(hospital, parent);
    }

    /* THE GIVER ALONE */

    function test_RevertWhen_TheContentIsExchanged() public {
        (UnitId c, UnitId d) = (inStore("ballast C"), inStore("ballast D"));
        Handover memory handover = _boxToLorry();
        _open(parent);
        unpack(parent, bags);
        pack(parent, two(c, d));
        seal(hospital, parent);
        _isVoid(handover, 4);
    }

    function test_RevertWhen_TheSameContentIsPackedAgain() public {
        Handover memory handover = _boxToLorry();
        _open(parent);
        unpack(parent, one(bags[0]));
        pack(parent, one(bags[0]));
        seal(hospital, parent);
        _isVoid(handover, 4);
    }

    function test_RevertWhen_ItIsSealedAgain() public {
        Handover memory handover = _boxToLorry();
        _open(parent);
        seal(hospital, parent);
        _isVoid(handover, 2);
    }

    function test_RevertWhen_TheClassIsCorrected() public {
        Handover memory handover = toLorry();
        vm.prank(hospital.device);
        custody.correct(unit, PATHOLOGICAL, BAG, 1, EVIDENCE);
        refusedWith(handover, _wrongHop(unit, FIRST + 1, FIRST));
    }

    function testFuzz_RevertWhen_TheQuantityIsCorrectedWithinTheTolerance(uint56 less) public {
        less = uint56(_bound(less, 1, (BAG * TOLERANCE) / 2000));
        Handover memory handover = toLorry();
        vm.prank(hospital.device);
        custody.correct(unit, INFECTIOUS, BAG - less, 1, EVIDENCE);
        refusedWith(handover, _wrongHop(unit, FIRST + 1, FIRST));
    }

    /* RECALLED */

    /// @dev By whoever may: the receiver did not see it.
    function test_RevertWhen_ItIsRecalled() public {
        bring(toLorry());
        Handover memory handover = handoverOf(unit, RETURNED, carrier, hospital, STORE_SITE);
        _recall(carrier, one(unit));
        refusedWith(handover, _wrongHop(unit, FIRST + 2, FIRST + 1));
        handOver(unit, RETURNED, carrier, hospital, STORE_SITE);
        assertWith(unit, hospital, STORE_SITE, RETURNED, Phase.Active);
    }

    function test_RevertWhen_WhatIsInItIsRecalled() public {
        Handover memory handover = _boxToLorry();
        _recall(hospital, one(bags[0]));
        _isVoid(handover, 1);
    }

    /// @dev The receiver saw that it is; and nobody uses up hops by repeating it.
    function test_RecalledAgainNothingIsVoid() public {
        _recall(agency, one(unit));
        Handover memory handover = handoverOf(unit, RETURNED, hospital, hospital, WARD_SITE);
        _recall(agency, one(unit));
        bring(handover);
        assertWith(unit, hospital, WARD_SITE, RETURNED, Phase.Active);
    }

    /// @dev What both sides signed to resolve a dispute stays good.
    function test_InDisputeNothingIsVoid() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        DisputeResolution memory resolution = resolutionOf(unit, false);
        _recall(agency, one(unit));
        resolve(resolution, makerOf(hospital), makerOf(carrier));
        assertPhase(unit, Phase.Returning);
    }

    /* BELOW */

    /// @dev Nothing happens to what is packed, so what is to change has to come out first, and the outermost box tells.
    function test_RevertWhen_SomethingInABoxOnAPalletChanges() public {
        UnitId pallet = box("a pallet");
        store(pallet);
        pack(pallet, one(parent));
        seal(hospital, pallet);
        Handover memory handover = handoverOf(pallet, CARRIED, hospital, carrier, TRUCK_SITE);
        uint16 before = custody.wordOf(pallet).hops();
        _open(pallet);
        unpack(pallet, one(parent));
        _open(parent);
        unpack(parent, one(bags[0]));
        vm.prank(hospital.maker);
        custody.correct(bags[0], INFECTIOUS, BAG - 1, 1, EVIDENCE);
        pack(parent, one(bags[0]));
        pack(pallet, one(parent));
        seal(hospital, pallet);
        refusedWith(handover, _wrongHop(pallet, before + 4, before));
    }

    /* WHAT VOIDS NOTHING */

    /// @dev Where it is and how long are claims of the giver's alone; a stranger voids nothing.
    function test_StoredAndFlagged() public {
        vm.warp(START + STORAGE + 1);
        Handover memory handover = toLorry();
        vm.prank(OUTSIDER);
        custody.flagOverdue(unit);
        bring(handover);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /* THE END OF THE HOPS */

    function test_TheLastHandover() public {
        _setHops(unit, LAST_HOP - 1);
        bring(toLorry());
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(unit).hops(), LAST_HOP, "hops");
    }

    function test_RevertWhen_TheHopsAreExhausted() public {
        _setHops(unit, LAST_HOP);
        refusedWith(toLorry(), abi.encodeWithSelector(IHandovers.Handovers_HopsExhausted.selector, unit));
    }

    /// @dev There is no other hop that would make them void; none is good either.
    function test_RevertWhen_OffersAreWithdrawnAtTheEnd() public {
        _setHops(unit, LAST_HOP);
        vm.prank(hospital.maker);
        expectError(abi.encodeWithSelector(IHandovers.Handovers_HopsExhausted.selector, unit));
        custody.withdrawOffers(unit);
    }

    /// @dev The first offers of all stay void, whatever the custodian does.
    function test_RevertWhen_AnOfferOfTheFirstHopIsBroughtAtTheEnd() public {
        Handover memory handover = toLorry();
        _setHops(unit, LAST_HOP);
        _open(unit);
        seal(hospital, unit);
        refusedWith(handover, _wrongHop(unit, LAST_HOP, FIRST));
    }

    function test_ItTravelsInABoxThen() public {
        _setHops(bags[0], LAST_HOP);
        _open(parent);
        unpack(parent, one(bags[0]));
        pack(parent, one(bags[0]));
        seal(hospital, parent);
        bring(_boxToLorry());
        vm.assertTrue(custodyLens.unitOf(bags[0]).custodian == carrier.id, "with the carrier");
    }

    function test_ADisputeOfTheLastHopEnds() public {
        _setHops(unit, LAST_HOP - 1);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        resolve(resolutionOf(unit, true), makerOf(hospital), makerOf(carrier));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /* HELPERS */

    function _boxToLorry() private view returns (Handover memory) {
        return handoverOf(parent, CARRIED, hospital, carrier, TRUCK_SITE);
    }

    function _open(UnitId id) private {
        vm.prank(hospital.maker);
        custody.breakSeal(id, nowTime(), EVIDENCE);
    }

    function _isVoid(Handover memory handover, uint16 changes) private {
        uint16 hop = handover.offer.terms.hop();
        refusedWith(handover, _wrongHop(parent, hop + changes, hop));
    }

    function _wrongHop(UnitId id, uint16 expected, uint16 given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, id, expected, given);
    }

    /// @dev As if so much had happened to it.
    function _setHops(UnitId id, uint16 hops) private {
        vm.record();
        uint256 word = UnitWord.unwrap(custody.wordOf(id));
        (bytes32[] memory reads, ) = vm.accesses(address(custody));
        vm.store(address(custody), reads[0], bytes32((word & ~HOPS) | (uint256(hops) << 112)));
    }

    function _recall(Org memory by, UnitId[] memory units) private {
        Uid why = statementBy(by);
        vm.prank(by.maker);
        custody.setRecall(units, true, why);
    }
}
