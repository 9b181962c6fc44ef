// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Amendment, Credit, Disposition} from "../../../../contracts/instruments/credits/Credit.sol";
import {
    Availability,
    CreditTerms,
    TenorFrom,
    UniformRules
} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {PresentationId} from "../../../../contracts/types/PresentationId.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {ReceivablesWorld} from "../receivables/ReceivablesWorld.sol";

/// @notice A credit of the bank for buyer in favour of acme, which the other bank may confirm and the guarantor advises. It is Friday, 15 January 2027.
/// Digests follow the text of EIP-712.
abstract contract CreditsSigned is ReceivablesWorld {
    string internal constant CREDIT_TYPE =
        "Credit(uint32 applicant,address applicantAccount,uint32 issuer,uint32 advisor,uint32 confirmer,uint32 nominated,uint32 beneficiary,address beneficiaryAccount,uint96 amount,uint16 plusBps,uint16 minusBps,address cash,uint96 margin,bool partialDrawings,bool transferable,uint8 availability,uint16 tenorDays,uint8 tenorFrom,uint32 expiry,uint32 latestShipment,uint16 presentationDays,bytes32 calendar,bytes32 confirmerCalendar,uint8 rules,uint96 unitPrice,uint16 insuranceBps,bytes32 goods,bytes32 documents,bytes32 parent,bytes32 salt)";
    string internal constant DRAWING_TYPE =
        "Drawing(bytes32 credit,bytes32 terms,uint64 number,bytes32 documents,uint96 amount,uint96 invoiceAmount,uint32 shipDay,bool atConfirmer,bytes32[] keys)";
    uint96 internal constant AMOUNT = 1_000_000;
    uint96 internal constant MARGIN = 300_000;
    /// @dev Saturday, 27 March.
    uint32 internal constant EXPIRY = TODAY + 71;
    uint32 internal constant LAST_DAY = TODAY + 73;
    uint32 internal constant SHIPPED = TODAY - 5;
    /// @dev Friday, 22 January: the fifth banking day.
    uint32 internal constant EXAMINED = TODAY + 7;
    uint48 internal constant LATER = uint48(START + 3650 days);

    CreditTerms internal terms;
    CreditId internal credit;

    function setUp() public virtual override {
        super.setUp();
        vm.startPrank(address(timelockController));
        fingerprints.setRegistrar(address(lettersOfCredit), true);
        limits.setCase(address(lettersOfCredit), true);
        instruments.setCase(address(lettersOfCredit), true);
        cashFactory.setEscrow(address(lettersOfCredit), true);
        vm.stopPrank();
        setCap(bank, buyer, CREDIT, CAP);
        setCap(otherBank, bank, CONFIRMATION, CAP);
        address[5] memory payers = [buyer.maker, bank.maker, otherBank.maker, acme.maker, guarantor.maker];
        for (uint256 i = 0; i < payers.length; i++) {
            vm.prank(payers[i]);
            yuan.approve(address(lettersOfCredit), type(uint256).max);
        }
        terms = soundTerms();
        credit = creditOf(terms);
    }

    function soundTerms() internal view returns (CreditTerms memory t) {
        (t.applicant, t.applicantAccount, t.issuer) = (buyer.id, buyer.maker, bank.id);
        (t.advisor, t.confirmer, t.nominated) = (guarantor.id, otherBank.id, guarantor.id);
        (t.beneficiary, t.beneficiaryAccount) = (acme.id, acme.maker);
        (t.amount, t.margin, t.cash) = (AMOUNT, MARGIN, ICash(address(yuan)));
        (t.partialDrawings, t.availability, t.rules) = (true, Availability.Sight, UniformRules.Ucp600);
        (t.expiry, t.latestShipment, t.presentationDays) = (EXPIRY, TODAY + 50, 21);
        (t.calendar, t.confirmerCalendar) = (CALENDAR, CALENDAR);
        (t.unitPrice, t.insuranceBps, t.goods, t.documents) = (1_000, 11_000, "goods", "documents");
        (t.transferable, t.salt) = (true, "salt");
    }

    function useTerms(CreditTerms memory t) internal {
        terms = t;
        credit = creditOf(t);
    }

    function usance(uint16 days_, TenorFrom from) internal {
        (terms.availability, terms.tenorDays, terms.tenorFrom) = (Availability.Acceptance, days_, from);
        credit = creditOf(terms);
    }

    /* IDS AND DIGESTS */

    function hashOf(CreditTerms memory t) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(bytes(CREDIT_TYPE)), t));
    }

    function creditOf(CreditTerms memory t) internal pure returns (CreditId) {
        return CreditId.wrap(hashOf(t));
    }

    function termsHash(CreditTerms memory t) internal pure returns (TermsHash) {
        return TermsHash.wrap(hashOf(t));
    }

    function idOf(Drawing memory d) internal pure returns (PresentationId) {
        bytes32 keys = keccak256(abi.encodePacked(d.keys));
        bytes memory head = abi.encode(keccak256(bytes(DRAWING_TYPE)), d.credit, d.terms, d.number, d.documents);
        bytes memory tail = abi.encode(d.amount, d.invoiceAmount, d.shipDay, d.atConfirmer, keys);
        return PresentationId.wrap(keccak256(bytes.concat(head, tail)));
    }

    function digestOf(bytes memory type_, bytes memory fields) internal view returns (bytes32) {
        bytes32 content = keccak256(bytes.concat(keccak256(type_), fields));
        return typedDigest("Tallystick LettersOfCredit", address(lettersOfCredit), block.chainid, content);
    }

    function issuing(Org memory by) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("Issue(bytes32 credit,uint48 deadline)", abi.encode(credit, LATER)));
    }

    function confirming(Org memory by, TermsHash t) internal view returns (DualApproval memory) {
        bytes memory type_ = "CreditConfirmation(bytes32 credit,bytes32 terms,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(credit, t, LATER)));
    }

    function amending(
        Org memory by,
        CreditTerms memory former,
        CreditTerms memory to
    ) internal view returns (DualApproval memory) {
        bytes memory type_ = "Amendment(bytes32 credit,bytes32 former,bytes32 terms,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(credit, hashOf(former), hashOf(to), LATER)));
    }

    function answering(Org memory by, TermsHash to, TermsHash accepts) internal view returns (DualApproval memory) {
        bytes memory type_ = "AmendmentAnswer(bytes32 credit,bytes32 amendment,bytes32 accepts,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(credit, to, accepts, LATER)));
    }

    function cancelling(Org memory by, CreditId id, TermsHash t) internal view returns (DualApproval memory) {
        bytes memory type_ = "Cancellation(bytes32 credit,bytes32 terms,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(id, t, LATER)));
    }

    function transferring(Org memory by, CreditId child) internal view returns (DualApproval memory) {
        bytes memory type_ = "Transfer(bytes32 credit,bytes32 transferred,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(credit, child, LATER)));
    }

    function accepting(Org memory by, Drawing memory d, bool refused) internal view returns (DualApproval memory) {
        bytes memory type_ = "Acceptance(bytes32 presentation,bool refused,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(idOf(d), refused, LATER)));
    }

    function refusing(
        Org memory by,
        Drawing memory d,
        bytes32[] memory found,
        Disposition disposition
    ) internal view returns (DualApproval memory) {
        bytes memory type_ = "Refusal(bytes32 presentation,bytes32[] discrepancies,uint8 disposition,uint48 deadline)";
        bytes32 all = keccak256(abi.encodePacked(found));
        return approvalOf(by, digestOf(type_, abi.encode(idOf(d), all, disposition, LATER)));
    }

    function waiving(Org memory by, Drawing memory d, bytes32 waived) internal view returns (DualApproval memory) {
        bytes memory type_ = "Waiver(bytes32 presentation,bytes32 discrepancies,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(idOf(d), waived, LATER)));
    }

    function redirecting(Org memory by, Drawing memory d, address account) internal view returns (DualApproval memory) {
        bytes memory type_ = "Redirection(bytes32 presentation,uint32 number,address account,uint48 deadline)";
        uint32 number = lettersOfCredit.presentationOf(idOf(d)).redirections;
        return approvalOf(by, digestOf(type_, abi.encode(idOf(d), number, account, LATER)));
    }

    function returning(Org memory by, Drawing memory d) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("Return(bytes32 presentation,uint48 deadline)", abi.encode(idOf(d), LATER)));
    }

    function discharging(Org memory by, uint96 owed, uint96 amount) internal view returns (DualApproval memory) {
        bytes memory type_ = "Discharge(bytes32 credit,uint32 number,uint96 owed,uint96 amount,uint48 deadline)";
        uint32 number = lettersOfCredit.creditOf(credit).discharges;
        return approvalOf(by, digestOf(type_, abi.encode(credit, number, owed, amount, LATER)));
    }
}
