// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Receivables} from "../../../../contracts/instruments/receivables/Receivables.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {IHoldings, Order} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {Consent, Deal} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {HostileToken} from "../../settlement/HostileToken.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice The list of abuses of receivables, one test or more for each line of it. That an invoice names a factor already is seen where it is imported.
contract ReceivablesAbuseTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
    }

    function test_DoubleRegistrationByTwoAtOnce() public {
        Receivable memory one = invoice(2);
        Receivable memory other = invoice(2);
        other.salt = "for another bank";
        register(one);
        vm.prank(buyer.maker);
        expectError(_taken(one, FingerprintState.Reserved));
        receivables.register(list(other), noFlags(1));
        expectError(_taken(one, FingerprintState.Reserved));
        register(other);
    }

    /// @dev Its number is normalised before it is digested, so the key is the same whatever else is changed.
    function test_TheSameInvoiceWithAnotherAmountAndDay() public {
        sell(instrument, acme, bank, FACE, FACE - 1, false);
        Receivable memory disguised = r;
        (disguised.face, disguised.dueDay, disguised.documents) = (FACE + 1, DUE + 7, "other text");
        expectError(_taken(r, FingerprintState.Financed));
        register(disguised);
    }

    function test_TheSameInvoiceAfterItIsPaid() public {
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        close(r);
        Receivable memory again = r;
        again.salt = "again";
        expectError(_taken(r, FingerprintState.Closed));
        register(again);
    }

    function test_CreditNoteAfterFinancing() public {
        sell(instrument, acme, bank, FACE, FACE - 1, false);
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, instrument, acme.maker, 0, 1)
        );
        dilute(dilutionOf(r, 1));
    }

    function test_TheCreditorIsItsOwnObligor() public {
        Receivable memory own = invoice(2);
        (own.creditor, own.holder) = (buyer.id, buyer.maker);
        vm.prank(buyer.maker);
        expectError(
            abi.encodeWithSelector(IReceivables.Receivables_TermsInvalid.selector, idOf(own), bytes32("obligor"))
        );
        receivables.register(list(own), noFlags(1));
    }

    function test_TheObligorsKeyIsCompromised() public {
        Receivable memory next = invoice(2);
        register(next);
        DualApproval memory one = confirmation(buyer, next);
        one.checker = one.maker;
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        receivables.confirm(list(next), LATER, one);
        vm.prank(buyer.admin);
        members.revoke(buyer.maker, 0);
        vm.expectPartialRevert(IMembers.Members_NotEnrolled.selector);
        confirm(next);
    }

    function test_TransferToASuspendedMember() public {
        setStanding(basin.id, Standing.Restricted);
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, basin.id, Standing.Restricted));
        instruments.safeTransferFrom(acme.maker, basin.maker, instrument, 1, "");
    }

    function test_AFloodOfDust() public {
        address[] memory to = new address[](30);
        uint256[] memory ones = new uint256[](30);
        for (uint256 i = 0; i < 30; i++) {
            to[i] = enrol(dyes.admin, string.concat("dust ", vm.toString(i)), MAKER);
            ones[i] = 1;
        }
        vm.prank(acme.maker);
        instruments.passToMany(instrument, to, ones, 0);
        goTo(DUE);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, acme.maker);
        assertHolds(acme, instrument, (FACE - 30) / 2, "the great holder is paid whatever the small ones do");
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, instrument, to[0]));
        instruments.redeem(instrument, to[0]);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, acme.maker);
        for (uint256 i = 0; i < 30; i++) instruments.redeem(instrument, to[i]);
        close(r);
    }

    function test_RedeemedTwice() public {
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, instrument, acme.maker));
        instruments.redeem(instrument, acme.maker);
    }

    function test_PaidByAThirdParty() public {
        payBy(basin, instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        close(r);
        vm.assertEq(yuan.balanceOf(basin.maker), MONEY - FACE, "it has no claim from that");
    }

    function test_PaidMoreThanIsOwed() public {
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreInterestThanDue.selector, instrument, 1, 0));
        instruments.pay(instrument, FACE + 1);
    }

    function test_TwoConfirmationsRaceForTheLastOfALimit() public {
        (Receivable memory one, Receivable memory other) = (invoice(2), invoice(3));
        register(one);
        register(other);
        setCap(buyer, buyer, UNDERTAKING, uint104(2 * FACE + FACE / 2)); // one runs already
        DualApproval memory first = confirmation(buyer, one);
        DualApproval memory second = confirmation(buyer, other);
        receivables.confirm(list(other), LATER, second);
        vm.expectPartialRevert(ILimits.Limits_Exceeded.selector);
        receivables.confirm(list(one), LATER, first);
        assertUsed(buyer, buyer, UNDERTAKING, 2 * FACE, "never more than the cap");
    }

    function test_TheCashTokenReturnsFalse() public {
        _refuseCash(HostileToken.Fault.AnswersFalse);
    }

    function test_TheCashTokenMovesNothing() public {
        _refuseCash(HostileToken.Fault.MovesNothing);
    }

    function test_LateAndPartialPaymentThenRecovery() public {
        sell(instrument, acme, bank, 600_000, 590_000, false);
        goOverdue(r);
        pay(instrument, 300_000);
        instruments.redeem(instrument, bank.maker);
        vm.warp(block.timestamp + 30 days);
        vm.prank(bank.maker);
        receivables.declareDefault(idOf(r));
        pay(instrument, 700_000);
        pay(instrument, receivables.interestDue(idOf(r)));
        instruments.redeem(instrument, bank.maker);
        instruments.redeem(instrument, acme.maker);
        uint256 interest = instruments.obligationOf(instrument).interestPaid;
        vm.assertTrue(interest != 0, "late interest");
        uint256 shared = yuan.balanceOf(bank.maker) - (MONEY - 590_000 + 600_000);
        vm.assertEq(shared, (interest * 6) / 10, "which is shared by what each held");
        close(r);
    }

    function test_AConfirmationIsReplayed() public {
        expectRefusal(IReceivables.Receivables_WrongState.selector, r, uint256(ReceivableState.Confirmed));
        confirm(r);
    }

    function test_AConfirmationIsReplayedOnAnotherChain() public {
        Receivable memory next = invoice(2);
        DualApproval memory here = confirmation(buyer, next);
        vm.chainId(block.chainid + 1);
        register(next);
        vm.expectPartialRevert(IMembers.Members_NotEnrolled.selector);
        receivables.confirm(list(next), LATER, here);
        confirm(next);
    }

    function test_AConfirmationIsReplayedOnAnotherContract() public {
        Receivable memory next = invoice(2);
        DualApproval memory here = confirmation(buyer, next);
        bytes memory args = abi.encode(members, attestations, fingerprints, calendars, limits, instruments);
        Receivables other = Receivables(deploy("Receivables", args));
        asCouncil();
        fingerprints.setRegistrar(address(other), true);
        vm.prank(acme.maker);
        other.register(list(next), noFlags(1));
        vm.expectPartialRevert(IMembers.Members_NotEnrolled.selector);
        other.confirm(list(next), LATER, here);
    }

    function test_DefaultWhileAPartIsPledgedAndAPartIsSold() public {
        Sale memory sale = sell(instrument, acme, bank, 400_000, 390_000, true);
        vm.prank(acme.maker);
        instruments.pledge(instrument, otherBank.id, 500_000, startOf(DUE), "loan");
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        vm.prank(otherBank.maker);
        instruments.enforce(instrument, acme.maker, 500_000, "loan");
        vm.prank(acme.maker);
        receivables.payRecourse(saleIdOf(sale), 400_000);
        assertHolds(acme, instrument, 100_000 + 400_000, "what was free, and what recourse gave");
        assertHolds(otherBank, instrument, 500_000, "what was pledged");
        pay(instrument, FACE + receivables.interestDue(idOf(r)));
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, otherBank.maker);
        close(r);
    }

    function test_RecourseIsClaimedTwiceAndWithoutRecourse() public {
        Sale memory with = sell(instrument, acme, bank, 400_000, 390_000, true);
        Sale memory without = sell(instrument, acme, bank, 400_000, 390_000, false);
        goDefaulted(r);
        vm.startPrank(bank.maker);
        receivables.claimRecourse(with);
        receivables.claimRecourse(with);
        vm.assertEq(receivables.recourseOf(saleIdOf(with)).open, 400_000, "it is owed once");
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(without)));
        receivables.claimRecourse(without);
        vm.stopPrank();
    }

    function test_AnEmergencyFreezeHoldsNobodyElseHostage() public {
        pass(acme, basin, instrument, 400_000);
        Order memory order = Order(instrument, acme.maker, address(0), FACE, "injunction", LATER, 1);
        instruments.freeze(order, approvalOf(court, instruments.digestOf(order)));
        pay(instrument, FACE);
        instruments.redeem(instrument, basin.maker);
        assertHolds(basin, instrument, 0, "the other is paid");
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, instrument, acme.maker));
        instruments.redeem(instrument, acme.maker);
        (order.amount, order.nonce) = (0, 2);
        instruments.freeze(order, approvalOf(court, instruments.digestOf(order)));
        instruments.redeem(instrument, acme.maker);
        close(r);
    }

    /* HELP */

    function _taken(Receivable memory of_, FingerprintState state) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, of_.keys[0], state);
    }

    /// @dev A bank that takes units for cash that does not come.
    function _refuseCash(HostileToken.Fault fault) private {
        HostileToken cash = new HostileToken();
        cash.mint(bank.maker, MONEY);
        cash.set(fault);
        IAsset asset = IAsset(deploy("Erc20Asset", abi.encode(settlement, cash)));
        vm.prank(bank.maker);
        cash.approve(address(asset), MONEY);
        Receivable memory next = invoice(2);
        next.cash = cash;
        uint256 other = issueUnits(next);
        Deal memory deal = saleDeal(other, acme, bank, FACE, FACE - 1, false);
        deal.legs[1].asset = asset;
        Consent[] memory both = consents(acme, bank, deal);
        vm.expectRevert();
        settlement.settle(deal, both);
        assertHolds(acme, other, FACE, "the units stay");
        assertKey(next, FingerprintState.Bound, "and are not financed");
    }
}
