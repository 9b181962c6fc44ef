// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FactKind} from "../../../contracts/anchoring/Fact.sol";
import {IFactConditions, Observation} from "../../../contracts/anchoring/IFactConditions.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {FactConditionsBase} from "./FactConditionsBase.sol";
import {ScriptedSideChain} from "./ScriptedSideChain.sol";

/// @notice A deal with a condition moves nothing unless the fact holds; and what those try who want to get around it.
contract FactConditionsDealsTest is FactConditionsBase {
    function test_ADealWhoseFactHoldsIsSettled() public {
        observe(7, AgreementState.Active, 0);
        vm.warp(START + MAX_AGE);
        settle(conditional());
        vm.assertEq(yuan.balanceOf(basin.maker), 700, "basin is paid");
        vm.assertEq(euro.balanceOf(acme.maker), 90, "for what it gives");
    }

    function test_OneProofServesManyDeals() public {
        observe(7, AgreementState.Active, 0);
        settle(conditional());
        Deal memory deal = conditional();
        (deal.legs[1].amount, deal.legs[2].amount) = (1, 1);
        settlement.settle(deal, list(consentOf(acme, deal, 2), consentOf(basin, deal, 2)));
        vm.assertEq(yuan.balanceOf(basin.maker), 701, "both were settled");
    }

    function test_RevertWhen_NobodyProvedTheFact() public {
        _expectRefused(abi.encodeWithSelector(IFactConditions.FactConditions_Unproved.selector, fact));
    }

    function test_RevertWhen_TheFactDoesNotHold() public {
        observe(7, AgreementState.Agreed, 0);
        _expectRefused(_notHeld(7, AgreementState.Agreed));
    }

    function test_RevertWhen_ItIsWithdrawnAfterwards() public {
        observe(7, AgreementState.Active, 0);
        observe(8, AgreementState.Revoked, 0);
        _expectRefused(_notHeld(8, AgreementState.Revoked));
    }

    function test_RevertWhen_WhatIsProvedIsTooOld() public {
        observe(7, AgreementState.Active, 1);
        vm.warp(START + MAX_AGE);
        bytes4 reason = IFactConditions.FactConditions_TooOld.selector;
        _expectRefused(abi.encodeWithSelector(reason, fact, 7, MAX_AGE + 1, MAX_AGE));
        observe(8, AgreementState.Active, MAX_AGE);
        settle(conditional());
    }

    /* ADVERSARIES */

    /// @dev The seller of the receivable, whose consent was withdrawn, brings what was proved before.
    function testFuzz_RevertWhen_AnOlderProofIsBroughtAgain(uint64 older) public {
        older = uint64(_bound(older, 1, 7));
        observe(8, AgreementState.Revoked, 0);
        other.setTime(older, uint48(START));
        other.setAgreement(older, KEY, AgreementState.Active, END);
        expectError(abi.encodeWithSelector(IFactConditions.FactConditions_Superseded.selector, fact, older, 8));
        observe(FactKind.AgreementActive, older);
        _expectRefused(_notHeld(8, AgreementState.Revoked));
    }

    /// @dev At the height at which it is proved already nothing is won by proving it again.
    function test_TheSameProofAgainChangesNothing() public {
        observe(7, AgreementState.Active, 5);
        Observation memory before = conditions.observationOf(fact);
        vm.prank(OUTSIDER);
        vm.assertTrue(observe(FactKind.AgreementActive, 7), "it holds");
        vm.assertEq(abi.encode(conditions.observationOf(fact)), abi.encode(before), "as before");
    }

    /// @dev What does not prove leaves what was proved as it is.
    function test_RevertWhen_TheHeightIsUnknown() public {
        observe(7, AgreementState.Active, 0);
        expectError(abi.encodeWithSelector(ScriptedSideChain.UnknownHeight.selector, 9));
        observe(FactKind.AgreementActive, 9);
        settle(conditional());
    }

    /// @dev Who is to be paid takes the condition out, or makes it weaker: acme did not sign that.
    function testFuzz_RevertWhen_TheConditionIsNotTheOneSigned(uint8 what) public {
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        Consent memory signed = consentOf(acme, deal, 1);
        what = what % 5;
        if (what == 0) {
            Leg[] memory rest = new Leg[](2);
            (rest[0], rest[1]) = (deal.legs[1], deal.legs[2]);
            deal.legs = rest;
        }
        if (what == 1) deal.legs[0].amount += 1 days;
        if (what == 2) deal.legs[0].id++;
        if (what == 3) deal.legs[0].asset = IAsset(address(yuan));
        if (what == 4) deal.legs[0].asset = IAsset(deploy("FactConditions", abi.encode(settlement, other, other)));
        Consent[] memory consents = list(signed, consentOf(basin, deal, 1));
        bytes32 digest = consentDigest(deal, 1);
        expectError(abi.encodeWithSelector(IHolders.Holders_NotSigned.selector, digest, acme.maker));
        settlement.settle(deal, consents);
    }

    /// @dev The light client's trust: what was recorded before it ended proves nothing any more.
    function test_RevertWhen_TheClientIsFrozenOrRenewed() public {
        observe(7, AgreementState.Active, 0);
        bytes memory ended = abi.encodeWithSelector(IFactConditions.FactConditions_TrustEnded.selector, fact, CLIENT);
        other.setClient(0, true);
        _expectRefused(ended);
        other.setClient(1, false);
        _expectRefused(ended);
        // In the new era a lower height counts: what was higher may never have been.
        observe(3, AgreementState.Active, 0);
        settle(conditional());
    }

    function testFuzz_RevertWhen_AConditionIsGivenToSomebody(address to) public {
        vm.assume(to != address(conditions) && to != acme.maker);
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        deal.legs[0].to = to;
        expectRefused(deal, abi.encodeWithSelector(IFactConditions.FactConditions_LegInvalid.selector, 0, to));
    }

    /* AS AN ASSET */

    function test_ALegIsPreparedWhereTheFactHolds() public {
        Deal memory deal = conditional();
        vm.startPrank(acme.maker);
        expectError(abi.encodeWithSelector(IFactConditions.FactConditions_Unproved.selector, fact));
        settlement.prepare(deal, 0, "");
        observe(7, AgreementState.Active, 0);
        settlement.prepare(deal, 0, "");
        settlement.cancel(deal, 1);
        vm.stopPrank();
        vm.assertEq(conditions.token(), address(conditions), "it moves nothing of anybody's");
    }

    function testFuzz_RevertWhen_OthersThanSettlementAsk(address caller) public {
        vm.assume(caller != address(settlement));
        observe(7, AgreementState.Active, 0);
        Deal memory deal = conditional();
        bytes memory reason = abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, caller, address(settlement));
        vm.startPrank(caller);
        expectError(reason);
        conditions.move(deal, 0, "");
        expectError(reason);
        conditions.prepare(deal, 0, "", "");
        expectError(reason);
        conditions.cancel(deal, 0, "");
        vm.stopPrank();
    }

    /* INTERNAL */

    function _notHeld(uint64 number, AgreementState state) private view returns (bytes memory) {
        return abi.encodeWithSelector(IFactConditions.FactConditions_NotHeld.selector, fact, number, uint8(state));
    }

    function _expectRefused(bytes memory reason) private {
        expectRefused(conditional(), reason);
    }
}
