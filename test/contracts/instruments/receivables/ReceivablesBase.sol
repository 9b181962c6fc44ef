// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Dilution, Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {ReceivablesWorld} from "./ReceivablesWorld.sol";

/// @notice A receivable of acme against buyer, and all that is done with it.
abstract contract ReceivablesBase is ReceivablesWorld {
    string internal constant RECEIVABLE_TYPE =
        "Receivable(uint32 creditor,address holder,uint32 obligor,uint32 guarantor,uint256 face,address cash,bytes32 calendar,uint32 dueDay,uint8 graceDays,uint16 lateRate,bytes32 documents,bytes32[] keys,bytes32 salt)";
    uint256 internal constant FACE = 1_000_000;
    /// @dev 15 April, a Thursday. Transfers close when the Wednesday begins.
    uint32 internal constant DUE = TODAY + 90;
    uint8 internal constant GRACE = 3;
    /// @dev 18 % a year.
    uint16 internal constant RATE = 1800;

    uint256 private _nonces = 1000;

    /* WHAT IS REGISTERED */

    /// @dev Acme's invoice number `number`.
    function invoice(uint256 number) internal view returns (Receivable memory) {
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = keyOf(number);
        return
            Receivable({
                creditor: acme.id,
                holder: acme.maker,
                obligor: buyer.id,
                guarantor: NOBODY,
                face: FACE,
                cash: yuan,
                calendar: CALENDAR,
                dueDay: DUE,
                graceDays: GRACE,
                lateRate: RATE,
                documents: "documents",
                keys: keys,
                salt: bytes32(number)
            });
    }

    function guaranteed(uint256 number) internal view returns (Receivable memory r) {
        r = invoice(number);
        r.guarantor = guarantor.id;
    }

    function keyOf(uint256 number) internal pure returns (Fingerprint) {
        return Fingerprint.wrap(keccak256(abi.encode("invoice", number)));
    }

    function idOf(Receivable memory r) internal pure returns (ReceivableId) {
        bytes memory head = abi.encode(
            keccak256(bytes(RECEIVABLE_TYPE)),
            r.creditor,
            r.holder,
            r.obligor,
            r.guarantor,
            r.face,
            r.cash
        );
        bytes memory tail = abi.encode(
            r.calendar,
            r.dueDay,
            r.graceDays,
            r.lateRate,
            r.documents,
            keccak256(abi.encodePacked(r.keys)),
            r.salt
        );
        return ReceivableId.wrap(keccak256(bytes.concat(head, tail)));
    }

    function instrumentOf(Receivable memory r) internal view returns (uint256) {
        return instruments.idOf(address(receivables), ReceivableId.unwrap(idOf(r)));
    }

    function list(Receivable memory r) internal pure returns (Receivable[] memory many) {
        many = new Receivable[](1);
        many[0] = r;
    }

    function list(Receivable memory one, Receivable memory other) internal pure returns (Receivable[] memory many) {
        many = new Receivable[](2);
        (many[0], many[1]) = (one, other);
    }

    function idsOf(Receivable memory r) internal pure returns (ReceivableId[] memory ids) {
        ids = new ReceivableId[](1);
        ids[0] = idOf(r);
    }

    function noFlags(uint256 count) internal pure returns (Fingerprint[][] memory) {
        return new Fingerprint[][](count);
    }

    /* SIGNATURES */

    /// @dev `act` is Confirmation or Guarantee.
    function digestOf(string memory act, Receivable[] memory many, uint48 deadline) internal view returns (bytes32) {
        return digestOf(act, many, deadline, address(receivables), block.chainid);
    }

    function digestOf(
        string memory act,
        Receivable[] memory many,
        uint48 deadline,
        address verifier,
        uint256 chain
    ) internal pure returns (bytes32) {
        bytes memory ids;
        for (uint256 i = 0; i < many.length; i++) ids = bytes.concat(ids, ReceivableId.unwrap(idOf(many[i])));
        bytes32 type_ = keccak256(abi.encodePacked(act, "(Receivable[] receivables,uint48 deadline)", RECEIVABLE_TYPE));
        bytes32 content = keccak256(abi.encode(type_, keccak256(ids), deadline));
        return typedDigest("Tallystick Receivables", verifier, chain, content);
    }

    function confirmation(Org memory by, Receivable memory r) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("Confirmation", list(r), LATER));
    }

    function guaranty(Org memory by, Receivable memory r) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf("Guarantee", list(r), LATER));
    }

    function dilutionDigest(Dilution memory dilution) internal view returns (bytes32) {
        bytes32 type_ = keccak256(
            "Dilution(bytes32 receivable,address holder,uint256 amount,bytes32 creditNote,uint48 deadline)"
        );
        bytes32 content = keccak256(abi.encode(type_, dilution));
        return typedDigest("Tallystick Receivables", address(receivables), block.chainid, content);
    }

    /// @dev A deadline that no test reaches.
    uint48 internal constant LATER = uint48(START + 3650 days);

    /* ACTS */

    function register(Receivable memory r) internal {
        vm.prank(acme.maker);
        receivables.register(list(r), noFlags(1));
    }

    function guarantee(Receivable memory r) internal {
        receivables.guarantee(list(r), LATER, guaranty(guarantor, r));
    }

    function confirm(Receivable memory r) internal {
        receivables.confirm(list(r), LATER, confirmation(buyer, r));
    }

    /// @dev Registered, guaranteed where it names a guarantor, and confirmed.
    function issueUnits(Receivable memory r) internal returns (uint256 instrument) {
        register(r);
        if (!r.guarantor.isNull()) guarantee(r);
        confirm(r);
        return instrumentOf(r);
    }

    function dilutionOf(Receivable memory r, uint256 amount) internal pure returns (Dilution memory) {
        bytes32 note = keccak256(abi.encode("credit note", r.salt, amount));
        return Dilution(idOf(r), r.holder, amount, Fingerprint.wrap(note), LATER);
    }

    function dilute(Dilution memory dilution) internal {
        bytes32 digest = dilutionDigest(dilution);
        receivables.dilute(dilution, signatureOf("Acme: maker", digest), "", approvalOf(buyer, digest));
    }

    function pay(uint256 instrument, uint256 amount) internal {
        payBy(buyer, instrument, amount);
    }

    function payBy(Org memory by, uint256 instrument, uint256 amount) internal {
        vm.prank(by.maker);
        instruments.pay(instrument, amount);
    }

    function pass(Org memory from, Org memory to, uint256 instrument, uint256 amount) internal {
        vm.prank(from.maker);
        instruments.safeTransferFrom(from.maker, to.maker, instrument, amount, "");
    }

    function markOverdue(Receivable memory r) internal {
        receivables.markOverdue(idsOf(r));
    }

    /// @dev The first day after payment day and grace, and overdue.
    function goOverdue(Receivable memory r) internal {
        goTo(receivables.debtOf(idOf(r)).paymentDay + GRACE + 1);
        markOverdue(r);
    }

    function goDefaulted(Receivable memory r) internal {
        goOverdue(r);
        vm.warp(block.timestamp + 30 days);
        vm.prank(court.maker);
        receivables.declareDefault(idOf(r));
    }

    function close(Receivable memory r) internal {
        receivables.close(idsOf(r));
    }

    /* DEALS */

    function unitsLeg(
        uint256 instrument,
        Org memory from,
        Org memory to,
        uint256 amount
    ) internal view returns (Leg memory) {
        return Leg(IAsset(address(instruments)), instrument, from.maker, to.maker, amount);
    }

    function saleDeal(
        uint256 instrument,
        Org memory from,
        Org memory to,
        uint256 amount,
        uint256 price,
        bool recourse
    ) internal returns (Deal memory deal) {
        deal = dealOf(unitsLeg(instrument, from, to, amount), legOf(yuan, to.maker, from.maker, price));
        (deal.recourse, deal.deadline, deal.ref) = (recourse, LATER, bytes32(++_nonces));
    }

    /// @dev What both parties of a deal of two legs sign.
    function consents(Org memory one, Org memory other, Deal memory deal) internal returns (Consent[] memory) {
        uint256 nonce = ++_nonces;
        return list(consentOf(one, deal, nonce), consentOf(other, deal, nonce));
    }

    function sell(
        uint256 instrument,
        Org memory from,
        Org memory to,
        uint256 amount,
        uint256 price,
        bool recourse
    ) internal returns (Sale memory) {
        Deal memory deal = saleDeal(instrument, from, to, amount, price, recourse);
        bytes32 dealId = settlement.settle(deal, consents(from, to, deal));
        return Sale(dealId, 0, instrument, from.maker, to.maker, amount, price);
    }

    function saleIdOf(Sale memory sale) internal pure returns (bytes32) {
        return keccak256(abi.encode(sale));
    }

    /* WHAT IS REFUSED */

    /// @dev The next call must revert with an error of Receivables that carries the receivable and one word more.
    function expectRefusal(bytes4 selector, Receivable memory r, uint256 value) internal {
        expectError(abi.encodeWithSelector(selector, idOf(r), value));
    }

    /* WHAT IS THERE */

    function assertIs(Receivable memory r, ReceivableState state, string memory what) internal view {
        vm.assertTrue(receivables.debtOf(idOf(r)).state == state, what);
    }

    function assertKey(Receivable memory r, FingerprintState state, string memory what) internal view {
        vm.assertTrue(fingerprints.stateOf(r.keys[0]) == state, what);
    }

    function assertHolds(Org memory holder, uint256 instrument, uint256 amount, string memory what) internal view {
        vm.assertEq(instruments.balanceOf(holder.maker, instrument), amount, what);
    }
}
