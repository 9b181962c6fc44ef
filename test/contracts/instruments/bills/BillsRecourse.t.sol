// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState, Lot, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {Passing, Mark} from "../../../../contracts/ledger/LotWord.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Recourse: who answers to whom, in which order, how long, for how much. Acme endorsed to basin, and basin to the other bank.
contract BillsRecourseTest is BillsBase {
    uint32 private constant REFUSED = MATURITY;

    function test_ClaimFromTheLastEndorser() public {
        startRefused();
        vm.expectEmit(address(bills));
        emit IBillClaims.BillRecourseClaimed(lot, otherBank.id, basin.id, basin.id, 3, otherBank.maker, 500);
        claim(otherBank, basin.id, 500);
        goTo(REFUSED + 20);
        uint256 owed = bills.owedOn(lot, REFUSED + 20);
        vm.assertEq(owed, AMOUNT + 1_917 + 500, "interest is rounded up, once"); // 1 000 000 * 3.45 % * 20 / 360
        uint256 before = yuan.balanceOf(otherBank.maker);
        vm.expectEmit(address(bills));
        emit IBillClaims.BillRecoursePaid(lot, otherBank.id, basin.id, basin.maker, owed, 1_917, 500);
        payClaim(basin);
        vm.assertEq(yuan.balanceOf(otherBank.maker), before + owed, "money");
        vm.assertEq(holds(basin, lot), AMOUNT, "the payer has the lot");
        Lot memory l = seenLot();
        vm.assertEq(l.base, owed, "what it paid");
        vm.assertEq(l.rank, 3, "where it stands");
        assertUsed(bank, buyer, ACCEPTANCE, AMOUNT, "the acceptor owes still");
    }

    /// @dev Other bank -> basin -> acme -> buyer -> bank.
    function test_RecourseWalksTheChain() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        claim(basin, acme);
        payClaim(acme);
        claim(acme, buyer);
        payClaim(buyer);
        payAfterAll();
        assertLotState(LotState.Settled, "lot");
        assertState(BillState.Closed, "bill");
        assertUsed(bank, buyer, ACCEPTANCE, 0, "limit");
        uint256 before = yuan.balanceOf(buyer.maker);
        instruments.redeem(lot, buyer.maker);
        vm.assertEq(yuan.balanceOf(buyer.maker), before + AMOUNT, "who paid last is paid");
        vm.assertEq(holds(buyer, lot), 0, "burnt");
    }

    /// @dev Nobody claimed: the acceptor pays the holder, with interest, when it wants to.
    function test_AcceptorPaysAfterARefusalThoughNobodyClaimed() public {
        startRefused();
        goTo(REFUSED + 20);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotSettled(lot, AMOUNT + 1_917);
        payAfterAll();
        uint256 before = yuan.balanceOf(otherBank.maker);
        instruments.redeem(lot, otherBank.maker);
        vm.assertEq(yuan.balanceOf(otherBank.maker), before + AMOUNT + 1_917, "amount and interest");
    }

    function test_AcceptorPaysWhileAnotherIsClaimedFrom() public {
        startRefused();
        claim(otherBank, basin.id, 500);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT + 500, AMOUNT));
        pay(bank, AMOUNT);
        pay(bank, AMOUNT + 500);
        assertLotState(LotState.Settled, "lot");
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_WrongState.selector, lot, LotState.Settled));
        payClaim(basin);
    }

    /// @dev What it pays for a stopped lot waits in the ledger.
    function test_AcceptorPaysForAStoppedLot() public {
        startRefused();
        stop(otherBank.maker, AMOUNT);
        payAfterAll();
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, lot, otherBank.maker));
        instruments.redeem(lot, otherBank.maker);
    }

    function test_RevertWhen_TheAcceptorPaysAClaim() public {
        startRefused();
        claim(otherBank, bank);
        vm.assertTrue(bills.isClaimed(lot, bank.id), "claimed");
        _notClaimed(bank);
    }

    /// @dev Any predecessor, in any order: those who were passed over owe nothing any more.
    function test_JumpToTheFirstEndorser() public {
        startRefused();
        claim(otherBank, acme);
        payClaim(acme);
        _notAPredecessor(acme, basin.id);
        claim(acme, buyer);
    }

    /// @dev All answer together. Who pays first pays for all, and the holder is paid once.
    function test_SeveralAreClaimedFromAtOnce() public {
        startRefused();
        claim(otherBank, basin);
        claim(otherBank, acme);
        claim(otherBank, buyer);
        vm.assertTrue(bills.isClaimed(lot, basin.id) && bills.isClaimed(lot, acme.id), "both");
        payClaim(acme);
        vm.assertFalse(bills.isClaimed(lot, basin.id) || bills.isClaimed(lot, buyer.id), "none any more");
        _notClaimed(basin);
        _notClaimed(buyer);
        claim(acme, buyer);
        payClaim(buyer);
    }

    /// @dev The claim against acme is no less in time because basin, who was claimed from first, does not pay.
    function test_AClaimKeepsNoOtherFromItsTime() public {
        startEndorsed();
        guarantee(guarantor, acme.id);
        _refuse();
        claim(otherBank, basin);
        claim(otherBank, acme);
        goTo(REFUSED + 184);
        claim(otherBank, acme.id, 5); // more costs; it was claimed from in time
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_TimeBarred.selector, lot, REFUSED + 183));
        claimFromGuarantor(otherBank, acme.id, guarantor.id);
        payClaim(acme);
    }

    function test_RevertWhen_ClaimedByWhoWasPaid() public {
        startRefused();
        claim(otherBank, acme);
        payClaim(acme);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotHolder.selector, lot, otherBank.maker));
        claim(otherBank, basin);
    }

    function test_RevertWhen_ClaimedFromAStranger() public {
        startRefused();
        _notAPredecessor(otherBank, guarantor.id);
    }

    function test_RevertWhen_ClaimedFromItself() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        _notAPredecessor(basin, basin.id);
    }

    function test_RevertWhen_PaidTwice() public {
        startRefused();
        claim(otherBank, basin);
        payClaim(basin);
        _notClaimed(basin);
    }

    /* COSTS */

    function test_CostsAreAHundredthOfTheFaceAtMost() public {
        startRefused();
        _costsExceeded(otherBank, basin.id, 10_000, 10_001);
        claim(otherBank, basin.id, 10_000);
    }

    /// @dev What one was paid for its costs is not there for the next.
    function test_CostsOfAllClaimsTogetherAreBounded() public {
        startRefused();
        claim(otherBank, basin.id, 9_000);
        payClaim(basin);
        _costsExceeded(basin, acme.id, 1_000, 1_001);
        claim(basin, acme.id, 1_000);
        payClaim(acme);
        _costsExceeded(acme, buyer.id, 0, 1);
        claim(acme, buyer);
        vm.assertEq(bills.owedOn(lot, REFUSED), AMOUNT + 10_000, "the amount and what may be charged for it");
    }

    /// @dev All claims of a holder have the costs of all of them, not each its own.
    function test_CostsAreNotAddedUpByClaims() public {
        startRefused();
        claim(otherBank, basin.id, 10_000);
        claim(otherBank, acme.id, 10_000);
        vm.assertEq(bills.owedOn(lot, REFUSED), AMOUNT + 10_000, "once");
    }

    function test_RevertWhen_MoreThanThePayerAgreedTo() public {
        startRefused();
        claim(otherBank, basin.id, 500);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT + 500, AMOUNT));
        vm.prank(basin.maker);
        bills.payClaim(lot, AMOUNT);
    }

    function test_RevertWhen_HistoryIsAnother() public {
        startRefused();
        steps[0].mark = Mark.WithoutRecourse;
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherHistory.selector, lot));
        claim(otherBank, basin);
        steps.pop();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherHistory.selector, lot));
        claim(otherBank, basin);
    }

    /* HELPERS */

    function _refuse() private {
        presentAt(MATURITY);
        refusePayment();
    }

    function _notClaimed(Org memory by) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotClaimed.selector, lot, by.id));
        payClaim(by);
    }

    function _costsExceeded(Org memory by, OrgId party, uint256 left, uint56 costs) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_CostsExceeded.selector, lot, left, costs));
        claim(by, party, costs);
    }

    function _notAPredecessor(Org memory by, OrgId party) private {
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotAPredecessor.selector, lot, party));
        claim(by, party, 0);
    }
}
