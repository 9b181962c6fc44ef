// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Settlement} from "../../../contracts/custody/Handover.sol";
import {Dispute, IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Balance} from "../../../contracts/custody/IInventory.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {CARRIER, Roles} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The carrier found the bag damaged. The two agree what becomes of it.
contract HandoversSettleTest is HandoversBase {
    string private giver;
    string private receiver;

    function setUp() public override {
        super.setUp();
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.warp(START + 1 hours);
        (giver, receiver) = (makerOf(hospital), makerOf(carrier));
    }

    function test_ItIsTaken() public {
        settle(settlementOf(unit, true), giver, receiver);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(unit).hops(), 2, "hops");
        vm.assertEq(custody.wordOf(unit).since(), START, "since the receiver measured");
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        assertBalance(carrier, TRUCK_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_ItGoesBack() public {
        settle(settlementOf(unit, false), giver, receiver);
        assertWith(unit, hospital, STORE_SITE, STORED, Phase.Returning);
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        handOver(unit, RETURNED, hospital, hospital, WARD_SITE);
        assertWith(unit, hospital, WARD_SITE, RETURNED, Phase.Active);
    }

    function test_TheDisputeIsOver() public {
        settle(settlementOf(unit, true), giver, receiver);
        Dispute memory none;
        vm.assertEq(abi.encode(custody.disputeOf(unit)), abi.encode(none), "none");
    }

    function test_TheEvent() public {
        Settlement memory settlement = settlementOf(unit, false);
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Returning).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.DisputeSettled(unit, hospital.id, next, false, OrgId.wrap(0), Uid.wrap(0));
        settle(settlement, giver, receiver);
    }

    /// @dev Also where both sides are of one organisation: one person's word is not two.
    function test_RevertWhen_OneAccountSettlesForBoth() public {
        Settlement memory settlement = settlementOf(unit, true);
        bytes memory signature = signatureOf(giver, custody.settlementDigest(settlement));
        expectError(abi.encodeWithSelector(IHandovers.Handovers_SameAccount.selector, unit, accountOf(giver)));
        custody.settle(settlement, signature, signature);
    }

    function test_CheckersSettleToo() public {
        settle(settlementOf(unit, true), "Hospital: checker", "Carrier: checker");
        assertPhase(unit, Phase.Active);
    }

    function test_ARestrictedGiverSettles() public {
        setStanding(hospital.id, Standing.Restricted);
        settle(settlementOf(unit, true), giver, receiver);
        assertPhase(unit, Phase.Active);
    }

    /* WHAT HAPPENED MEANWHILE */

    function test_RevertWhen_ItIsTakenByARestrictedReceiver() public {
        setStanding(carrier.id, Standing.Restricted);
        bytes4 selector = IMembers.Members_NotActive.selector;
        _fails(settlementOf(unit, true), abi.encodeWithSelector(selector, carrier.id, Standing.Restricted));
        settle(settlementOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    /// @dev The carrier lost its licence in the middle of a dispute.
    function test_RevertWhen_ItIsTakenWithoutTheRole() public {
        _takeRoles(carrier);
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        _fails(settlementOf(unit, true), abi.encodeWithSelector(selector, carrier.id, Roles.wrap(0), CARRIER));
        settle(settlementOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    function test_RevertWhen_ItIsTakenAndWasRecalled() public {
        Uid why = statementBy(agency);
        vm.prank(agency.maker);
        custody.setRecall(one(unit), true, why);
        _fails(settlementOf(unit, true), abi.encodeWithSelector(IUnits.Custody_Recalled.selector, unit));
        settle(settlementOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    /* AT ANOTHER AMOUNT */

    function test_AtLess_WhatIsMissingWasLostByTheGiver() public {
        Settlement memory settlement = settlementOf(unit, true);
        settlement.quantity = BAG - 500;
        settle(settlement, giver, receiver);
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG - 500, 0, 500, 0, 0));
        assertBalance(carrier, TRUCK_SITE, Balance(BAG - 500, 0, 0, 0, BAG - 500, 1));
        vm.assertEq(custody.wordOf(unit).quantity(), BAG - 500, "on record");
    }

    function test_AtMore_WhatIsMoreWasTakenByTheGiver() public {
        Settlement memory settlement = settlementOf(unit, false);
        (settlement.quantity, settlement.items) = (BAG + 500, 3);
        settle(settlement, giver, receiver);
        assertBalance(hospital, STORE_SITE, Balance(BAG + 500, 0, 0, 0, BAG + 500, 3));
        vm.assertEq(custody.wordOf(unit).items(), 3, "on record");
    }

    function test_RevertWhen_AtNothing() public {
        Settlement memory settlement = settlementOf(unit, true);
        settlement.quantity = 0;
        _fails(settlement, abi.encodeWithSelector(IUnits.Custody_AmountInvalid.selector, unit, 0, 1));
        (settlement.quantity, settlement.items) = (BAG, 0);
        _fails(settlement, abi.encodeWithSelector(IUnits.Custody_AmountInvalid.selector, unit, BAG, 0));
    }

    function test_ABoxIsSettledAtWhatIsOnRecord() public {
        UnitId parent = _disputedBox();
        settle(settlementOf(parent, true), giver, receiver);
        assertWith(parent, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertBalance(carrier, TRUCK_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    function test_RevertWhen_ABoxIsSettledAtAnotherAmount() public {
        UnitId parent = _disputedBox();
        Settlement memory settlement = settlementOf(parent, true);
        settlement.quantity = BAG;
        bytes4 selector = IHandovers.Handovers_ContainerAmount.selector;
        _fails(settlement, abi.encodeWithSelector(selector, parent, 2 * BAG, BAG));
        (settlement.quantity, settlement.items) = (2 * BAG, 1);
        _fails(settlement, abi.encodeWithSelector(selector, parent, 2 * BAG, 2 * BAG));
    }

    function _takeRoles(Org memory org) private {
        asCouncil();
        members.setRoles(org.id, Roles.wrap(0));
    }

    /* WHO, WHEN, WHAT */

    function test_RevertWhen_NotInDispute() public {
        Settlement memory settlement = settlementOf(unit, true);
        settle(settlement, giver, receiver);
        _fails(settlement, abi.encodeWithSelector(IHandovers.Handovers_NotDisputed.selector, unit));
    }

    function test_RevertWhen_TheUnitIsUnknown() public {
        Settlement memory settlement = settlementOf(unit, true);
        settlement.unit = idOf("nothing");
        _fails(settlement, abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, settlement.unit));
    }

    function test_RevertWhen_ItIsOfAnotherDispute() public {
        Settlement memory settlement = settlementOf(unit, true);
        settlement.hop = 0;
        _fails(settlement, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, 1, 0));
    }

    function test_RevertWhen_Expired() public {
        Settlement memory settlement = settlementOf(unit, true);
        settlement.deadline = nowTime() - 1;
        bytes4 selector = IHandovers.Handovers_Expired.selector;
        _fails(settlement, abi.encodeWithSelector(selector, unit, nowTime() - 1, nowTime()));
        settlement.deadline = nowTime();
        settle(settlement, giver, receiver);
    }

    function test_RevertWhen_TheReceiverSignsForTheGiver() public {
        giver = "Carrier: checker";
        _fails(settlementOf(unit, true), _notParty(carrier.id));
    }

    function test_RevertWhen_TheGiverSignsForTheReceiver() public {
        receiver = "Hospital: checker";
        _fails(settlementOf(unit, true), _notParty(hospital.id));
    }

    function test_RevertWhen_AThirdPartySigns() public {
        receiver = makerOf(plant);
        _fails(settlementOf(unit, true), _notParty(plant.id));
    }

    function test_RevertWhen_ADeviceSigns() public {
        receiver = deviceOf(carrier);
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.device, DEVICE, MAKER | CHECKER);
        _fails(settlementOf(unit, true), reason);
    }

    function test_RevertWhen_ASignatureIsMissing() public {
        Settlement memory settlement = settlementOf(unit, true);
        bytes32 digest = custody.settlementDigest(settlement);
        bytes memory good = signatureOf(giver, digest);
        bytes memory reason = abi.encodeWithSelector(IHandovers.Handovers_BadSignature.selector, digest, address(0));
        expectError(reason);
        custody.settle(settlement, "", good);
        expectError(reason);
        custody.settle(settlement, good, "");
    }

    function test_RevertWhen_AnotherEndWasSigned() public {
        bytes32 digest = custody.settlementDigest(settlementOf(unit, false));
        (bytes memory a, bytes memory b) = (signatureOf(giver, digest), signatureOf(receiver, digest));
        Settlement memory settlement = settlementOf(unit, true);
        vm.expectRevert();
        custody.settle(settlement, a, b);
    }

    function test_RevertWhen_TheGiverIsExpelled() public {
        setStanding(hospital.id, Standing.Expelled);
        _fails(settlementOf(unit, true), abi.encodeWithSelector(IMembers.Members_Expelled.selector, hospital.id));
    }

    /* HELPERS */

    function _fails(Settlement memory settlement, bytes memory reason) private {
        bytes32 digest = custody.settlementDigest(settlement);
        (bytes memory first, bytes memory second) = (signatureOf(giver, digest), signatureOf(receiver, digest));
        expectError(reason);
        custody.settle(settlement, first, second);
    }

    function _disputedBox() private returns (UnitId parent) {
        (parent, ) = fullBox("a box");
        store(parent);
        seal(hospital, parent);
        dispute(parent, CARRIED, hospital, carrier, TRUCK_SITE);
    }

    function _notParty(OrgId signer) private view returns (bytes memory) {
        return abi.encodeWithSelector(IHandovers.Handovers_NotParty.selector, unit, signer);
    }
}
