// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {ReceivableState, Recourse} from "../../../contracts/instruments/receivables/Debt.sol";
import {UNDERTAKING} from "../../../contracts/types/LimitKind.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Test} from "../utils/Test.sol";
import {ReceivablesTrade} from "./ReceivablesTrade.sol";

/// @notice Plays all of it: here, what follows when the obligor does not pay.
contract ReceivablesHandler is ReceivablesTrade {
    SchemaId private _schema;

    /// @dev The fuzzer calls it too.
    function setUp() public override {
        if (items.length != 0) return;
        super.setUp();
        _schema = registerSchema(court.maker, "bool insolvent");
        _open(0, 18, true);
        _open(1, 40, true);
        vm.warp(START + 23 days);
        this.markOverdueFor(0);
        vm.warp(START + 54 days);
        this.markOverdueFor(1);
        this.declareDefaultFor(0, 0);
        setCap(buyer, buyer, UNDERTAKING, UNDERTAKEN); // the default suspended it
        _open(2, 50, true);
        _open(3, 30, false);
    }

    /// @dev Registered with a guarantor, and where `issued` confirmed, and a half sold with recourse.
    function _open(uint256 key, uint32 inDays, bool issued) private {
        uint256 secured_ = (3 - ((inDays + 2) % 3)) % 3;
        uint256 terms = (uint256(inDays) << 80) | (800_000 << 16) | (secured_ << 8) | (key % 2);
        _register(key, terms, 2);
        if (!issued) return;
        this.guaranteeFor(key, 1);
        this.confirmFor(key, 1);
        _sell(Trade(key, key % 3, 3, 400_000, 390_000, true));
    }

    /* OVERDUE AND DEFAULT */

    function markOverdueFor(uint256 item) external {
        uint256 i = pick(item, ReceivableState.Confirmed);
        ReceivableId[] memory ids = new ReceivableId[](1);
        ids[0] = items[i].id;
        _do("overdue", OUTSIDER, abi.encodeCall(receivables.markOverdue, (ids)));
    }

    function declareDefaultFor(uint256 item, uint256 by) external {
        uint256 i = by % 8 == 7 ? item % items.length : pick(item, ReceivableState.Overdue);
        address maker = by % 2 == 0 ? court.maker : parties[by % PARTIES].maker;
        _do("default", maker, abi.encodeCall(receivables.declareDefault, (items[i].id)));
    }

    function declareInsolventFor(uint256 item, uint256 by) external {
        if (by % 8 != 0) return;
        uint256 i = pick(item, ReceivableState.Overdue);
        Statement memory statement = statementOf(_schema, court.maker);
        statement.subject = Subject.wrap(bytes32(uint256(receivables.debtOf(items[i].id).obligor.raw())));
        vm.prank(court.maker);
        attestations.attest(statement);
        address maker = by % 16 == 0 ? court.maker : parties[by % PARTIES].maker;
        _do("insolvent", maker, abi.encodeCall(receivables.declareInsolvent, (items[i].id, statement)));
    }

    /* RECOURSE */

    function claim(uint256 sale, uint256 by) external {
        if (sales.length == 0) return;
        uint256 s = sale % sales.length;
        address maker = by % 8 == 0 ? parties[by % PARTIES].maker : sales[s].buyer;
        _do("claim", maker, abi.encodeCall(receivables.claimRecourse, (sales[s])));
    }

    function repay(uint256 sale, uint256 amount, uint256 by, bool byDeal) external {
        if (sales.length == 0) return;
        uint256 s = sale % sales.length;
        bytes32 id = saleIdOf(sales[s]);
        Recourse memory recourse = receivables.recourseOf(id);
        uint256 sum = _bound(amount, 1, uint256(recourse.open) + 1);
        uint256 payer = by % 4 == 0 ? (by >> 2) % 3 : _partyOf(sales[s].seller);
        bytes memory data = abi.encodeCall(receivables.payRecourse, (id, sum));
        bool ok =
            byDeal
                ? _payByDeal("repay by deal", payer, address(receivables), uint256(id), sum)
                : attempt("repay", parties[payer].maker, address(receivables), data);
        if (!ok) return;
        repaid[s] += recourse.open - receivables.recourseOf(id).open; // units, of which the sum pays the interest too
        left(_itemOf(recourse.instrument), _partyOf(recourse.buyer));
    }

    function endRecourse(uint256 sale) external {
        if (sales.length == 0) return;
        uint256 s = sale % sales.length;
        if (ended[s]) return;
        if (_do("end", OUTSIDER, abi.encodeCall(receivables.endRecourse, (sales[s])))) ended[s] = true;
    }

    /* GUARANTEE, EXPOSURE, END */

    function subrogate(uint256 item, uint256 by) external {
        uint256 i = item % items.length;
        address maker = by % 8 == 0 ? bank.maker : guarantor.maker;
        (bytes32 key, uint256 open) = (_nextClaimOf(i), guarantorPaid[i] - claimed[i]);
        if (!_do("subrogate", maker, abi.encodeCall(receivables.subrogate, (items[i].id)))) return;
        claimed[i] += open;
        face[items.length] = open;
        items.push();
        uint256 last = items.length - 1;
        (items[last].id, items[last].claim) = (ReceivableId.wrap(key), true);
        items[last].instrument = instruments.idOf(address(receivables), key);
        _claims[i]++;
        look();
    }

    mapping(uint256 item => uint256) private _claims;

    function _nextClaimOf(uint256 i) private view returns (bytes32) {
        return keccak256(abi.encode(items[i].id, "subrogation", _claims[i] + 1));
    }

    function freeExposureFor(uint256 item, uint256 party) external {
        uint256 i = item % items.length;
        party = 3 + (party % 3);
        bytes memory data = abi.encodeCall(receivables.freeExposure, (items[i].id, parties[party].maker));
        if (!_do("free", parties[party].checker, data)) return;
        uint256 held = heldOf(i, party);
        if (counted[i][party] > held) counted[i][party] = held;
    }

    function closeFor(uint256 item) external {
        ReceivableId[] memory ids = new ReceivableId[](1);
        ids[0] = items[item % items.length].id;
        _do("close", OUTSIDER, abi.encodeCall(receivables.close, (ids)));
    }

    /// @dev All that is left of one is paid and paid out.
    function finish(uint256 item, uint256 by) external {
        uint256 i = item % items.length;
        if (by % 4 != 0 || !isOpen(stateOf(i))) return;
        uint256 open = instruments.obligationOf(items[i].instrument).face;
        open = open - instruments.obligationOf(items[i].instrument).paid + receivables.interestDue(items[i].id);
        if (open != 0) pay(items[i].instrument, open);
        for (uint256 p = 0; p < PARTIES; p++) this.redeemFor(i, p);
        this.closeFor(i);
    }

    function _itemOf(uint256 instrument) private view returns (uint256 i) {
        while (items[i].instrument != instrument) i++;
    }

    function _partyOf(address maker) private view returns (uint256 p) {
        while (parties[p].maker != maker) p++;
    }
}

