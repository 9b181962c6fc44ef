// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {IBills} from "../../../../contracts/instruments/bills/IBills.sol";
import {IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {CHECKER, Duties, MAKER} from "../../../../contracts/types/Duties.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Members who may not do it: without the duty, restricted, expelled, alone, or two of different organisations.
contract BillsWhoTest is BillsBase {
    /* TWO PEOPLE OF ONE ORGANISATION */

    function test_RevertWhen_CheckerAndMakerAreExchanged() public {
        DualApproval memory signed = drawing(buyer);
        (signed.maker, signed.checker) = (signed.checker, signed.maker);
        expectError(_dutyMissing(buyer.checker, CHECKER, MAKER));
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_TwoOfDifferentOrganisationsSign() public {
        DualApproval memory signed = drawing(buyer);
        signed.checker = drawing(acme).checker;
        expectError(abi.encodeWithSelector(IMembers.Members_DifferentOrganisations.selector, buyer.id, acme.id));
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_OnePersonDraws() public {
        DualApproval memory signed = drawing(buyer);
        signed.checker = signed.maker;
        expectError(_dutyMissing(buyer.maker, MAKER, CHECKER));
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_OnePersonAccepts() public {
        draw();
        DualApproval memory signed = accepting(bank, false, false);
        signed.checker = signed.maker;
        expectError(_dutyMissing(bank.maker, MAKER, CHECKER));
        bills.accept(terms, false, false, LATER, signed);
    }

    function test_RevertWhen_OnePersonGuarantees() public {
        startAccepted();
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        signed.checker = signed.maker;
        expectError(_dutyMissing(guarantor.maker, MAKER, CHECKER));
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    /// @dev What was signed for one bill is for no other, and for no other words.
    function test_RevertWhen_AnAcceptanceIsOfOtherWords() public {
        draw();
        DualApproval memory signed = accepting(bank, true, false);
        vm.expectRevert();
        bills.accept(terms, false, false, LATER, signed);
    }

    /* WITHOUT THE DUTY */

    function test_RevertWhen_ACheckerWithdraws() public {
        draw();
        expectError(_dutyMissing(buyer.checker, CHECKER, MAKER));
        vm.prank(buyer.checker);
        bills.withdraw(terms);
    }

    function test_RevertWhen_ACheckerClaims() public {
        startRefused();
        expectError(_dutyMissing(otherBank.checker, CHECKER, MAKER));
        _claimFromBasin(otherBank.checker);
    }

    function test_RevertWhen_ACheckerPaysAClaim() public {
        startRefused();
        claim(otherBank, basin);
        expectError(_dutyMissing(basin.checker, CHECKER, MAKER));
        vm.prank(basin.checker);
        bills.payClaim(lot, type(uint256).max);
    }

    function test_RevertWhen_WhoHoldsNothingClaims() public {
        startRefused();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotHolder.selector, lot, acme.maker));
        _claimFromBasin(acme.maker);
    }

    /// @dev Another account of the holder's organisation does not hold it.
    function test_RevertWhen_AnotherAccountOfTheHolderClaims() public {
        startRefused();
        address second = enrol(otherBank.admin, "Other bank: second", MAKER);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotHolder.selector, lot, second));
        _claimFromBasin(second);
    }

    function test_RevertWhen_AnEndedAccountClaims() public {
        startRefused();
        vm.prank(otherBank.admin);
        members.revoke(otherBank.maker, 0);
        vm.expectPartialRevert(IMembers.Members_NotEnrolled.selector);
        _claimFromBasin(otherBank.maker);
    }

    /// @dev Where two hands are needed, a claim is paid by a deal.
    function test_UnderDualControlAClaimIsPaidByADeal() public {
        startRefused();
        claim(otherBank, basin);
        setDualControl(basin.id);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, basin.id, basin.maker));
        payClaim(basin);
        Deal memory deal = dealOf(Leg(IAsset(address(yuan)), lot, basin.maker, address(bills), AMOUNT));
        deal.deadline = LATER;
        settlement.settle(deal, list(dualConsentOf(basin, deal, 900)));
        vm.assertEq(holds(basin, lot), AMOUNT, "lot");
    }

    /* RESTRICTED: no new risk, and what ends risk */

    function test_RevertWhen_TheDrawerIsRestricted() public {
        setStanding(buyer.id, Standing.Restricted);
        DualApproval memory signed = drawing(buyer);
        expectError(_notActive(buyer, Standing.Restricted));
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_TheAcceptorIsRestricted() public {
        draw();
        setStanding(bank.id, Standing.Restricted);
        DualApproval memory signed = accepting(bank, false, false);
        expectError(_notActive(bank, Standing.Restricted));
        bills.accept(terms, false, false, LATER, signed);
    }

    function test_RevertWhen_TheGuarantorIsRestricted() public {
        startAccepted();
        setStanding(guarantor.id, Standing.Restricted);
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        expectError(_notActive(guarantor, Standing.Restricted));
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    function test_ARestrictedDrawerWithdraws() public {
        draw();
        setStanding(buyer.id, Standing.Restricted);
        vm.prank(buyer.maker);
        bills.withdraw(terms);
        assertState(BillState.Withdrawn, "bill");
    }

    function test_ARestrictedAcceptorRefuses() public {
        draw();
        setStanding(bank.id, Standing.Restricted);
        bills.refuseAcceptance(terms, LATER, refusingAcceptance(bank));
        assertState(BillState.Refused, "bill");
    }

    function test_ARestrictedAcceptorRefusesToPay() public {
        startEndorsed();
        presentAt(MATURITY);
        setStanding(bank.id, Standing.Restricted);
        refusePayment();
        assertLotState(LotState.Refused, "lot");
    }

    function test_ARestrictedAcceptorPays() public {
        startEndorsed();
        presentAt(MATURITY);
        setStanding(bank.id, Standing.Restricted);
        pay(bank, AMOUNT);
        assertLotState(LotState.Paid, "lot");
    }

    /* EXPELLED */

    function test_RevertWhen_TheDrawerIsExpelled() public {
        DualApproval memory signed = drawing(buyer);
        setStanding(buyer.id, Standing.Expelled);
        expectError(_notActive(buyer, Standing.Expelled));
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_AnExpelledDrawerWithdraws() public {
        draw();
        setStanding(buyer.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, buyer.id));
        vm.prank(buyer.maker);
        bills.withdraw(terms);
    }

    /// @dev It accepts and refuses nothing any more: its silence does.
    function test_AnExpelledAcceptorIsSilent() public {
        draw();
        setStanding(bank.id, Standing.Expelled);
        DualApproval memory signed = accepting(bank, false, false);
        expectError(_notActive(bank, Standing.Expelled));
        bills.accept(terms, false, false, LATER, signed);
        signed = refusingAcceptance(bank);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, bank.id));
        bills.refuseAcceptance(terms, LATER, signed);
        goTo(TODAY + 4);
        bills.lapse(terms);
        assertState(BillState.Refused, "bill");
    }

    function test_AnExpelledAcceptorOwesStill() public {
        startEndorsed();
        setStanding(bank.id, Standing.Expelled);
        presentAt(MATURITY);
        DualApproval memory signed = refusing(bank);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, bank.id));
        bills.refusePayment(lot, "funds", LATER, signed);
        pay(bank, AMOUNT);
        assertLotState(LotState.Paid, "lot");
    }

    function test_RevertWhen_AnExpelledGuarantorSigns() public {
        startAccepted();
        setStanding(guarantor.id, Standing.Expelled);
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        expectError(_notActive(guarantor, Standing.Expelled));
        bills.guarantee(bill, bank.id, LATER, signed);
    }

    /// @dev Nobody endorses a bill to who was expelled, nor to who is no member.
    function test_RevertWhen_EndorsedToWhoIsExpelled() public {
        startAccepted();
        setStanding(basin.id, Standing.Expelled);
        vm.expectRevert();
        this.tryToEndorse(basin.maker);
        vm.expectRevert();
        this.tryToEndorse(OUTSIDER);
        vm.assertEq(holds(acme, lot), AMOUNT, "the payee has it");
    }

    function tryToEndorse(address to) external {
        vm.prank(acme.maker);
        instruments.safeTransferFrom(acme.maker, to, lot, AMOUNT, "");
    }

    /* WHAT ELSE KEEPS AN ACCEPTOR OR A GUARANTOR FROM IT */

    /// @dev Who owes first adds nothing by answering for another.
    function test_RevertWhen_TheAcceptorGuarantees() public {
        startAccepted();
        DualApproval memory signed = guaranteeing(bank, acme.id);
        expectError(abi.encodeWithSelector(IBills.Bills_OwnGuarantee.selector, bill, bank.id));
        bills.guarantee(bill, acme.id, LATER, signed);
    }

    /// @dev What the drawer released, and another bill is bound to meanwhile, keeps the acceptor from a second bill for one trade.
    function test_RevertWhen_TheDocumentsAreInUseMeanwhile() public {
        draw();
        BillTerms memory first = terms;
        vm.prank(buyer.maker);
        fingerprints.release(buyer.id, terms.keys);
        BillTerms memory t = soundTerms();
        t.number = "another";
        useTerms(t);
        startAccepted();
        useTerms(first);
        DualApproval memory signed = accepting(bank, false, false);
        vm.expectPartialRevert(IFingerprints.Fingerprints_WrongState.selector);
        bills.accept(terms, false, false, LATER, signed);
    }

    function test_RevertWhen_TheGuarantorsLimitIsUsedUp() public {
        startAccepted();
        setCap(guarantor, bank, GUARANTEE, AMOUNT - 1);
        DualApproval memory signed = guaranteeing(guarantor, bank.id);
        vm.expectRevert();
        bills.guarantee(bill, bank.id, LATER, signed);
        assertUsed(guarantor, bank, GUARANTEE, 0, "limit");
        assertUsed(bank, buyer, ACCEPTANCE, AMOUNT, "the acceptor's");
    }

    /* PRIVATE */

    function _claimFromBasin(address account) private {
        vm.prank(account);
        bills.claim(lot, basin.id, OrgId.wrap(0), 0, steps);
    }

    function _dutyMissing(address account, Duties has, Duties wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, account, has, wanted);
    }

    function _notActive(Org memory org, Standing standing) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, org.id, standing);
    }
}
