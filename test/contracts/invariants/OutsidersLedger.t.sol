// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Order} from "../../../contracts/ledger/IHoldings.sol";
import {Instruments} from "../../../contracts/ledger/Instruments.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {LedgerBase} from "../ledger/LedgerBase.sol";
import {OutsiderCount} from "./OutsiderCount.sol";

/// @notice Somebody who is no member calls every function of the ledger that changes something of others, with arguments that would mean
/// something from a member, and with its own signatures. Counts the calls, and those that succeeded.
contract LedgerOutsider is OutsiderCount {
    Instruments private immutable LEDGER;
    IAsset private immutable LIEN_ASSET;
    uint256[2] private _ids; // of a pool, and of lots
    address[2] private _holders;
    OrgId private immutable PLEDGEE;
    bytes32 private immutable AGREEMENT;

    constructor(
        Instruments ledger,
        uint256[2] memory ids,
        address[2] memory holders,
        OrgId pledgee,
        bytes32 agreement
    ) {
        (LEDGER, LIEN_ASSET, _ids, _holders) = (ledger, ledger.LIEN_ASSET(), ids, holders);
        (PLEDGEE, AGREEMENT) = (pledgee, agreement);
    }

    function callHoldings(uint256 who, uint8 which, uint256 amount) external {
        (uint256 id, address holder, address own) = (_ids[amount & 1], _holders[amount & 1], _outsider(who));
        (uint256[] memory ids, uint256[] memory amounts) = (new uint256[](1), new uint256[](1));
        address[] memory to = new address[](1);
        (ids[0], amounts[0], to[0]) = (id, amount, _holders[0]);
        bytes[7] memory all = [
            abi.encodeCall(LEDGER.safeTransferFrom, (holder, own, id, amount, "")),
            abi.encodeCall(LEDGER.safeTransferFrom, (own, holder, id, amount, "")),
            abi.encodeCall(LEDGER.safeBatchTransferFrom, (holder, own, ids, amounts, "")),
            abi.encodeCall(LEDGER.passToMany, (id, to, amounts, 0)),
            abi.encodeCall(LEDGER.divide, (_ids[1], amount)),
            abi.encodeCall(LEDGER.reclaim, (id, holder, own)),
            abi.encodeCall(LEDGER.redeem, (id, holder))
        ];
        _call(who, address(LEDGER), all[which % all.length]);
    }

    function callOrders(uint256 who, uint8 which, uint256 amount, uint256 nonce) external {
        (uint256 id, address holder) = (_ids[amount & 1], _holders[amount & 1]);
        address to = which % 4 == 0 ? address(0) : _holders[(amount & 1) ^ 1];
        Order memory order = Order(id, holder, to, amount, "reason", uint48(block.timestamp), nonce);
        bytes32 digest = LEDGER.digestOf(order);
        DualApproval memory approval = _bothSign(who, digest);
        bytes[4] memory all = [
            abi.encodeCall(LEDGER.freeze, (order, approval)),
            abi.encodeCall(LEDGER.transferByOrder, (order, approval)),
            abi.encodeCall(LEDGER.setFrozenTokens, (holder, id, amount)),
            abi.encodeCall(LEDGER.forcedTransfer, (holder, to, id, amount))
        ];
        _call(who, address(LEDGER), all[which % all.length]);
    }

    function callLiens(uint256 who, uint8 which, uint256 amount) external {
        uint256 id = _ids[amount & 1];
        uint48 from = uint48(block.timestamp);
        bytes[3] memory all = [
            abi.encodeCall(LEDGER.pledge, (id, PLEDGEE, amount, from, AGREEMENT)),
            abi.encodeCall(LEDGER.release, (id, _holders[0], amount, AGREEMENT)),
            abi.encodeCall(LEDGER.enforce, (id, _holders[0], amount, AGREEMENT))
        ];
        _call(who, address(LEDGER), all[which % all.length]);
    }

    function callDeals(uint256 who, uint8 which, uint256 amount) external {
        Deal memory deal = Deal(new Leg[](1), AGREEMENT, false, uint48(block.timestamp));
        deal.legs[0] = Leg(LEDGER, _ids[amount & 1], _holders[amount & 1], _holders[(amount & 1) ^ 1], amount);
        bytes[4] memory all = [
            abi.encodeCall(IAsset.move, (deal, 0, "")),
            abi.encodeCall(IAsset.prepare, (deal, 0, "", "proof")),
            abi.encodeCall(IAsset.cancel, (deal, 0, "")),
            abi.encodeCall(LEDGER.lienByDeal, (deal, 0, ""))
        ];
        _call(who, address(LEDGER), all[which % all.length]);
        if (which % 4 != 3) _call(who, address(LIEN_ASSET), all[which % all.length]);
    }

    function callObligations(uint256 who, uint8 which, uint128 amount, bytes32 key) external {
        (uint256 id, address holder) = (_ids[amount & 1], _holders[amount & 1]);
        Terms memory terms = LEDGER.instrumentOf(id).terms;
        bytes[6] memory all = [
            abi.encodeCall(LEDGER.setCase, (_outsider(who), amount % 2 == 0)),
            abi.encodeCall(LEDGER.issue, (key, terms, holder, amount)),
            abi.encodeCall(LEDGER.writeDown, (id, holder, amount)),
            abi.encodeCall(LEDGER.moveByRule, (id, holder, _holders[(amount & 1) ^ 1], amount)),
            abi.encodeCall(LEDGER.pay, (id, amount)),
            abi.encodeCall(LEDGER.onCashReceived, (id, holder, amount))
        ];
        _call(who, address(LEDGER), all[which % all.length]);
    }
}