/// @notice What holds for receivables whatever all of them do.
contract ReceivablesInvariants is Test {
    ReceivablesHandler private handler;

    function setUp() public {
        handler = new ReceivablesHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev RCV-1
    function invariant_LimitsCountWhatIsOpen() public view {
        handler.assertLimits();
    }

    /// @dev RCV-2
    function invariant_OneDocumentHasOneOpenObligation() public view {
        handler.assertDocuments();
    }

    /// @dev RCV-3
    function invariant_StatesMoveAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden transitions");
        vm.assertEq(handler.changedAfterClose(), 0, "changed after it was closed");
        vm.assertEq(handler.changedDays(), 0, "changed payment days");
        vm.assertEq(handler.movedAfterClose(), 0, "units that moved after transfers closed");
    }

    /// @dev RCV-4
    function invariant_ASaleMovesBothLegsAtNoMoreThanTheFace() public view {
        vm.assertEq(handler.unequalSales(), 0, "unequal sales");
    }

    /// @dev RCV-5
    function invariant_NoStandingBlocksPayments() public view {
        vm.assertEq(handler.blockedRedemptions(), 0, "blocked redemptions");
        vm.assertEq(handler.blockedPayments(), 0, "blocked payments");
    }

    /// @dev RCV-6
    function invariant_MoneyIsConserved() public view {
        handler.assertMoney();
    }

    /* SENTINELS */

    function test_TheHandlerReachesEveryState() public {
        handler.claim(0, 1);
        handler.repay(0, 100_000, 1, false);
        handler.repay(0, 100_000, 1, true);
        handler.payFor(1, 6, 4001, true);
        handler.payFor(1, 0, 4, false); // the guarantor, all of it
        handler.subrogate(1, 1);
        handler.passOn(2, 2, 0, 1000);
        handler.diluteBy(2, 1000);
        handler.lend(2, 2, 4, 5000);
        handler.endLoan(0, 1000, false);
        handler.restrict(0, false);
        handler.freezeByOrder(2, 2, 2);
        handler.takeByOrder(2, 2, 1, 400);
        handler.payFor(2, 6, 5, false);
        handler.finish(2, 0);
        handler.restrict(0, true);
        handler.reject(3, 3);
        handler.register(4, uint256(20) << 80, 2);
        handler.consent(5, 1);
        handler.cancel(5, 3);
        handler.register(5, (uint256(40) << 80) | 1, 2);
        for (uint256 i = 0; i < 6; i++) handler.wait(6 days - 1);
        handler.expire(6);
        handler.declareInsolventFor(0, 16);
        handler.finish(0, 0);
        handler.endRecourse(0);
        handler.freeExposureFor(0, 0);
        _assertReached();
    }

    function _assertReached() private view {
        bytes32[23] memory acts = [
            bytes32("register"),
            "consent",
            "guarantee",
            "confirm",
            "reject",
            "cancel",
            "expire",
            "dilute",
            "pass",
            "sell",
            "lend",
            "overdue",
            "default",
            "claim",
            "repay",
            "subrogate",
            "end",
            "close",
            "redeem",
            "pay by deal",
            "repay by deal",
            "freeze",
            "take"
        ];
        for (uint256 i = 0; i < acts.length; i++) {
            vm.assertTrue(handler.done(acts[i]) != 0, string.concat(vm.toString(i), ": nobody did it"));
        }
        vm.assertTrue(handler.done("redeemed while suspended") != 0, "a suspended holder was paid");
        _assertEdges();
        handler.assertLimits();
        handler.assertDocuments();
        handler.assertMoney();
    }

    function _assertEdges() private view {
        for (uint256 to = 1; to <= uint256(ReceivableState.Closed); to++) {
            uint256 reached = 0;
            for (uint256 from = 0; from < to; from++) {
                reached += handler.edges(ReceivableState(from), ReceivableState(to));
            }
            vm.assertTrue(reached != 0, string.concat("state ", vm.toString(to)));
        }
    }
}
