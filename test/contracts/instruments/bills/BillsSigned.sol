// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {BillId} from "../../../../contracts/types/BillId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {ReceivablesWorld} from "../receivables/ReceivablesWorld.sol";

/// @notice A bill of buyer on the bank in favour of acme. It is Friday, 15 January 2027. Digests follow the text of EIP-712.
abstract contract BillsSigned is ReceivablesWorld {
    string internal constant BILL_TYPE =
        "Bill(uint32 drawer,uint32 acceptor,uint32 payee,address payeeAccount,uint64 amount,address cash,uint32 issued,uint32 maturity,uint8 answerDays,uint16 lateRate,uint32 least,bool notTransferable,bytes32 calendar,bytes32 number,bytes32 background,bytes32[] keys)";
    uint64 internal constant AMOUNT = 1_000_000;
    /// @dev Monday, 19 April.
    uint32 internal constant MATURITY = TODAY + 94;
    /// @dev Thursday, 29 April.
    uint32 internal constant LAST_DAY = MATURITY + 10;
    uint48 internal constant LATER = uint48(START + 3650 days);

    BillTerms internal terms;
    BillId internal bill;
    uint256 internal lot;

    function setUp() public virtual override {
        super.setUp();
        vm.startPrank(address(timelockController));
        fingerprints.setRegistrar(address(bills), true);
        limits.setCase(address(bills), true);
        instruments.setCase(address(bills), true);
        cashFactory.setEscrow(address(bills), true);
        for (uint16 year = 2028; year < 2031; year++) calendars.loadYear(CALENDAR, year, 0, 0);
        vm.stopPrank();
        setCap(bank, buyer, ACCEPTANCE, CAP);
        setCap(guarantor, acme, GUARANTEE, CAP);
        setCap(guarantor, bank, GUARANTEE, CAP);
        address[6] memory payers = [buyer.maker, bank.maker, otherBank.maker, acme.maker, basin.maker, guarantor.maker];
        for (uint256 i = 0; i < payers.length; i++) {
            vm.prank(payers[i]);
            yuan.approve(address(bills), type(uint256).max);
        }
        useTerms(soundTerms());
    }

    function soundTerms() internal view returns (BillTerms memory t) {
        (t.drawer, t.acceptor, t.payee, t.payeeAccount) = (buyer.id, bank.id, acme.id, acme.maker);
        (t.amount, t.cash, t.issued, t.maturity) = (AMOUNT, ICash(address(yuan)), TODAY, MATURITY);
        (t.answerDays, t.lateRate, t.calendar) = (1, 345, CALENDAR);
        (t.number, t.background) = ("510223000001", "contract");
        t.keys = new Fingerprint[](1);
        t.keys[0] = Fingerprint.wrap(keccak256("invoice"));
    }

    function useTerms(BillTerms memory t) internal {
        terms = t;
        bill = billOf(t);
        lot = bills.lotIdOf(bill, 0);
    }

    /* IDS AND DIGESTS */

    function billOf(BillTerms memory t) internal pure returns (BillId) {
        bytes32 keys = keccak256(abi.encodePacked(t.keys));
        bytes memory head = abi.encode(
            keccak256(bytes(BILL_TYPE)),
            t.drawer,
            t.acceptor,
            t.payee,
            t.payeeAccount,
            t.amount,
            t.cash,
            t.issued,
            t.maturity
        );
        bytes memory middle = abi.encode(t.answerDays, t.lateRate, t.least, t.notTransferable);
        return BillId.wrap(keccak256(bytes.concat(head, middle, abi.encode(t.calendar, t.number, t.background, keys))));
    }

    function digestOf(bytes memory type_, bytes memory fields) internal view returns (bytes32) {
        bytes32 content = keccak256(bytes.concat(keccak256(type_), fields));
        return typedDigest("Tallystick Bills", address(bills), block.chainid, content);
    }

    function drawing(Org memory by) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("Draw(bytes32 bill,uint48 deadline)", abi.encode(bill, LATER)));
    }

    function accepting(
        Org memory by,
        bool notTransferable,
        bool conditional
    ) internal view returns (DualApproval memory) {
        bytes memory type_ = "BillAcceptance(bytes32 bill,bool notTransferable,bool conditional,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(bill, notTransferable, conditional, LATER)));
    }

    function refusingAcceptance(Org memory by) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("BillRefusal(bytes32 bill,uint48 deadline)", abi.encode(bill, LATER)));
    }

    function refusing(Org memory by) internal view returns (DualApproval memory) {
        bytes memory type_ = "PaymentRefusal(uint256 lot,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(lot, bytes32("funds"), LATER)));
    }

    function guaranteeing(Org memory by, OrgId party) internal view returns (DualApproval memory) {
        bytes memory type_ = "Aval(bytes32 bill,uint32 party,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(bill, party, LATER)));
    }
}
