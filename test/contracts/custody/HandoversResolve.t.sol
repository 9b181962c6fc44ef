// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DisputeResolution} from "../../../contracts/custody/Handover.sol";
import {Dispute, IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
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
contract HandoversResolveTest is HandoversBase {
    string private giver;
    string private receiver;

    function setUp() public override {
        super.setUp();
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.warp(START + 1 hours);
        (giver, receiver) = (makerOf(hospital), makerOf(carrier));
    }

    function test_ItIsTaken() public {
        resolve(resolutionOf(unit, true), giver, receiver);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(unit).hops(), FIRST + 2, "hops");
        vm.assertEq(custody.wordOf(unit).since(), START, "since the receiver measured");
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        assertBalance(carrier, TRUCK_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_ItGoesBack() public {
        resolve(resolutionOf(unit, false), giver, receiver);
        assertWith(unit, hospital, STORE_SITE, STORED, Phase.Returning);
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        handOver(unit, RETURNED, hospital, hospital, WARD_SITE);
        assertWith(unit, hospital, WARD_SITE, RETURNED, Phase.Active);
    }

    function test_TheDisputeIsOver() public {
        resolve(resolutionOf(unit, true), giver, receiver);
        Dispute memory none;
        vm.assertEq(abi.encode(custody.disputeOf(unit)), abi.encode(none), "none");
    }

    function test_TheEvent() public {
        DisputeResolution memory resolution = resolutionOf(unit, false);
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Returning).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.DisputeResolved(unit, hospital.id, next, false, OrgId.wrap(0), Uid.wrap(0));
        resolve(resolution, giver, receiver);
    }

    /// @dev Also where both sides are of one organisation: one person's word is not two.
    function test_RevertWhen_OneAccountResolvesForBoth() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        bytes memory signature = signatureOf(giver, custodyLens.disputeResolutionDigest(resolution));
        expectError(abi.encodeWithSelector(IHandovers.Handovers_SameAccount.selector, unit, accountOf(giver)));
        custody.resolveDispute(resolution, signature, signature);
    }

    function test_CheckersResolveToo() public {
        resolve(resolutionOf(unit, true), "Hospital: checker", "Carrier: checker");
        assertPhase(unit, Phase.Active);
    }

    function test_ARestrictedGiverResolves() public {
        setStanding(hospital.id, Standing.Restricted);
        resolve(resolutionOf(unit, true), giver, receiver);
        assertPhase(unit, Phase.Active);
    }

    /* WHAT HAPPENED MEANWHILE */

    function test_RevertWhen_ItIsTakenByARestrictedReceiver() public {
        setStanding(carrier.id, Standing.Restricted);
        bytes4 selector = IMembers.Members_NotActive.selector;
        _fails(resolutionOf(unit, true), abi.encodeWithSelector(selector, carrier.id, Standing.Restricted));
        resolve(resolutionOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    /// @dev The carrier lost its licence in the middle of a dispute.
    function test_RevertWhen_ItIsTakenWithoutTheRole() public {
        _takeRoles(carrier);
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        _fails(resolutionOf(unit, true), abi.encodeWithSelector(selector, carrier.id, Roles.wrap(0), CARRIER));
        resolve(resolutionOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    function test_RevertWhen_ItIsTakenAndWasRecalled() public {
        Uid why = statementBy(agency);
        vm.prank(agency.maker);
        custody.setRecall(one(unit), true, why);
        _fails(resolutionOf(unit, true), abi.encodeWithSelector(IUnits.Custody_Recalled.selector, unit));
        resolve(resolutionOf(unit, false), giver, receiver);
        assertPhase(unit, Phase.Returning);
    }

    /* AT ANOTHER AMOUNT */

    function test_AtLess_WhatIsMissingWasLostByTheGiver() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.quantity = BAG - 500;
        resolve(resolution, giver, receiver);
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG - 500, 0, 500, 0, 0));
        assertBalance(carrier, TRUCK_SITE, Balance(BAG - 500, 0, 0, 0, BAG - 500, 1));
        vm.assertEq(custody.wordOf(unit).quantity(), BAG - 500, "on record");
    }

    function test_AtMore_WhatIsMoreWasTakenByTheGiver() public {
        DisputeResolution memory resolution = resolutionOf(unit, false);
        (resolution.quantity, resolution.items) = (BAG + 500, 3);
        resolve(resolution, giver, receiver);
        assertBalance(hospital, STORE_SITE, Balance(BAG + 500, 0, 0, 0, BAG + 500, 3));
        vm.assertEq(custody.wordOf(unit).items(), 3, "on record");
    }

    function test_RevertWhen_AtNothing() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.quantity = 0;
        _fails(resolution, abi.encodeWithSelector(IUnits.Custody_AmountInvalid.selector, unit, 0, 1));
        (resolution.quantity, resolution.items) = (BAG, 0);
        _fails(resolution, abi.encodeWithSelector(IUnits.Custody_AmountInvalid.selector, unit, BAG, 0));
    }

    function test_ABoxIsResolvedAtWhatIsOnRecord() public {
        UnitId parent = _disputedBox();
        resolve(resolutionOf(parent, true), giver, receiver);
        assertWith(parent, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertBalance(carrier, TRUCK_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    function test_RevertWhen_ABoxIsResolvedAtAnotherAmount() public {
        UnitId parent = _disputedBox();
        DisputeResolution memory resolution = resolutionOf(parent, true);
        resolution.quantity = BAG;
        bytes4 selector = IHandovers.Handovers_ContainerAmount.selector;
        _fails(resolution, abi.encodeWithSelector(selector, parent, 2 * BAG, BAG));
        (resolution.quantity, resolution.items) = (2 * BAG, 1);
        _fails(resolution, abi.encodeWithSelector(selector, parent, 2 * BAG, 2 * BAG));
    }

    function _takeRoles(Org memory org) private {
        asCouncil();
        members.setRoles(org.id, Roles.wrap(0));
    }

    /* WHO, WHEN, WHAT */

    function test_RevertWhen_NotInDispute() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolve(resolution, giver, receiver);
        _fails(resolution, abi.encodeWithSelector(IHandovers.Handovers_NotDisputed.selector, unit));
    }

    function test_RevertWhen_TheUnitIsUnknown() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.unit = idOf("nothing");
        _fails(resolution, abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, resolution.unit));
    }

    function test_RevertWhen_ItIsOfAnotherDispute() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.hop = 0;
        _fails(resolution, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, 0));
    }

    function test_RevertWhen_Expired() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.deadline = nowTime() - 1;
        bytes4 selector = IHandovers.Handovers_Expired.selector;
        _fails(resolution, abi.encodeWithSelector(selector, unit, nowTime() - 1, nowTime()));
        resolution.deadline = nowTime();
        resolve(resolution, giver, receiver);
    }

    function test_RevertWhen_TheReceiverSignsForTheGiver() public {
        giver = "Carrier: checker";
        _fails(resolutionOf(unit, true), _notParty(carrier.id));
    }

    function test_RevertWhen_TheGiverSignsForTheReceiver() public {
        receiver = "Hospital: checker";
        _fails(resolutionOf(unit, true), _notParty(hospital.id));
    }

    function test_RevertWhen_AThirdPartySigns() public {
        receiver = makerOf(plant);
        _fails(resolutionOf(unit, true), _notParty(plant.id));
    }

    function test_RevertWhen_ADeviceSigns() public {
        receiver = deviceOf(carrier);
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.device, DEVICE, MAKER | CHECKER);
        _fails(resolutionOf(unit, true), reason);
    }

    function test_RevertWhen_TheGiversDeviceSigns() public {
        giver = deviceOf(hospital);
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        _fails(resolutionOf(unit, true), abi.encodeWithSelector(selector, hospital.device, DEVICE, MAKER | CHECKER));
    }

    function test_RevertWhen_ASignatureIsMissing() public {
        DisputeResolution memory resolution = resolutionOf(unit, true);
        bytes32 digest = custodyLens.disputeResolutionDigest(resolution);
        bytes memory good = signatureOf(giver, digest);
        bytes memory reason = abi.encodeWithSelector(IHandovers.Handovers_BadSignature.selector, digest, address(0));
        expectError(reason);
        custody.resolveDispute(resolution, "", good);
        expectError(reason);
        custody.resolveDispute(resolution, good, "");
    }

    function test_RevertWhen_AnotherEndWasSigned() public {
        bytes32 digest = custodyLens.disputeResolutionDigest(resolutionOf(unit, false));
        (bytes memory a, bytes memory b) = (signatureOf(giver, digest), signatureOf(receiver, digest));
        DisputeResolution memory resolution = resolutionOf(unit, true);
        vm.expectRevert();
        custody.resolveDispute(resolution, a, b);
    }

    function test_RevertWhen_TheGiverIsExpelled() public {
        setStanding(hospital.id, Standing.Expelled);
        _fails(resolutionOf(unit, true), abi.encodeWithSelector(IMembers.Members_Expelled.selector, hospital.id));
    }

    /* HELPERS */

    function _fails(DisputeResolution memory resolution, bytes memory reason) private {
        bytes32 digest = custodyLens.disputeResolutionDigest(resolution);
        (bytes memory first, bytes memory second) = (signatureOf(giver, digest), signatureOf(receiver, digest));
        expectError(reason);
        custody.resolveDispute(resolution, first, second);
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
