// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BudgetLine, FacilityTerms} from "../../../../contracts/instruments/funds/FacilityTerms.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {FacilityId} from "../../../../contracts/types/FacilityId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {LOAN} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {RequestId} from "../../../../contracts/types/RequestId.sol";
import {ReceivablesWorld} from "../receivables/ReceivablesWorld.sol";

/// @notice A facility of the bank for the buyer, who pays acme and basin; dyes is of the buyer's group. It is Friday, 15 January 2027. Digests follow the text of
/// EIP-712.
abstract contract FundsSigned is ReceivablesWorld {
    string internal constant FACILITY_TYPE =
        "Facility(uint32 lender,uint32 borrower,address lenderAccount,address borrowerAccount,address cash,uint64 amount,uint64 fee,uint16 rate,uint48 drawUntil,uint48 useBy,uint64 byRule,uint32 cooling,uint8 answerDays,uint8 cureDays,uint8 evidenceDays,bytes32 calendar,bytes32 number,bytes32 agreement,BudgetLine[] lines,uint32[] related)BudgetLine(bytes32 purpose,uint64 amount)";
    string internal constant REQUEST_TYPE =
        "PaymentRequest(bytes32 facility,uint64 number,bytes32 purpose,address payee,uint64 amount,bytes32 documents,bytes32[] keys,uint48 deadline)";
    uint64 internal constant AMOUNT = 1_000_000;
    uint64 internal constant STEEL = 600_000;
    uint64 internal constant WAGES = 400_000;
    uint64 internal constant FEE = 5_000;
    uint64 internal constant BY_RULE = 100_000;
    uint32 internal constant COOLING = 1 days;
    uint48 internal constant DRAW_UNTIL = uint48(START + 60 days);
    uint48 internal constant USE_BY = uint48(START + 90 days);
    uint48 internal constant LATER = uint48(START + 3650 days);

    /// @dev Encoded, as the compiler does not copy such terms into storage.
    bytes private _terms;
    FacilityId internal facility;

    function setUp() public virtual override {
        super.setUp();
        vm.startPrank(address(timelockController));
        fingerprints.setRegistrar(address(purposeAccounts), true);
        limits.setCase(address(purposeAccounts), true);
        cashFactory.setEscrow(address(purposeAccounts), true);
        vm.stopPrank();
        setCap(bank, buyer, LOAN, CAP);
        address[5] memory payers = [buyer.maker, bank.maker, otherBank.maker, acme.maker, basin.maker];
        for (uint256 i = 0; i < payers.length; i++) {
            vm.prank(payers[i]);
            yuan.approve(address(purposeAccounts), type(uint256).max);
        }
        useTerms(soundTerms());
    }

    function soundTerms() internal view returns (FacilityTerms memory t) {
        (t.lender, t.borrower, t.lenderAccount, t.borrowerAccount) = (bank.id, buyer.id, bank.maker, buyer.maker);
        (t.cash, t.amount, t.fee, t.rate) = (ICash(address(yuan)), AMOUNT, FEE, 360);
        (t.drawUntil, t.useBy, t.byRule, t.cooling) = (DRAW_UNTIL, USE_BY, BY_RULE, COOLING);
        (t.answerDays, t.cureDays, t.evidenceDays, t.calendar) = (2, 5, 10, CALENDAR);
        (t.number, t.agreement) = ("F-1", "agreement");
        t.lines = new BudgetLine[](2);
        (t.lines[0], t.lines[1]) = (BudgetLine("steel", STEEL), BudgetLine("wages", WAGES));
        t.related = new OrgId[](1);
        t.related[0] = dyes.id;
    }

    function useTerms(FacilityTerms memory t) internal {
        _terms = abi.encode(t);
        facility = idOf(t);
    }

    function agreed() internal view returns (FacilityTerms memory) {
        return abi.decode(_terms, (FacilityTerms));
    }

    function requestTo(address payee, uint64 amount, bytes32 invoice) internal view returns (PaymentRequest memory r) {
        (r.facility, r.purpose, r.payee, r.amount, r.deadline) = (facility, "steel", payee, amount, LATER);
        r.documents = "contract and invoice";
        r.keys = new Fingerprint[](1);
        r.keys[0] = Fingerprint.wrap(keccak256(abi.encode(invoice)));
    }

    /// @dev For the borrower itself.
    function ownRequest(uint64 amount) internal view returns (PaymentRequest memory r) {
        r = requestTo(buyer.maker, amount, "none");
        (r.purpose, r.keys) = ("wages", new Fingerprint[](0));
    }

    /* IDS AND DIGESTS */

    function idOf(FacilityTerms memory t) internal pure returns (FacilityId) {
        bytes memory head = abi.encode(
            keccak256(bytes(FACILITY_TYPE)),
            t.lender,
            t.borrower,
            t.lenderAccount,
            t.borrowerAccount,
            t.cash,
            t.amount,
            t.fee,
            t.rate
        );
        bytes memory middle = abi.encode(
            t.drawUntil,
            t.useBy,
            t.byRule,
            t.cooling,
            t.answerDays,
            t.cureDays,
            t.evidenceDays
        );
        bytes memory lines;
        for (uint256 i = 0; i < t.lines.length; i++) {
            bytes32 type_ = keccak256("BudgetLine(bytes32 purpose,uint64 amount)");
            lines = bytes.concat(lines, keccak256(abi.encode(type_, t.lines[i].purpose, t.lines[i].amount)));
        }
        bytes memory tail = abi.encode(
            t.calendar,
            t.number,
            t.agreement,
            keccak256(lines),
            keccak256(abi.encodePacked(t.related))
        );
        return FacilityId.wrap(keccak256(bytes.concat(head, middle, tail)));
    }

    function idOf(PaymentRequest memory r) internal pure returns (RequestId) {
        bytes32 keys = keccak256(abi.encodePacked(r.keys));
        bytes memory head = abi.encode(keccak256(bytes(REQUEST_TYPE)), r.facility, r.number, r.purpose, r.payee);
        return RequestId.wrap(keccak256(bytes.concat(head, abi.encode(r.amount, r.documents, keys, r.deadline))));
    }

    function digestOf(bytes32 content) internal view returns (bytes32) {
        return typedDigest("Tallystick PurposeAccounts", address(purposeAccounts), block.chainid, content);
    }

    function digestOf(bytes memory type_, bytes memory fields) internal view returns (bytes32) {
        return digestOf(keccak256(bytes.concat(keccak256(type_), fields)));
    }

    function agreeing(Org memory by) internal view returns (DualApproval memory) {
        bytes memory type_ = "FacilityAgreement(bytes32 facility,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, LATER)));
    }

    function asking(Org memory by, uint64 amount, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "DrawRequest(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, amount, number, LATER)));
    }

    function givingBack(Org memory by, uint64 amount, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "GivingBack(bytes32 facility,uint64 amount,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, amount, number, LATER)));
    }

    function listing(
        Org memory by,
        address payee,
        bool listed,
        uint32 number
    ) internal view returns (DualApproval memory) {
        bytes memory type_ = "PayeeListing(bytes32 facility,address payee,bool listed,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, payee, listed, number, LATER)));
    }

    function relating(Org memory by, OrgId org, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "Relation(bytes32 facility,uint32 org,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, org, number, LATER)));
    }

    function breaching(Org memory by, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "FacilityBreach(bytes32 facility,bytes32 evidence,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, bytes32("covenant"), number, LATER)));
    }

    function curing(Org memory by, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "FacilityCure(bytes32 facility,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, number, LATER)));
    }

    function accelerating(Org memory by, uint32 number) internal view returns (DualApproval memory) {
        bytes memory type_ = "FacilityAcceleration(bytes32 facility,uint32 number,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(facility, number, LATER)));
    }

    function requesting(Org memory by, PaymentRequest memory r) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf(idOf(r).raw()));
    }

    function approving(Org memory by, PaymentRequest memory r) internal view returns (DualApproval memory) {
        bytes memory type_ = "PaymentApproval(bytes32 request,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(idOf(r), LATER)));
    }

    function refusing(Org memory by, PaymentRequest memory r) internal view returns (DualApproval memory) {
        bytes memory type_ = "PurposePaymentRefusal(bytes32 request,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(idOf(r), bytes32("price"), LATER)));
    }
}
