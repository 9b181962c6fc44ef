// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Debt, ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Terms} from "../../../../contracts/ledger/Terms.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {SUBROGATED_CLAIM} from "../../../../contracts/types/InstrumentKind.sol";
import {GUARANTEE, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice A guarantor that pays gets a claim of its own on the obligor.
contract ReceivablesGuaranteeTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        instrument = issueUnits(r);
    }

    function test_TheGuarantorPaysAndSubrogates() public {
        goOverdue(r);
        vm.expectEmit(address(receivables));
        emit IRecourses.GuarantorPaid(instrument, FACE);
        payBy(guarantor, instrument, FACE);
        ReceivableId claim = _subrogate();
        Debt memory debt = receivables.debtOf(claim);
        vm.assertTrue(debt.state == ReceivableState.Overdue && debt.subrogated && !debt.guaranteed, "overdue");
        vm.assertTrue(debt.creditor == guarantor.id && debt.obligor == buyer.id && debt.guarantor == NOBODY, "who");
        vm.assertEq(debt.paymentDay, DUE + GRACE + 1, "due today");
        Terms memory terms = instruments.instrumentOf(receivables.instrumentIdOf(claim)).terms;
        vm.assertTrue(terms.kind == SUBROGATED_CLAIM && terms.obligor == buyer.id, "a claim on the obligor");
        assertHolds(guarantor, receivables.instrumentIdOf(claim), FACE, "of what was paid");
    }

    function test_TheClaimIsPaidWithInterestAndClosed() public {
        goOverdue(r);
        payBy(guarantor, instrument, FACE);
        ReceivableId claim = _subrogate();
        uint256 claimed = receivables.instrumentIdOf(claim);
        goTo(DUE + GRACE + 1 + 20);
        vm.assertEq(receivables.interestDue(claim), 10_000, "20 days at 18 %");
        pay(claimed, FACE + 10_000);
        instruments.redeem(claimed, guarantor.maker);
        ReceivableId[] memory list_ = new ReceivableId[](1);
        list_[0] = claim;
        receivables.close(list_);
        vm.assertTrue(receivables.debtOf(claim).state == ReceivableState.Closed, "closed");
        assertUsed(buyer, buyer, UNDERTAKING, 0, "the receivable itself is paid");
    }

    function test_TheClaimDefaultsAndSuspendsNothing() public {
        goOverdue(r);
        payBy(guarantor, instrument, 1000);
        ReceivableId claim = _subrogate();
        vm.warp(block.timestamp + 30 days);
        vm.prank(guarantor.maker);
        receivables.declareDefault(claim);
        (, , , , bool suspended) = limits.limitOf(buyer.id, buyer.id, UNDERTAKING);
        vm.assertFalse(suspended, "it used no limit");
    }

    function test_EachPaymentIsClaimedOnce() public {
        goOverdue(r);
        payBy(guarantor, instrument, 1000);
        ReceivableId first = _subrogate();
        _refuseNothing();
        payBy(guarantor, instrument, 200);
        ReceivableId second = _subrogate();
        vm.assertFalse(ReceivableId.unwrap(first) == ReceivableId.unwrap(second), "two claims");
        assertHolds(guarantor, receivables.instrumentIdOf(second), 200, "for the second payment");
    }

    function test_WhatIsPaidBeforeItIsOverdueIsNotClaimed() public {
        payBy(guarantor, instrument, 1000);
        goOverdue(r);
        _refuseNothing();
    }

    function test_WhatAnotherPaysIsNotClaimed() public {
        goOverdue(r);
        pay(instrument, 1000);
        payBy(bank, instrument, FACE - 1000);
        _refuseNothing();
    }

    function test_LateInterestIsNotClaimed() public {
        goOverdue(r);
        uint256 interest = receivables.interestDue(idOf(r));
        pay(instrument, FACE);
        payBy(guarantor, instrument, interest);
        _refuseNothing();
    }

    function test_ALegOfADealPaysForTheObligorToo() public {
        goOverdue(r);
        Leg memory leg = legOf(yuan, guarantor.maker, bank.maker, 1000);
        (leg.id, leg.to) = (instrument, address(instruments));
        Deal memory deal = dealOf(leg);
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(guarantor, deal, 1)));
        assertHolds(guarantor, receivables.instrumentIdOf(_subrogate()), 1000, "claimed");
    }

    function test_RevertWhen_AnotherSubrogates() public {
        goOverdue(r);
        payBy(guarantor, instrument, 1000);
        vm.prank(bank.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), guarantor.id, bank.id));
        receivables.subrogate(idOf(r));
    }

    function test_TheExpelledGuarantorSubrogates() public {
        goOverdue(r);
        payBy(guarantor, instrument, 1000);
        setStanding(guarantor.id, Standing.Expelled);
        assertHolds(guarantor, receivables.instrumentIdOf(_subrogate()), 1000, "a claim is no new risk");
    }

    function test_ClosingFreesTheGuarantee() public {
        goOverdue(r);
        payBy(guarantor, instrument, FACE);
        pay(instrument, receivables.interestDue(idOf(r)));
        instruments.redeem(instrument, acme.maker);
        close(r);
        assertUsed(guarantor, buyer, GUARANTEE, 0, "limit of the guarantor");
        assertHolds(guarantor, receivables.instrumentIdOf(_subrogate()), FACE, "its claim stays its own");
    }

    function _subrogate() private returns (ReceivableId) {
        vm.prank(guarantor.maker);
        return receivables.subrogate(idOf(r));
    }

    function _refuseNothing() private {
        vm.prank(guarantor.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NothingPaid.selector, idOf(r)));
        receivables.subrogate(idOf(r));
    }
}
