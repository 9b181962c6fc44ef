// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {Receivable} from "../../../contracts/instruments/receivables/Receivable.sol";
import {Dilution} from "../../../contracts/instruments/receivables/ReceivableActs.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {UNDERTAKING} from "../../../contracts/types/LimitKind.sol";
import {ReceivablesModel} from "./ReceivablesModel.sol";

/// @notice From an invoice to units, and what the obligor, the creditor and the guarantor sign.
abstract contract ReceivablesWork is ReceivablesModel {
    uint256 private _salts;

    function register(uint256 key, uint256 terms, uint256 by) external {
        if (items.length >= 16) return;
        _register(key, terms, by);
    }

    function _register(uint256 key, uint256 terms, uint256 by) internal {
        Receivable memory r = invoice(key % KEYS);
        Org memory creditor = parties[key % 3];
        (r.creditor, r.holder, r.obligor) = (creditor.id, creditor.maker, obligorOf(terms).id);
        if ((terms >> 8) % 3 == 0) r.guarantor = guarantor.id;
        r.face = _bound(uint64(terms >> 16), 1, 1_200_000);
        r.dueDay = uint32((block.timestamp + 8 hours) / 1 days) + uint32(_bound(terms >> 80, 1, 60));
        r.salt = bytes32(++_salts);
        address maker =
            by % 4 == 0
                ? obligorOf(terms).maker
                : by % 4 == 1
                    ? parties[by % 8].maker
                    : creditor.maker;
        bytes memory data = abi.encodeCall(receivables.register, (list(r), noFlags(1)));
        if (!attempt("register", maker, address(receivables), data)) return;
        face[items.length] = r.face;
        items.push();
        items[items.length - 1].r = r;
        (items[items.length - 1].id, items[items.length - 1].instrument) = (idOf(r), instrumentOf(r));
        look();
    }

    function consent(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        address maker = by % 4 == 0 ? parties[(by >> 2) % PARTIES].maker : items[i].r.holder;
        _do("consent", maker, abi.encodeCall(receivables.consent, (idsOf(items[i].r))));
    }

    function guaranteeFor(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        Org memory org = by % 8 == 0 ? bank : guarantor;
        DualApproval memory approval = guaranty(org, items[i].r);
        bytes memory data = abi.encodeCall(receivables.guarantee, (list(items[i].r), LATER, approval));
        if (_do("guarantee", OUTSIDER, data)) secured[i] = true;
    }

    function confirmFor(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        Org memory org = by % 8 == 0 ? holderOf(by >> 3) : obligorIn(items[i].r);
        DualApproval memory approval = confirmation(org, items[i].r);
        bytes memory data = abi.encodeCall(receivables.confirm, (list(items[i].r), LATER, approval));
        if (!_do("confirm", OUTSIDER, data)) return;
        (uint104 cap, uint104 used, , , ) = limits.limitOf(org.id, org.id, UNDERTAKING);
        if (used > cap) overCap++;
    }

    function reject(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        address maker = by % 4 == 0 ? parties[(by >> 2) % PARTIES].maker : obligorIn(items[i].r).maker;
        if (by % 3 == 0) _do("reject", maker, abi.encodeCall(receivables.reject, (list(items[i].r), "reason")));
    }

    function cancel(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        address maker = by % 4 == 0 ? parties[(by >> 2) % PARTIES].maker : items[i].r.holder;
        if (by % 3 == 0) _do("cancel", maker, abi.encodeCall(receivables.cancel, (list(items[i].r))));
    }

    function expire(uint256 item) external {
        uint256 i = pick(item, ReceivableState.Registered);
        if (items[i].claim) return;
        _do("expire", OUTSIDER, abi.encodeCall(receivables.expire, (list(items[i].r))));
    }

    /// @dev The holder releases its own document at the register, beside the case.
    function release(uint256 item, uint256 by) external {
        uint256 i = pick(item, ReceivableState.Registered);
        if (by % 8 != 0) return;
        bytes memory data = abi.encodeCall(fingerprints.release, (items[i].r.creditor, items[i].r.keys));
        if (attempt("release", items[i].r.holder, address(fingerprints), data)) look();
    }

    function diluteBy(uint256 item, uint256 amount) external {
        uint256 i = pick(item, ReceivableState.Confirmed);
        if (items[i].claim) return;
        uint256 held = instruments.balanceOf(items[i].r.holder, items[i].instrument);
        Dilution memory dilution = dilutionOf(items[i].r, _bound(amount, 1, held + 2));
        bytes32 digest = dilutionDigest(dilution);
        string memory creditor = string.concat(_nameOf(items[i].r.holder), ": maker");
        DualApproval memory obligor = approvalOf(obligorIn(items[i].r), digest);
        bytes memory data = abi.encodeCall(receivables.dilute, (dilution, signatureOf(creditor, digest), "", obligor));
        if (_do("dilute", OUTSIDER, data)) face[i] -= dilution.amount;
    }

    /// @dev The cap of an obligor, sometimes below what is used.
    function setCapOf(uint256 obligor, uint256 cap) external {
        Org memory org = obligorOf(obligor);
        if (standingOf(org) == Standing.Active) setCap(org, org, UNDERTAKING, uint104(_bound(cap, 1, UNDERTAKEN)));
    }

    function restrict(uint256 party, bool back) external {
        Org memory org = parties[party % PARTIES];
        Standing standing = standingOf(org);
        if (standing == Standing.Expelled || (standing == Standing.Restricted) != back) return;
        setStanding(org.id, back ? Standing.Active : Standing.Restricted);
        done[back ? bytes32("reactivate") : bytes32("restrict")]++;
    }

    function expel(uint256 seed) external {
        if (seed % 8 != 0 || standingOf(dyes) == Standing.Expelled) return;
        setStanding(dyes.id, Standing.Expelled);
        done["expel"]++;
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 6 days));
        look();
    }

    function _do(bytes32 act, address by, bytes memory data) internal returns (bool ok) {
        ok = attempt(act, by, address(receivables), data);
        if (ok) look();
    }

    function _nameOf(address maker) private view returns (string memory) {
        for (uint256 p = 0; p < PARTIES; p++) if (parties[p].maker == maker) return parties[p].name;
        return "";
    }
}
