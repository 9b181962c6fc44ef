// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {ICase} from "../../../../contracts/ledger/ICase.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {NOBODY, OrgId} from "../../../../contracts/types/OrgId.sol";
import {Ref} from "../../../../contracts/types/Ref.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice Honour, margin, what the applicant owes, and sales of claims.
contract CreditsMoneyTest is CreditsBase {
    /* HONOUR */

    function test_HonourAtSightTakesTheMarginFirst() public {
        Drawing memory d = _accepted(AMOUNT);
        pay(bank, claimOf(d), AMOUNT);
        vm.assertEq(yuan.balanceOf(bank.maker), MONEY - AMOUNT + MARGIN, "the bank took the margin");
        vm.assertEq(seen().owed, AMOUNT - MARGIN, "and is owed the rest");
        instruments.redeem(claimOf(d), acme.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + AMOUNT, "the beneficiary is paid");
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Closed), "never again");
    }

    function test_TheApplicantRepays() public {
        Drawing memory d = _accepted(AMOUNT);
        pay(bank, claimOf(d), AMOUNT);
        vm.prank(buyer.maker);
        lettersOfCredit.repay(credit, 500_000);
        payByDeal(buyer, terms.cash, uint256(credit.raw()), 150_000);
        assertUsed(bank, buyer, CREDIT, 50_000, "limit");
        lettersOfCredit.discharge(credit, 50_000, 50_000, LATER, discharging(bank, 50_000, 50_000));
        vm.assertEq(seen().owed, 0, "nothing owed");
        assertUsed(bank, buyer, CREDIT, 0, "all free");
        vm.assertEq(yuan.balanceOf(bank.maker), MONEY - AMOUNT + MARGIN + 650_000, "at the account that honoured");
    }

    /// @dev Flagged, and accepted without a waiver: the margin is not the bank's to take.
    function test_AnUnboundApplicantPaysNothing() public {
        startAdvised();
        Drawing memory d = drawing(1, AMOUNT);
        d.shipDay = TODAY + 51;
        present(d);
        accept(bank, d);
        pay(bank, claimOf(d), AMOUNT);
        vm.assertEq(seen().owed, 0, "owes nothing");
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "and has its margin back");
        assertUsed(bank, buyer, CREDIT, 0, "limit");
    }

    function test_RevertWhen_NotDue() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _accepted(AMOUNT);
        uint48 maturity = startOf(TODAY + 90);
        vm.warp(maturity - 1);
        uint256 claim = claimOf(d);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotDue.selector, claim, maturity));
        pay(bank, claim, AMOUNT);
    }

    function test_RevertWhen_AnotherHonours() public {
        Drawing memory d = _accepted(AMOUNT);
        uint256 claim = claimOf(d);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotObligor.selector, claim, buyer.id));
        pay(buyer, claim, AMOUNT);
    }

    function test_RevertWhen_APartIsHonoured() public {
        Drawing memory d = _accepted(AMOUNT);
        uint256 claim = claimOf(d);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_NotWhole.selector,
            claim,
            AMOUNT,
            AMOUNT - 1
        );
        expectError(reason);
        pay(bank, claim, AMOUNT - 1);
    }

    function test_RevertWhen_MoreIsRepaidThanOwed() public {
        Drawing memory d = _accepted(AMOUNT);
        pay(bank, claimOf(d), AMOUNT);
        uint256 owed = AMOUNT - MARGIN;
        expectError(abi.encodeWithSelector(ICredits.Credits_MoreThanOwed.selector, credit, owed, owed + 1));
        vm.prank(buyer.maker);
        lettersOfCredit.repay(credit, uint96(owed + 1));
    }

    function test_RevertWhen_NothingIsRepaid() public {
        startAdvised();
        expectError(abi.encodeWithSelector(ICredits.Credits_AmountZero.selector, credit));
        vm.prank(buyer.maker);
        lettersOfCredit.repay(credit, 0);
    }

    function test_RevertWhen_AnotherRepaysOrDischarges() public {
        Drawing memory d = _accepted(AMOUNT);
        pay(bank, claimOf(d), AMOUNT);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, buyer.id, acme.id));
        vm.prank(acme.maker);
        lettersOfCredit.repay(credit, 1);
        uint96 owed = AMOUNT - MARGIN;
        DualApproval memory approval = discharging(buyer, owed, 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, buyer.id));
        lettersOfCredit.discharge(credit, owed, 1, LATER, approval);
    }

    function test_RevertWhen_ADischargeIsReplayed() public {
        Drawing memory d = _accepted(AMOUNT);
        pay(bank, claimOf(d), AMOUNT);
        uint96 owed = AMOUNT - MARGIN;
        DualApproval memory approval = discharging(bank, owed, 1);
        lettersOfCredit.discharge(credit, owed, 1, LATER, approval);
        expectError(abi.encodeWithSelector(ICredits.Credits_OtherDebt.selector, credit, owed - 1, owed));
        lettersOfCredit.discharge(credit, owed, 1, LATER, approval);
    }

    /// @dev Two drawings of the same amount: the applicant owes the same twice, and what was signed once discharges once.
    function test_RevertWhen_ADischargeIsReplayedForAnEqualDebt() public {
        startAdvised();
        pay(bank, _drawn(1, MARGIN), MARGIN);
        pay(bank, _drawn(2, 50), 50);
        DualApproval memory approval = discharging(bank, 50, 50);
        lettersOfCredit.discharge(credit, 50, 50, LATER, approval);
        vm.assertEq(seen().discharges, 1, "counted");
        pay(bank, _drawn(3, 50), 50);
        vm.expectRevert();
        lettersOfCredit.discharge(credit, 50, 50, LATER, approval);
        vm.assertEq(seen().owed, 50, "still owed");
        lettersOfCredit.discharge(credit, 50, 50, LATER, discharging(bank, 50, 50));
        vm.assertEq(seen().owed, 0, "by another signature");
    }

    function test_RevertWhen_ADischargeIsLate() public {
        startAdvised();
        DualApproval memory approval = discharging(bank, 0, 1);
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.discharge(credit, 0, 1, past, approval);
    }

    /* CLAIMS */

    function test_AClaimIsSoldInPartsAndPaid() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _accepted(AMOUNT);
        uint256 claim = claimOf(d);
        vm.prank(acme.maker);
        uint256 part = instruments.divide(claim, 400_000);
        bytes32 dealId = dealHash(saleOf(acme, guarantor, part, 400_000, true));
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.ClaimNegotiated(part, acme.id, guarantor.id, 400_000, true, dealId);
        sell(acme, guarantor, part, 400_000, true);
        vm.assertEq(
            uint256(fingerprints.stateOf(d.keys[0])),
            uint256(FingerprintState.Financed),
            "told to all other banks"
        );
        goTo(TODAY + 90);
        pay(bank, part, 400_000);
        assertState(d, PresentationState.Accepted, "a part");
        pay(bank, claim, 600_000);
        assertState(d, PresentationState.Honoured, "all");
        instruments.redeem(part, guarantor.maker);
        vm.assertEq(yuan.balanceOf(guarantor.maker), MONEY - 396_000 + 400_000, "the buyer is paid");
    }

    /// @dev Art. 2: negotiation of what is available at sight, until its day is over.
    function test_ASightClaimIsNegotiated() public {
        Drawing memory d = _accepted(AMOUNT);
        sell(acme, guarantor, claimOf(d), AMOUNT, true);
        pay(bank, claimOf(d), AMOUNT);
        instruments.redeem(claimOf(d), guarantor.maker);
        vm.assertEq(yuan.balanceOf(guarantor.maker), MONEY + AMOUNT / 100, "the nominated bank is paid");
    }

    /// @dev A nominated bank and the beneficiary agree before the issuer has answered: what they signed is settled once there is a claim, and not before.
    function test_ANegotiationIsSignedBeforeAcceptance() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        uint256 claim = claimOf(d);
        Deal memory deal = saleOf(acme, guarantor, claim, AMOUNT, true);
        Consent[] memory consents = list(consentOf(acme, deal, 71), consentOf(guarantor, deal, 72));
        vm.expectRevert();
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(guarantor.maker), MONEY, "nothing is paid for what nobody accepted");
        accept(bank, d);
        vm.prank(OUTSIDER);
        settlement.settle(deal, consents);
        vm.assertEq(instruments.balanceOf(guarantor.maker, claim), AMOUNT, "it has the claim");
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Financed), "told to all");
    }

    function test_AClaimPassesBetweenOthersWithoutFinance() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _accepted(AMOUNT);
        sell(acme, basin, claimOf(d), AMOUNT, false);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Bound), "no bank paid");
        sell(basin, guarantor, claimOf(d), AMOUNT, false);
        sell(guarantor, bank, claimOf(d), AMOUNT, false);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Financed), "once");
    }

    /// @dev Who lends against a claim is told to all other banks, as who buys it; a pledge to others is no finance.
    function test_APledgeToABankIsFinance() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _accepted(AMOUNT);
        _pledge(claimOf(d), basin);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Bound), "no bank lends");
        uint256 claim = claimOf(d);
        vm.prank(basin.maker);
        instruments.release(claim, acme.maker, AMOUNT, "loan");
        _pledge(claim, guarantor);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Financed), "told to all");
        (, , OrgId financier) = fingerprints.references(Ref.wrap(bytes32(claimOf(d))));
        vm.assertTrue(financier == guarantor.id, "by whom");
    }

    function test_RevertWhen_OthersThanTheLedgerTell() public {
        Deal memory deal;
        bytes memory reason = abi.encodeWithSelector(ICase.Case_NotLedger.selector, OUTSIDER);
        vm.startPrank(OUTSIDER);
        expectError(reason);
        lettersOfCredit.onSettled(deal, 0, 0, NOBODY, NOBODY);
        expectError(reason);
        lettersOfCredit.onPledged(deal, 0, 0, NOBODY, NOBODY);
        expectError(reason);
        lettersOfCredit.onPaid(0, OUTSIDER, 1);
        expectError(reason);
        lettersOfCredit.onRedeemed(0, OUTSIDER, NOBODY, 1);
        vm.stopPrank();
    }

    /* PRIVATE */

    function _pledge(uint256 claim, Org memory to) private {
        Deal memory deal = Deal(new Leg[](1), "loan", false, LATER);
        deal.legs[0] = Leg(instruments.LIEN_ASSET(), claim, acme.maker, to.maker, AMOUNT);
        settlement.settle(deal, list(consentOf(acme, deal, uint256(to.id.raw()))));
    }

    function _drawn(uint64 number, uint96 amount) private returns (uint256) {
        Drawing memory d = presented(number, amount);
        accept(bank, d);
        return claimOf(d);
    }

    function _accepted(uint96 amount) private returns (Drawing memory d) {
        startAdvised();
        d = presented(1, amount);
        accept(bank, d);
    }
}
