// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice A credit that is made available to a second beneficiary (art. 38).
contract CreditsTransferTest is CreditsBase {
    function setUp() public override {
        super.setUp();
        startAdvised();
    }

    function test_TransferTakesFromTheParent() public {
        CreditTerms memory child = transferTerms(800_000);
        (child.unitPrice, child.insuranceBps, child.expiry) = (800, 13_750, EXPIRY - 15);
        (child.latestShipment, child.presentationDays) = (TODAY + 40, 15);
        CreditId id = transfer(child);
        vm.assertEq(seen().drawn, 800_000, "the parent's");
        vm.assertEq(seen().live, 1, "it is open");
        vm.assertEq(lettersOfCredit.creditOf(id).max, 800_000, "the second beneficiary's");
        vm.assertTrue(lettersOfCredit.creditOf(id).parent == credit, "of this one");
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN, "no new risk");
    }

    function test_TheSecondBeneficiaryIsPaidOnTheParentsMoney() public {
        (CreditTerms memory child, Drawing memory d) = _drawn();
        pay(bank, claimOf(d), 700_000);
        vm.assertEq(seen().margin, 0, "margin first");
        vm.assertEq(seen().owed, 400_000, "then a debt");
        instruments.redeem(claimOf(d), basin.maker);
        vm.assertEq(yuan.balanceOf(basin.maker), MONEY + 700_000, "paid");
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(d.credit, child);
        vm.assertEq(seen().drawn, 700_000, "the rest comes back");
        vm.assertEq(seen().live, 0, "closed");
        lettersOfCredit.expire(credit, terms);
        assertUsed(bank, buyer, CREDIT, 400_000, "what is owed");
    }

    function test_TheNominatedBankTransfers() public {
        CreditTerms memory child = transferTerms(1);
        CreditId id = creditOf(child);
        DualApproval memory by = transferring(guarantor, id);
        lettersOfCredit.transfer(credit, terms, child, LATER, transferring(acme, id), by);
        vm.assertEq(uint256(lettersOfCredit.creditOf(id).state), uint256(CreditState.Advised), "advised");
    }

    function test_TheConfirmerTransfersAndIsBound() public {
        confirmCredit();
        CreditTerms memory child = transferTerms(1);
        CreditId id = creditOf(child);
        DualApproval memory by = transferring(otherBank, id);
        lettersOfCredit.transfer(credit, terms, child, LATER, transferring(acme, id), by);
        vm.assertTrue(lettersOfCredit.creditOf(id).confirmed, "confirmed as its parent");
    }

    function test_RevertWhen_ATransferIsConfirmed() public {
        CreditId id = transfer(transferTerms(1));
        TermsHash t = TermsHash.wrap(id.raw());
        expectError(abi.encodeWithSelector(ICredits.Credits_SecondTransfer.selector, id));
        lettersOfCredit.confirm(id, t, LATER, confirming(otherBank, t));
    }

    function test_RevertWhen_TransferredOn() public {
        CreditTerms memory child = transferTerms(500_000);
        CreditId id = transfer(child);
        CreditTerms memory grandchild = transferTerms(1);
        grandchild.parent = id;
        DualApproval memory by = transferring(basin, id);
        expectError(abi.encodeWithSelector(ICredits.Credits_SecondTransfer.selector, id));
        lettersOfCredit.transfer(id, child, grandchild, LATER, by, by);
    }

    function test_RevertWhen_MoreThanIsLeft() public {
        transfer(transferTerms(600_000));
        CreditTerms memory child = transferTerms(400_001);
        child.salt = "second";
        CreditId id = creditOf(child);
        (DualApproval memory a, DualApproval memory b) = (transferring(acme, id), transferring(bank, id));
        expectError(abi.encodeWithSelector(ICredits.Credits_Overdrawn.selector, credit, 400_000, 400_001));
        lettersOfCredit.transfer(credit, terms, child, LATER, a, b);
    }

    function test_RevertWhen_AStrangerOrTheBankAlone() public {
        CreditTerms memory child = transferTerms(1);
        CreditId id = creditOf(child);
        DualApproval memory byBank = transferring(bank, id);
        DualApproval memory byAcme = transferring(acme, id);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, bank.id));
        lettersOfCredit.transfer(credit, terms, child, LATER, byBank, byBank);
        // The bank has to agree (art. 38 a); a confirmer that did not confirm is none.
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, acme.id));
        lettersOfCredit.transfer(credit, terms, child, LATER, byAcme, byAcme);
        DualApproval memory byOther = transferring(otherBank, id);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, otherBank.id));
        lettersOfCredit.transfer(credit, terms, child, LATER, byAcme, byOther);
    }

    function test_RevertWhen_ATermIsNotAlterable() public {
        for (uint256 i = 0; i < 10; i++) {
            (CreditTerms memory child, bytes32 field) = _altered(i);
            CreditId id = creditOf(child);
            (DualApproval memory a, DualApproval memory b) = (transferring(acme, id), transferring(bank, id));
            expectError(abi.encodeWithSelector(ICredits.Credits_TermNotAlterable.selector, field));
            lettersOfCredit.transfer(credit, terms, child, LATER, a, b);
        }
    }

    function test_RevertWhen_TheTransferIsTransferredAgain() public {
        CreditTerms memory child = transferTerms(1);
        CreditId id = transfer(child);
        (DualApproval memory a, DualApproval memory b) = (transferring(acme, id), transferring(bank, id));
        expectError(abi.encodeWithSelector(ICredits.Credits_WrongState.selector, id, CreditState.Advised));
        lettersOfCredit.transfer(credit, terms, child, LATER, a, b);
    }

    /// @dev What was transferred is the second beneficiary's: its amount is no amendment's.
    function test_RevertWhen_TheAmountOfATransferIsAmended() public {
        CreditTerms memory child = transferTerms(500_000);
        CreditId id = transfer(child);
        CreditTerms memory to = transferTerms(500_001);
        DualApproval memory by = amending(bank, child, to);
        expectError(abi.encodeWithSelector(ICredits.Credits_TermFixed.selector, bytes32("amount")));
        lettersOfCredit.amend(id, child, to, LATER, by);
    }

    function test_RevertWhen_TheParentExpiresBeforeIt() public {
        transfer(transferTerms(1));
        goTo(LAST_DAY + 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_OpenPresentation.selector, credit, 1));
        lettersOfCredit.expire(credit, terms);
    }

    function test_RevertWhen_SignedLate() public {
        CreditTerms memory child = transferTerms(1);
        CreditId id = creditOf(child);
        (DualApproval memory a, DualApproval memory b) = (transferring(acme, id), transferring(bank, id));
        goTo(TODAY + 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, uint48(START), block.timestamp));
        lettersOfCredit.transfer(credit, terms, child, uint48(START), a, b);
    }

    /* PRIVATE */

    function _drawn() private returns (CreditTerms memory child, Drawing memory d) {
        child = transferTerms(800_000);
        CreditId id = transfer(child);
        d = drawing(1, 700_000);
        (d.credit, d.terms) = (id, termsHash(child));
        vm.prank(basin.maker);
        lettersOfCredit.present(child, d);
        lettersOfCredit.accept(child, d, LATER, accepting(bank, d, false));
    }

    function _altered(uint256 item) private view returns (CreditTerms memory t, bytes32 field) {
        t = transferTerms(500_000);
        if (item == 0) (t.amount, field) = (AMOUNT + 1, "amount");
        if (item == 1) (t.unitPrice, field) = (1_001, "unitPrice");
        if (item == 2) (t.expiry, field) = (EXPIRY + 1, "expiry");
        if (item == 3) (t.latestShipment, field) = (TODAY + 51, "latestShipment");
        if (item == 4) (t.presentationDays, field) = (22, "presentationDays");
        if (item == 5) (t.insuranceBps, field) = (10_999, "insuranceBps");
        if (item == 6) (t.goods, field) = ("scrap", "goods");
        if (item == 7) (t.documents, field) = ("fewer", "other");
        if (item == 8) (t.transferable, field) = (true, "other");
        if (item == 9) (t.margin, field) = (1, "other");
    }
}
