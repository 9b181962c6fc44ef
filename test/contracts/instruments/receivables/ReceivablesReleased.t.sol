// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {RefState} from "../../../../contracts/evidence/IFingerprints.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {GUARANTEE, OBLIGOR_RISK, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {Ref} from "../../../../contracts/types/Ref.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Limits, documents and claims are free, used and had by whom they belong to, whatever others hold back.
contract ReceivablesReleasedTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    function test_APledgedUnitHoldsNoLimit() public {
        pass(acme, dyes, instrument, 1);
        vm.prank(dyes.maker);
        instruments.pledge(instrument, basin.id, 1, type(uint48).max, "friend");
        pay(instrument, FACE - 1);
        assertUsed(buyer, buyer, UNDERTAKING, 1, "what the obligor still owes");
        pay(instrument, 1);
        assertUsed(buyer, buyer, UNDERTAKING, 0, "the obligor paid all of it");
        assertUsed(guarantor, buyer, GUARANTEE, 0, "and nothing is guaranteed any more");
    }

    function test_TheGuarantorOfALateDebtHasItsClaim() public {
        goTo(DUE + GRACE + 1);
        payBy(guarantor, instrument, FACE);
        vm.prank(guarantor.maker);
        uint256 claim = receivables.instrumentIdOf(receivables.subrogate(idOf(r)));
        assertHolds(guarantor, claim, FACE, "also of one that nobody marked");
    }

    function test_TheGuarantorOfADebtInGraceHasNone() public {
        goTo(DUE + GRACE);
        payBy(guarantor, instrument, FACE);
        vm.prank(guarantor.maker);
        vm.expectRevert();
        receivables.subrogate(idOf(r));
    }

    function test_WhatIsTakenBackHoldsNoGuarantee() public {
        Receivable memory other = guaranteed(2);
        register(other);
        guarantee(other);
        assertUsed(guarantor, buyer, GUARANTEE, 2 * FACE, "both");
        vm.prank(acme.maker);
        receivables.cancel(list(other));
        assertUsed(guarantor, buyer, GUARANTEE, FACE, "the one that is confirmed");
    }

    function test_ARegistrarThatIsNoneAnyMoreCloses() public {
        asCouncil();
        fingerprints.setRegistrar(address(receivables), false);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        close(r);
        assertIs(r, ReceivableState.Closed, "closed");
    }

    function test_ABankThatSignedNothingIsNoFinancier() public {
        Leg memory leg = unitsLeg(instrument, acme, bank, 1);
        leg.asset = instruments.LIEN_ASSET();
        Deal memory deal = dealOf(leg);
        (deal.deadline, deal.recourse) = (LATER, false);
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        (RefState state, , ) = fingerprints.references(Ref.wrap(bytes32(instrument)));
        vm.assertTrue(state == RefState.Bound, "not financed");
        sell(instrument, acme, otherBank, FACE - 1, 990_000, false);
        (, , OrgId by) = fingerprints.references(Ref.wrap(bytes32(instrument)));
        vm.assertTrue(by == otherBank.id, "who paid is on record");
    }

    function test_WithinTheBankTheRiskStays() public {
        sell(instrument, acme, bank, FACE, 990_000, false);
        address treasury = enrol(bank.admin, "Bank: treasury", MAKER);
        Leg memory leg = unitsLeg(instrument, bank, bank, FACE);
        leg.to = treasury;
        Deal memory deal = dealOf(leg);
        (deal.deadline, deal.recourse) = (LATER, false);
        settlement.settle(deal, list(consentOf(bank, deal, 1)));
        assertUsed(bank, buyer, OBLIGOR_RISK, FACE, "the bank has the units");
        vm.assertEq(receivables.exposureOf(idOf(r), treasury), FACE, "in another account");
    }

    function test_AnExposureIsFreedOnce() public {
        sell(instrument, acme, bank, FACE, 990_000, false);
        pass(bank, dyes, instrument, FACE / 4);
        vm.prank(bank.checker);
        receivables.freeExposure(idOf(r), bank.maker);
        Deal memory deal = dealOf(unitsLeg(instrument, bank, dyes, FACE / 4));
        (deal.deadline, deal.recourse) = (LATER, false);
        settlement.settle(deal, list(consentOf(bank, deal, 1)));
        vm.prank(bank.checker);
        receivables.freeExposure(idOf(r), bank.maker);
        assertUsed(bank, buyer, OBLIGOR_RISK, FACE / 2, "what it still has");
    }

    function test_AnExpelledObligorPays() public {
        setStanding(buyer.id, Standing.Expelled);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        close(r);
    }

    function test_RevertWhen_OneHandPaysUnderDualControl() public {
        setDualControl(buyer.id);
        vm.prank(buyer.maker);
        yuan.approve(address(instruments), FACE);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, buyer.id, buyer.maker));
        vm.prank(buyer.maker);
        instruments.pay(instrument, FACE);
    }

    function test_AnExpelledSellerRepays() public {
        Sale memory sale = sell(instrument, acme, bank, FACE, 990_000, true);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        setStanding(acme.id, Standing.Expelled);
        uint256 price = receivables.recoursePrice(saleIdOf(sale), FACE);
        vm.startPrank(acme.maker);
        yuan.approve(address(receivables), price);
        receivables.payRecourse(saleIdOf(sale), FACE);
        vm.stopPrank();
        assertHolds(acme, instrument, FACE, "the units are the seller's");
    }

    function test_AnExpelledHolderDeclaresTheDefault() public {
        goOverdue(r);
        vm.warp(block.timestamp + 31 days);
        setStanding(acme.id, Standing.Expelled);
        vm.prank(acme.maker);
        receivables.declareDefault(idOf(r));
        assertIs(r, ReceivableState.Defaulted, "its recourse does not wait for others");
    }
}
