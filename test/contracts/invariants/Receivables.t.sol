// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Statement} from "../../../contracts/evidence/Statement.sol";
import {Recourse, RecourseState, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Test} from "../utils/Test.sol";
import {ReceivablesTrade} from "./ReceivablesTrade.sol";

/// @notice Plays all of it: here, what follows when the obligor does not pay.
contract ReceivablesHandler is ReceivablesTrade {
    SchemaId private _schema;

    function setUp() public override {
        super.setUp();
        _schema = registerSchema(court.maker, "bool insolvent");
        _open(0, 18, true);
        _open(1, 40, true);
        vm.warp(START + 50 days);
        this.markOverdueFor(0);
        this.markOverdueFor(1);
        vm.prank(court.maker);
        vm.warp(START + 56 days);
        this.declareDefaultFor(0, 0);
        _open(2, 50, true);
        _open(3, 30, false);
    }

    /// @dev Registered with a guarantor, and where `issued` confirmed, and a half sold with recourse.
    function _open(uint256 key, uint32 inDays, bool issued) private {
        uint256 terms = (uint256(inDays) << 80) | (800_000 << 16);
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

    function repay(uint256 sale, uint256 amount, uint256 by) external {
        if (sales.length == 0) return;
        uint256 s = sale % sales.length;
        bytes32 id = saleIdOf(sales[s]);
        Recourse memory recourse = receivables.recourseOf(id);
        uint256 sum = _bound(amount, 1, uint256(recourse.open) + 1);
        address payer = by % 4 == 0 ? parties[(by >> 2) % 3].maker : sales[s].seller;
        if (!_do("repay", payer, abi.encodeCall(receivables.payRecourse, (id, sum)))) return;
        repaid[s] += sum;
        left(_itemOf(recourse.instrument), _partyOf(recourse.buyer), sum);
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
        if (!_do("free", OUTSIDER, data)) return;
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

    /// @dev RCV-3
    function invariant_LimitsCountWhatIsOpen() public view {
        handler.assertLimits();
    }

    /// @dev RCV-5
    function invariant_OneDocumentHasOneOpenObligation() public view {
        handler.assertDocuments();
    }

    /// @dev RCV-6
    function invariant_StatesMoveAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden transitions");
        vm.assertEq(handler.changedAfterClose(), 0, "changed after it was closed");
        vm.assertEq(handler.changedDays(), 0, "changed payment days");
        vm.assertEq(handler.movedAfterClose(), 0, "units that moved after transfers closed");
    }

    /// @dev RCV-7
    function invariant_ASaleMovesBothLegsAtNoMoreThanTheFace() public view {
        vm.assertEq(handler.unequalSales(), 0, "unequal sales");
    }

    /// @dev RCV-8
    function invariant_NoStandingBlocksPayments() public view {
        vm.assertEq(handler.blockedRedemptions(), 0, "blocked redemptions");
        vm.assertEq(handler.blockedPayments(), 0, "blocked payments");
    }

    function invariant_MoneyIsConserved() public view {
        handler.assertMoney();
    }
}
