// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Access, AccessRecord, AccessState} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Agreements} from "../../../contracts/data/Agreements.sol";
import {Escrow, IAccesses} from "../../../contracts/data/IAccesses.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {Test} from "../utils/Test.sol";
import {AgreementsWork} from "./AgreementsWork.sol";

/// @notice Plays all of it: here, the uses of agreements and what is paid for them.
contract AgreementsHandler is AgreementsWork {
    /// @dev The fuzzer calls it too.
    function setUp() public override {
        if (address(cash) != address(0)) return;
        super.setUp();
        _setUpModel();
    }

    function contract_() external view returns (Agreements) {
        return agreements;
    }

    function payees() public view returns (address[3] memory) {
        return [grid.maker, lab.maker, court.maker];
    }

    /* USED */

    function serveFor(uint256 slot, uint32 version, uint8 purpose, uint8 off) external {
        slot = slot % SLOTS;
        AgreementTerms memory t = terms[slot];
        bool byLab = t.consumer == lab.id;
        Access memory access = accessTo(t, ghosts[slot].uses + 1);
        access.version = version % 8 == 0 ? (version >> 3) % 7 : versions;
        access.purpose = purpose % 8 == 0 ? (purpose >> 3) % 4 : 1;
        if (byLab) access.key = otherKey;
        if (off % 16 == 0) access.seq = uint32(off >> 4) % 6;
        bytes memory asked = signatureOf(byLab ? "Lab: device" : "Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        (bool fits, bool pays) = _next(slot);
        fits = fits && access.seq == ghosts[slot].uses + 1 && isServed(access.version) && access.purpose < 2;
        bytes memory data = abi.encodeCall(IAccesses.serve, (t, access, asked, served));
        if (_try("serve", OUTSIDER, data, fits)) _countUse(slot, pays);
    }

    function useFor(uint256 slot, uint32 version, bool named) external {
        slot = slot % SLOTS;
        version = version % 4 == 0 ? (version >> 2) % 7 : versions;
        (bool fits, bool pays) = _next(slot);
        bytes memory data = abi.encodeCall(IAccesses.useFor, (terms[slot], version, 0, "job"));
        bool ok = _try("use", named ? USER : OUTSIDER, data, fits && named && isServed(version));
        if (ok) _countUse(slot, pays);
    }

    /* SETTLED */

    function acknowledgeFor(uint256 slot, uint32 seq) external {
        (slot, seq) = (slot % SLOTS, 1 + (seq % MAX_USES));
        AgreementTerms memory t = terms[slot];
        Access memory access = accessTo(t, seq);
        access.version = 1;
        if (t.consumer == lab.id) access.key = otherKey;
        bytes memory signature = acknowledgementOf(access, _maker(slot));
        bytes memory data = abi.encodeCall(IAccesses.acknowledge, (t, prices[offerAt(slot)], access, signature));
        // Only of an access that was served like this; else the record is another.
        bool same = agreements.accessOf(idOf(t), seq).hash == bytes25(hashOf(access));
        bool fits = same && uses[slot][seq].state == AccessState.Delivered;
        if (_try("acknowledge", OUTSIDER, data, fits)) _release(slot, seq, AccessState.Acknowledged);
    }

    function disputeFor(uint256 slot, uint32 seq) external {
        (slot, seq) = (slot % SLOTS, 1 + (seq % MAX_USES));
        AgreementTerms memory t = terms[slot];
        bool fits = uses[slot][seq].state == AccessState.Delivered;
        fits = fits && block.timestamp <= uses[slot][seq].since + 3 days;
        address by = t.consumer == lab.id ? lab.maker : bank.maker;
        if (!_try("dispute", by, abi.encodeCall(IAccesses.dispute, (t, seq, REASON)), fits)) return;
        (uses[slot][seq].state, uses[slot][seq].since) = (AccessState.Disputed, block.timestamp);
    }

    function decideFor(uint256 slot, uint32 seq, bool upheld) external {
        (slot, seq) = (slot % SLOTS, 1 + (seq % MAX_USES));
        bytes memory data = abi.encodeCall(IAccesses.decide, (terms[slot], prices[offerAt(slot)], seq, upheld, REASON));
        bool fits = uses[slot][seq].state == AccessState.Disputed;
        fits = fits && block.timestamp <= uses[slot][seq].since + 30 days;
        if (!_try("decide", court.maker, data, fits)) return;
        if (upheld) _restore(slot, seq);
        else _release(slot, seq, AccessState.Dismissed);
    }

    function settleFor(uint256 slot, uint32 seq) external {
        (slot, seq) = (slot % SLOTS, 1 + (seq % MAX_USES));
        bool disputed = uses[slot][seq].state == AccessState.Disputed;
        bool fits = disputed || uses[slot][seq].state == AccessState.Delivered;
        fits = fits && block.timestamp > uses[slot][seq].since + (disputed ? 30 days : 3 days);
        bytes memory data = abi.encodeCall(IAccesses.settle, (terms[slot], prices[offerAt(slot)], seq));
        if (!_try("settle", OUTSIDER, data, fits)) return;
        if (disputed) _restore(slot, seq);
        else _release(slot, seq, AccessState.Acknowledged);
    }

    /* MONEY */

    function fundFor(uint256 slot, uint256 amount) external {
        slot = slot % SLOTS;
        amount = amount % (3 * COST);
        bool fits = amount != 0 && isPriced(slot) && goesOn(slot);
        bytes memory data = abi.encodeCall(IAccesses.fund, (idOf(terms[slot]), amount));
        if (_try("fund", bank.maker, data, fits)) ghosts[slot].available += amount;
    }

    function takeBackFor(uint256 slot, uint256 amount, bool byOthers) external {
        slot = slot % SLOTS;
        amount = amount % (ghosts[slot].available + ghosts[slot].available / 8 + 2);
        bool over = uint8(stateNow(slot)) > uint8(AgreementState.Suspended);
        address by =
            byOthers
                ? OUTSIDER
                : terms[slot].consumer == lab.id
                    ? lab.maker
                    : bank.maker;
        bool fits = amount != 0 && amount <= ghosts[slot].available && (!byOthers || over);
        bytes memory data = abi.encodeCall(IAccesses.takeBack, (terms[slot], amount));
        if (_try("take back", by, data, fits)) ghosts[slot].available -= amount;
    }

    function payOutTo(uint256 payee) external {
        address to = payees()[payee % 3];
        bytes memory data = abi.encodeCall(IAccesses.payOut, (cash, to));
        if (_try("pay out", OUTSIDER, data, credited[to] != 0)) credited[to] = 0;
    }
}

/// @notice What holds for agreements, their uses and their money, whatever anybody does.
contract AgreementsInvariants is Test {
    AgreementsHandler private handler;
    Agreements private agreements;

    function setUp() public {
        handler = new AgreementsHandler();
        handler.setUp();
        agreements = handler.contract_();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev DAT-1, DAT-5
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_EachActDoesWhatItShould() public view {
        vm.assertEq(handler.unexpected(), 0, vm.toString(uint32(handler.lastUnexpected())));
    }

    /// @dev DAT-2: state and number of uses, at most as many as agreed; what is final stays.
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_StatesAndUsesAreThoseOfTheModel() public view {
        for (uint256 i = 0; i < handler.SLOTS(); i++) {
            Agreement memory known = agreements.agreementOf(_idOf(i));
            AgreementsHandler.Ghost memory g = handler.ghost(i);
            vm.assertEq(uint8(known.state), uint8(handler.stateNow(i)), "state");
            vm.assertEq(known.uses, g.uses, "uses");
            vm.assertTrue(known.uses <= known.maxUses, "no more than agreed");
            vm.assertTrue(known.windowUses <= 2, "no more in a period than agreed");
        }
    }

    /// @dev DAT-3
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_OneAgreementForEachConsumerWhereTheOfferSaysSo() public view {
        for (uint256 i = 0; i < handler.SLOTS(); i++) {
            vm.assertFalse(handler.isRunning(i) && handler.isTaken(i), "two at a time");
        }
    }

    /// @dev DAT-4: numbered without gaps, in the time agreed, and none after the end.
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_AccessesAreNumberedWithoutGapsAndInTime() public view {
        for (uint256 i = 0; i < handler.SLOTS(); i++) {
            AgreementsHandler.Ghost memory g = handler.ghost(i);
            AgreementTerms memory terms = handler.termsAt(i);
            for (uint32 seq = 0; seq < 7; seq++) {
                AccessRecord memory known = agreements.accessOf(_idOf(i), seq);
                bool counted = seq != 0 && seq <= g.uses;
                vm.assertEq(known.state != AccessState.None, counted, "numbered");
                AgreementsHandler.Use memory use = handler.use(i, seq);
                vm.assertEq(uint8(known.state), uint8(use.state), "state");
                vm.assertEq(uint256(known.since), use.since, "since");
                vm.assertEq(known.paid, use.paid, "paid");
                if (!counted) continue;
                vm.assertTrue(use.servedAt >= terms.start && use.servedAt <= terms.end, "in time");
                vm.assertTrue(g.endedAt == 0 || use.servedAt <= g.endedAt, "before the end");
            }
        }
    }

    /// @dev DAT-6
    /// hardhat-config: default.invariant.failOnRevert = true
    function invariant_WhatIsHeldIsAvailableLockedOrCredited() public view {
        uint256 sum = 0;
        for (uint256 i = 0; i < handler.SLOTS(); i++) {
            Escrow memory e = agreements.escrowOf(_idOf(i));
            AgreementsHandler.Ghost memory g = handler.ghost(i);
            vm.assertEq(e.available, g.available, "available");
            vm.assertEq(e.locked, g.locked, "locked");
            sum += g.available + g.locked;
        }
        address[3] memory payees = handler.payees();
        for (uint256 i = 0; i < 3; i++) {
            uint256 credit = agreements.creditOf(handler.cash(), payees[i]);
            vm.assertEq(credit, handler.credited(payees[i]), "credited");
            sum += credit;
        }
        vm.assertEq(handler.cash().balanceOf(address(agreements)), sum, "held");
    }

    function test_TheHandlerReachesEveryAct() public {
        for (uint256 i = 0; i < 8; i++) if (i != 6) handler.propose(i, i % 2 == 0);
        handler.concludeFor(2);
        for (uint256 i = 0; i < 8; i++) handler.agree(i);
        for (uint256 i = 0; i < 8; i++) handler.consentTo(i);
        for (uint256 i = 0; i < 8; i++) handler.fundFor(i, 2500);
        for (uint256 i = 0; i < 8; i++) handler.serveFor(i, 1, 1, 1);
        handler.acknowledgeFor(0, 0);
        handler.disputeFor(3, 0);
        handler.decideFor(3, 0, true);
        handler.disputeFor(7, 0);
        handler.decideFor(7, 0, false);
        handler.useFor(2, 1, true);
        handler.publishNext();
        handler.revokeVersion(16);
        handler.serveFor(0, 8, 1, 1);
        handler.pauseOrEnd(0, 0);
        handler.serveFor(0, 1, 1, 1);
        handler.pauseOrEnd(0, 8);
        handler.pauseOrEnd(0, 21);
        handler.pauseOrEnd(1, 23);
        handler.concludeFor(6);
        handler.pauseOrEnd(7, 22);
        for (uint256 i = 0; i < 20; i++) handler.wait(12 hours - 1);
        for (uint256 i = 0; i < 8; i++) handler.settleFor(i, 0);
        handler.takeBackFor(0, 1499, true);
        for (uint256 i = 0; i < 3; i++) handler.payOutTo(i);
        handler.turn(8);
        handler.turn(8);
        bytes32[15] memory acts = [
            bytes32("propose"),
            "agree",
            "consent",
            "conclude",
            "suspend",
            "resume",
            "retire",
            "revoke",
            "terminate",
            "serve",
            "use",
            "acknowledge",
            "dispute",
            "decide",
            "settle"
        ];
        for (uint256 i = 0; i < acts.length; i++) {
            vm.assertTrue(handler.done(acts[i]) != 0, string(abi.encodePacked(acts[i])));
        }
        vm.assertTrue(handler.done("fund") != 0 && handler.done("take back") != 0, "money in and back");
        vm.assertTrue(handler.done("pay out") != 0, "money out");
        invariant_EachActDoesWhatItShould();
        invariant_StatesAndUsesAreThoseOfTheModel();
        invariant_AccessesAreNumberedWithoutGapsAndInTime();
        invariant_WhatIsHeldIsAvailableLockedOrCredited();
    }

    function _idOf(uint256 slot) private view returns (AgreementId) {
        return agreements.idOf(handler.termsAt(slot));
    }
}