/// @notice Outsiders move, pledge, freeze, issue and pay out nothing.
contract OutsidersLedgerInvariants is LedgerBase {
    LedgerOutsider private outsider;
    uint256 private lot;
    bytes32 private stateAtStart;

    function setUp() public override {
        super.setUp();
        lot = theCase.issue("lot", lotTerms(), acme.maker, FACE);
        pass(acme.maker, basin.maker, 400_000);
        pledge(100_000);
        pay(300_000); // waits until transfers close
        asCouncil();
        ledger.setFrozenTokens(basin.maker, id, 5_000);
        outsider = new LedgerOutsider(ledger, [id, lot], [acme.maker, basin.maker], bank.id, AGREEMENT);
        stateAtStart = _observable();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(outsider);
    }

    /// @dev SYS-1
    function invariant_MeaningfulCallsByOutsidersChangeNothing() public view {
        vm.assertEq(_observable(), stateAtStart, "observable state");
    }

    /// @dev SYS-2
    function invariant_NoCallByAnOutsiderSucceeds() public view {
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
    }

    function afterInvariant() public view {
        vm.assertTrue(outsider.calls() != 0, "calls");
    }

    function test_TheCallsReachTheirTargets() public {
        for (uint8 i = 0; i < 14; i++) {
            outsider.callHoldings(i, i, i);
            outsider.callOrders(i, i, i, i);
            outsider.callLiens(i, i, i);
            outsider.callDeals(i, i, i);
            outsider.callObligations(i, i, i, bytes32(uint256(i)));
        }
        vm.assertEq(outsider.calls(), 81, "calls");
        vm.assertEq(outsider.succeeded(), 0, vm.toString(uint32(outsider.lastSucceeded())));
        invariant_MeaningfulCallsByOutsidersChangeNothing();
    }

    /// @dev And they would pass if the hash did not see a change.
    function test_AMembersActIsSeen() public {
        pass(acme.maker, basin.maker, 1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_APledgeesReleaseIsSeen() public {
        vm.prank(bank.maker);
        ledger.release(id, acme.maker, 1, AGREEMENT);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function test_APaymentIsSeen() public {
        pay(1);
        vm.assertFalse(_observable() == stateAtStart, "observable state");
    }

    function _observable() private view returns (bytes32) {
        address[3] memory holders = [acme.maker, basin.maker, bank.maker];
        bytes memory all = abi.encode(
            ledger.lienOf(id, acme.maker, bank.id, AGREEMENT),
            ledger.lienOf(lot, acme.maker, bank.id, AGREEMENT),
            cash.balanceOf(address(ledger))
        );
        uint256[2] memory ids = [id, lot];
        for (uint256 i = 0; i < ids.length; i++) {
            all = abi.encode(all, ledger.instrumentOf(ids[i]), ledger.obligationOf(ids[i]));
            for (uint256 h = 0; h < holders.length; h++) all = abi.encode(all, _holding(ids[i], holders[h]));
        }
        for (uint256 i = 0; i < 14; i++) all = abi.encode(all, ledger.isOrderUsed(court.id, i));
        return keccak256(all);
    }

    function _holding(uint256 of_, address holder) private view returns (bytes memory) {
        (uint128 balance, uint128 pledged, uint128 ordered) = ledger.holdingOf(of_, holder);
        (uint256 principal, uint256 interest) = ledger.redeemable(of_, holder);
        return abi.encode(balance, pledged, ordered, principal, interest, cash.balanceOf(holder));
    }
}
